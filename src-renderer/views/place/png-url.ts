/** The address of a picture that came as base64. */
export const pngUrl = (base64: string): string => `data:image/png;base64,${base64}`;
