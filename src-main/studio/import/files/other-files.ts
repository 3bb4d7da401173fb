/** A file beside the others of an import. */

const otherScale = 5; // times as large, or as small

/** `middle` is the upper median. Sizes are positive and of one kind: lengths of scales, or largest values. */
export function compareSizes(sizes: readonly number[]): { readonly middle: number; readonly isStrange: (size: number) => boolean } {
  const middle = sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)]!;
  return { middle, isStrange: (size) => size * otherScale < middle || size > otherScale * middle };
}

export function fileName(label: string): string {
  return label.replace(/^.*[/\\]/, '');
}
