/** Rows of a table in the order of one of its columns; missing values stay last, whichever way. */
export type Cell = string | number | null;

export function sortRows<Row extends readonly Cell[]>(unsorted: readonly Row[], column: number, isDown: boolean): Row[] {
  const sign = isDown ? -1 : 1;
  return [...unsorted].sort((a, b) => {
    const [x, y] = [a[column] ?? null, b[column] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), undefined, { numeric: true });
    return sign * order;
  });
}
