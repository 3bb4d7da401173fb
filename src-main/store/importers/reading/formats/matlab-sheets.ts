/** From the variables of a MATLAB file, or the entries of a JSON tree, to tables: matrices of dissimilarities with their names. */
import type { TableRow } from '../../table-cells';
import type { Sheet } from '../sheet/table';

export type MatValue =
  | { readonly kind: 'numbers'; readonly dims: readonly number[]; readonly values: Float64Array }
  | { readonly kind: 'text'; readonly rows: readonly string[] }
  | { readonly kind: 'cell'; readonly items: readonly (MatValue | null)[] }
  | { readonly kind: 'struct'; readonly rows: readonly ReadonlyMap<string, MatValue | null>[] };

/** One person's dissimilarities, as a full matrix. */
export interface OwnMatrix {
  readonly rater: string;
  readonly n: number;
  readonly values: Float64Array; // n x n
}

const mostItems = 2000;

export function sheetsOfVariables(variables: ReadonlyMap<string, MatValue>): Sheet[] {
  const matrices: { readonly group: string; readonly matrix: OwnMatrix }[] = [];
  const names: { readonly variable: string; readonly names: readonly string[] }[] = [];
  const walk = (variable: string, value: MatValue | null, rater: string, depth: number): void => {
    if (value === null || depth > 6 || matrices.length > 2000) return;
    const found = namesOf(value);
    if (found.length >= 3) names.push({ variable, names: found });
    if (value.kind === 'numbers') for (const matrix of matricesOf(value, rater)) matrices.push({ group: groupOf(variable), matrix });
    else if (value.kind === 'cell')
      value.items.forEach((item, i) => walk(variable, item, value.items.length === 1 ? rater : `${rater} ${i + 1}`, depth + 1));
    else if (value.kind === 'struct')
      value.rows.forEach((row, i) => {
        const own = row.get('name');
        const called = own?.kind === 'text' && value.rows.length > 1 ? own.rows[0] : undefined;
        for (const [field, item] of row)
          walk(`${variable}.${field}`, item, called ?? (value.rows.length === 1 ? rater : `${rater} ${i + 1}`), depth + 1);
      });
  };
  for (const [variable, value] of variables) walk(variable, value, raterOf(variable), 0);
  const groups = new Map<string, OwnMatrix[]>();
  for (const { group, matrix } of matrices) {
    const key = `${group} (${matrix.n})`;
    groups.set(key, [...(groups.get(key) ?? []), matrix]);
  }
  const isMeant = (key: string): boolean => /rd[mv]|dis+im|dist|delta|utv|similar|corr/i.test(key);
  // any three numbers are as many as three items have pairs
  for (const [key, [first]] of groups)
    if (first!.n < 4 && !isMeant(key) && !names.some(({ names: list }) => list.length === first!.n)) groups.delete(key);
  const sorted = [...groups].sort(([, a], [, b]) => b.length * b[0]!.n ** 2 - a.length * a[0]!.n ** 2);
  return sorted.map(([, group], i) => {
    const fitting = names.find(({ names: list }) => list.length === group[0]!.n)?.names ?? null;
    return sheetOfMatrices(sorted[i]![0].replace(/ \(\d+\)$/, ''), group, fitting);
  });
}

/** Without names a single matrix stays bare, so that the stimuli of a project can name it. */
export function sheetOfMatrices(name: string, matrices: readonly OwnMatrix[], names: readonly string[] | null): Sheet {
  const lines = linesOf(matrices, names);
  if (names !== null || matrices.length > 1) return { name, lines, isHeaderSure: true };
  return { name, lines: lines.slice(1).map(({ row, cells }) => ({ row: row - 1, cells: cells.slice(1) })), isHeaderMissing: true };
}

/** One matrix as it is; several below each other with their people. */
function linesOf(matrices: readonly OwnMatrix[], names: readonly string[] | null): TableRow[] {
  const n = matrices[0]!.n;
  const own = names ?? Array.from({ length: n }, (_, i) => String(i + 1));
  const isSingle = matrices.length === 1;
  const unique = own.map((name, i) => (own.indexOf(name) === i ? name : `${name} (${i + 1})`));
  const lines: { row: number; cells: string[] }[] = [{ row: 1, cells: [...(isSingle ? [''] : ['rater', 'item']), ...unique] }];
  for (const { rater, values } of matrices)
    for (let i = 0; i < n; i++) {
      const cells = Array.from(values.subarray(i * n, (i + 1) * n), (value) => (Number.isFinite(value) ? String(value) : ''));
      lines.push({ row: lines.length + 1, cells: [...(isSingle ? [] : [rater]), unique[i]!, ...cells] });
    }
  return lines;
}

/** The upper triangle row by row, as MATLAB's squareform and Meadows have it. */
export function fromVector(values: ArrayLike<number>, rater: string): OwnMatrix | null {
  const n = Math.round((1 + Math.sqrt(1 + 8 * values.length)) / 2);
  if ((n * (n - 1)) / 2 !== values.length || n < 3 || n > mostItems) return null;
  const full = new Float64Array(n * n);
  let k = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) full[i * n + j] = full[j * n + i] = values[k++]!;
  return { rater, n, values: full };
}

function matricesOf({ dims, values }: Extract<MatValue, { kind: 'numbers' }>, rater: string): OwnMatrix[] {
  const [rows = 0, columns = 0, pages = 1] = dims;
  if (dims.length > 3 || rows * columns * pages !== values.length) return [];
  if (rows === columns && rows >= 3 && rows <= mostItems)
    return Array.from({ length: Math.min(pages, 1000) }, (_, page) => ({
      rater: pages === 1 ? rater : `${rater} ${page + 1}`,
      n: rows,
      values: values.slice(page * rows * rows, (page + 1) * rows * rows),
    }));
  if (pages !== 1 || Math.min(rows, columns) < 1) return [];
  if (rows === 1 || columns === 1) {
    const whole = fromVector(values, rater);
    return whole === null ? [] : [whole];
  }
  // A row for each person: MATLAB keeps numbers column by column.
  const people = Array.from({ length: Math.min(rows, 1000) }, (_, i) =>
    fromVector(
      Array.from({ length: columns }, (_v, j) => values[j * rows + i]!),
      `${rater} ${i + 1}`,
    ),
  );
  return people.every((matrix) => matrix !== null) ? people : [];
}

/** Texts of a cell, rows of a block of letters, or the names in a struct of images. */
function namesOf(value: MatValue): string[] {
  if (value.kind === 'text') return value.rows.length > 1 ? [...value.rows] : [];
  const single = (item: MatValue | null): string =>
    item?.kind === 'text' ? (item.rows[0] ?? '') : item?.kind === 'cell' && item.items.length === 1 ? single(item.items[0]!) : '';
  const found =
    value.kind === 'cell'
      ? value.items.map(single)
      : value.kind === 'struct'
        ? value.rows.map(
            (row) =>
              ['name', 'label', 'file', 'filename', 'image'].map((key) => single(row.get(key) ?? null)).find((name) => name !== '') ?? '',
          )
        : [];
  return found.every((name) => name !== '') ? found : [];
}

/** Meadows calls the dissimilarities of a person rdmutv_happy_owl. */
function raterOf(variable: string): string {
  const own = /^(?:rdmutv|rdm|utv|dissimilarities)_(.+)$/i.exec(variable)?.[1];
  return own === undefined ? variable : own.replaceAll('_', '-');
}

function groupOf(variable: string): string {
  return variable.replace(/^(rdmutv|rdm|utv|dissimilarities)_.+$/i, '$1');
}
