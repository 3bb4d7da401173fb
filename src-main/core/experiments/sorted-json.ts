/** One text for equal values, in whatever order their fields were written: a record read from a file has that of the schema. */
export function sortedJson(value: unknown, leftOut: string | null = null): string {
  return JSON.stringify(value, (key, each: unknown) => {
    if (key === leftOut) return undefined;
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([x], [y]) => (x < y ? -1 : 1)));
  });
}
