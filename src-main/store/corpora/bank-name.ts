/** The file of decoded drawings in cache/. Those with thicker lines are kept beside those as they are drawn. */
export function bankName(of: string, lineThickness: number): string {
  return `${of}${lineThickness === 0 ? '' : `.lines-${lineThickness}`}.bank`;
}
