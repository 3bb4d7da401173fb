/** Text whose columns are separated by spaces, as R writes and prints it. */
import type { TableRow } from '../../table-cells';

/** Cells in quotation marks may hold spaces, and others may where two or more part the columns. */
export function splitSpaces(text: string, atMost = Infinity): TableRow[] {
  const rows = splitAtEach(text, atMost);
  const width = rows[0]?.cells.length ?? 0;
  if (rows.length < 3 || rows.every(({ cells }) => cells.length === width || cells.length === width + 1)) return rows;
  const wide = splitAtWide(text, atMost);
  const widest = wide[0]?.cells.length ?? 0;
  return widest >= 2 && wide.length === rows.length && wide.every(({ cells }) => cells.length === widest) ? wide : rows;
}

function splitAtWide(text: string, atMost: number): TableRow[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ row: index + 1, cells: line.trim().split(/ {2,}|\t/) }))
    .filter(({ cells }) => cells[0] !== '')
    .slice(0, atMost);
}

function splitAtEach(text: string, atMost: number): TableRow[] {
  const rows: TableRow[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (rows.length >= atMost) break;
    const cells = splitLine(line);
    if (cells.length > 0) rows.push({ row: index + 1, cells });
  }
  return rows;
}

function splitLine(line: string): string[] {
  const cells: string[] = [];
  for (const match of line.matchAll(/"((?:[^"\\]|\\.|"")*)"|'([^']*)'(?=\s|$)|(\S+)/g))
    cells.push((match[1]?.replace(/\\(.)|""/g, (_, letter: string | undefined) => letter ?? '"') ?? match[2] ?? match[3] ?? '').trim());
  return cells;
}

/**
 * A wide matrix is printed in blocks, each with a row of names above and the names of the rows beside: the blocks are laid side by side. A row
 * of names alone has one cell less than the rows below; its corner is put in. Answers null where the lines are no such print.
 */
export function joinPrintedBlocks(rows: readonly TableRow[]): TableRow[] | null {
  const isNumber = (cell: string): boolean => /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell) || /^(NA|NaN|Inf)$/.test(cell);
  const heads = rows.flatMap(({ cells }, i) => {
    const next = rows[i + 1]?.cells;
    const below = next !== undefined && next.length > 1 && next.slice(1).every(isNumber) && !isNumber(next[0]!);
    return below && cells.length >= next.length - 1 && !cells.slice(1).every(isNumber) ? [i] : [];
  });
  if (heads.length < 2 || heads[0] !== 0) return null;
  const names: string[] = [];
  const values = new Map<string, { row: number; cells: string[] }>();
  for (const [k, at] of heads.entries()) {
    const columns = rows[at]!.cells;
    for (const { row, cells } of rows.slice(at + 1, heads[k + 1] ?? rows.length)) {
      const [name, ...given] = cells;
      if (given.length > columns.length) return null;
      const line = values.get(name!) ?? { row, cells: [name!] };
      if (line.cells.length > 1 + names.length) return null; // the name stands there twice in a block
      line.cells.push(...Array<string>(1 + names.length - line.cells.length).fill(''), ...given);
      values.set(name!, line);
    }
    names.push(...columns);
  }
  if (new Set(names).size !== names.length) return null;
  return [{ row: rows[0]!.row, cells: ['', ...names] }, ...values.values()];
}
