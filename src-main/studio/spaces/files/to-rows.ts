/** n x dims numbers as n rows. */
export function toRows(flat: Float64Array, n: number, dims: number): number[][] {
  return Array.from({ length: n }, (_, i) => [...flat.subarray(i * dims, (i + 1) * dims)]);
}
