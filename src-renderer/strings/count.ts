/** '1 drawing', '60 drawings'. */
export function count(n: number | string, one: string, many: string): string {
  return `${n} ${String(n) === '1' ? one : many}`;
}
