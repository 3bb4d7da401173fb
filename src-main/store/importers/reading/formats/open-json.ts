/** JSON as programs of experiments write it: rows of jsPsych, one in a line or in lists of lists, columns, and the tree of Meadows. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import { decodeText } from '../../decode-text';
import type { TableRow } from '../../table-cells';
import { largestTable, mostCells, mostColumns } from '../sheet/open-text';
import { placesOf } from '../names/places-in-cell';
import { nameOf } from '../names/split-pair';
import type { OpenedFile, Sheet } from '../sheet/table';
import { fromVector, sheetOfMatrices, type OwnMatrix } from './matlab-sheets';

type Row = ReadonlyMap<string, unknown>;

/** Null where the bytes are no JSON. `path` is named in sentences. */
export function openJson(bytes: Uint8Array, path: string): OpenedFile | null {
  const first = bytes.subarray(0, 64).find((byte) => ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(byte));
  if ((first !== 0x5b && first !== 0x7b) || bytes.length > largestTable) return null; // [ or {
  const parsed = parse(decodeText(bytes).text.trim());
  if (parsed === undefined) return null;
  const sheets = sheetsOf(parsed);
  if (sheets.length === 0)
    throw new AppError(
      'bad-input',
      say`${path} is JSON without rows of answers. It needs a list of trials, as jsPsych writes it, or a tree of Meadows.`,
    );
  const cells = sheets.reduce((sum, { lines }) => sum + lines.length * (lines[0]?.cells.length ?? 0), 0);
  if (cells > mostCells)
    throw new AppError('bad-input', say`${path} has more than ${mostCells / 1e6} million cells. Keep the rows that are needed.`);
  return { format: 'json', sheets, encoding: 'utf-8', delimiter: '\t', remarks: [] };
}

/** Undefined where it is neither JSON nor JSON line by line. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
    if (lines.length < 2) return undefined;
    try {
      return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      return undefined;
    }
  }
}

function sheetsOf(parsed: unknown): Sheet[] {
  const matrices: OwnMatrix[] = [];
  const arranged: Row[] = [];
  let names: readonly string[] | null = null;
  collectTasks(parsed, '', 0, (task, rater) => {
    const own = matrixOf(
      matrixKeys.map((key) => task.get(key)).find((value) => value !== undefined),
      rater,
    );
    const stimuli = task.get('stimuli') ?? task.get('labels') ?? task.get('names');
    const listed = Array.isArray(stimuli) ? stimuli.map(nameOf) : [];
    if (own !== null) matrices.push(own);
    if (own !== null && listed.length === own.n && listed.every((name) => name !== '')) names ??= listed;
    const trials = task.get('trials');
    if (!Array.isArray(trials) || own !== null) return;
    const called = new Map(Array.isArray(stimuli) ? stimuli.map((thing, i) => [idOf(thing), listed[i]!] as const) : []);
    trials.forEach((trial: unknown, i) => {
      const places = placesOf(trial instanceof Object ? ((trial as { positions?: unknown }).positions ?? null) : null);
      for (const { name, x, y } of places ?? [])
        arranged.push(
          new Map<string, unknown>([
            ['participant', rater],
            ['trial', i + 1],
            ['item', called.get(name) ?? name],
            ['x', x],
            ['y', y],
          ]),
        );
    });
  });
  const sized = matrices.filter(({ n }) => n === matrices[0]!.n);
  if (sized.length > 0) return [sheetOfMatrices('', sized, names)];
  if (arranged.length > 0) return [{ name: '', lines: linesOfRows(arranged), isHeaderSure: true }];
  const rows = rowsOf(parsed, 0);
  if (rows !== null && rows.length > 0) return [{ name: '', lines: linesOfRows(rows), isHeaderSure: true }];
  const grid = gridOf(parsed);
  return grid === null ? [] : [{ name: '', lines: grid }];
}

/** Objects with dissimilarities or trials, each with the name of the person above it. */
function collectTasks(value: unknown, rater: string, depth: number, visit: (task: Row, rater: string) => void): void {
  if (depth > 6 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 5000)) collectTasks(item, rater, depth + 1, visit);
    return;
  }
  const entries = new Map<string, unknown>(Object.entries(value).slice(0, 5000));
  const own = entries.get('participant') ?? entries.get('participation') ?? entries.get('name');
  const who = typeof own === 'string' && entries.has('tasks') ? own : rater;
  const isMatrix = ['matrix', 'distances'].some((key) => matrixOf(entries.get(key), '') !== null);
  if (
    entries.has('rdm') ||
    entries.has('rdmutv') ||
    isMatrix ||
    (entries.has('trials') && entries.has('stimuli')) ||
    (entries.has('dissimilarities') && !entries.has('rt'))
  )
    visit(entries, who === '' ? 'all' : who);
  for (const [key, item] of entries)
    if (typeof item === 'object' && item !== null && key !== 'trials')
      collectTasks(item, who === '' && !structural.has(key) ? key : who, depth + 1, visit);
}

const matrixKeys = ['rdm', 'rdmutv', 'dissimilarities', 'matrix', 'distances'] as const;
const structural = new Set(['tasks', 'task', 'participants', 'participations', 'data', 'results', 'stimuli']);

function idOf(thing: unknown): string {
  const id = typeof thing === 'object' && thing !== null ? (thing as { id?: unknown }).id : thing;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

function matrixOf(value: unknown, rater: string): OwnMatrix | null {
  if (!Array.isArray(value) || value.length < 3) return null;
  if (value.every((item) => typeof item === 'number')) return fromVector(value, rater);
  const n = value.length;
  const isSquare = n <= 2000 && value.every((row) => Array.isArray(row) && row.length === n);
  return isSquare
    ? { rater, n, values: Float64Array.from((value as unknown[][]).flat(), (cell) => (typeof cell === 'number' ? cell : NaN)) }
    : null;
}

/** A list of objects, here or below; lists of such lists are joined, each with its number as the person where no row names one. */
function rowsOf(value: unknown, depth: number): Row[] | null {
  if (depth > 5 || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    const objects = value.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item)) as object[];
    if (objects.length > 0 && objects.length >= value.length / 2) {
      return unfold(objects, depth) ?? objects.map((item) => new Map(Object.entries(item)));
    }
    const lists = value.map((item) => rowsOf(item, depth + 1));
    return lists.length > 0 && lists.every((rows) => rows !== null) ? joinPeople(lists) : null;
  }
  const entries = Object.entries(value);
  const columns = entries.filter(([, item]) => Array.isArray(item) && item.every((cell) => typeof cell !== 'object')) as [
    string,
    unknown[],
  ][];
  const length = columns[0]?.[1].length ?? 0;
  if (columns.length >= 2 && length >= 2 && columns.every(([, item]) => item.length === length))
    return Array.from({ length }, (_, i) => new Map(columns.map(([key, item]) => [key, item[i]])));
  const found = entries.slice(0, 2000).flatMap(([key, item]) => {
    const rows = rowsOf(item, depth + 1);
    return rows === null ? [] : [{ key, rows }];
  });
  if (found.length > 1 && found.length === entries.length)
    return joinPeople(
      found.map(({ rows }) => rows),
      found.map(({ key }) => key),
    );
  return found.reduce<Row[] | null>((most, { rows }) => (most === null || rows.length > most.length ? rows : most), null);
}

/** Trials within people: each trial takes along what stands beside its list. */
function unfold(people: readonly object[], depth: number): Row[] | null {
  if (people.length > 5000) return null;
  const keys = new Map<string, number>();
  for (const person of people)
    for (const [key, value] of Object.entries(person)) if (areTrials(value)) keys.set(key, (keys.get(key) ?? 0) + 1);
  const [best] = [...keys].filter(([, count]) => count >= 0.8 * people.length).sort((a, b) => b[1] - a[1]);
  if (best === undefined) return null;
  const [key] = best;
  const lists = people.map((person) => {
    const beside = Object.entries(person).filter(
      ([name, value]) => name !== key && (typeof value === 'string' || typeof value === 'number'),
    );
    const rows = rowsOf((person as Readonly<Record<string, unknown>>)[key], depth + 1) ?? [];
    return rows.map((row): Row => new Map([...beside.filter(([name]) => !row.has(name)), ...row]));
  });
  return joinPeople(lists);
}

/** Objects with at least two texts or a list of them; the path of a mouse or places on a screen are none. */
function areTrials(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2 || placesOf(value) !== null) return false;
  const objects = value.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item)) as object[];
  const isTrial = (item: object): boolean => {
    const values = Object.values(item);
    const texts = values.filter((each) => typeof each === 'string').length;
    return (
      texts >= 2 ||
      values.some((each) => Array.isArray(each) && each.length >= 2 && each.every((name) => typeof name === 'string')) ||
      'rt' in item
    );
  };
  return objects.length >= value.length / 2 && objects.filter(isTrial).length >= objects.length / 2;
}

function joinPeople(lists: readonly Row[][], keys?: readonly string[]): Row[] {
  const isNamed = lists.every((rows) =>
    rows.some((row) => [...row.keys()].some((key) => /participant|subject|prolific|person|^vp|^id$/i.test(key))),
  );
  return lists.flatMap((rows, i) =>
    isNamed ? rows : rows.map((row) => new Map<string, unknown>([['participant', keys?.[i] ?? String(i + 1)], ...row])),
  );
}

/** A column for each key, in the order of appearance; objects of objects become ‘outer.inner’. */
function linesOfRows(rows: readonly Row[]): TableRow[] {
  const keys = new Map<string, number>();
  const flat = rows.map((row) => {
    const cells = new Map<string, string>();
    for (const [key, value] of row) put(cells, key, value, 0);
    for (const key of cells.keys()) if (!keys.has(key) && keys.size < mostColumns) keys.set(key, keys.size);
    return cells;
  });
  const header = [...keys.keys()];
  return [{ row: 1, cells: header }, ...flat.map((cells, i) => ({ row: i + 2, cells: header.map((key) => cells.get(key) ?? '') }))];
}

function put(cells: Map<string, string>, key: string, value: unknown, depth: number): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'object' && !Array.isArray(value) && depth < 2 && Object.keys(value).length <= 60) {
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && (typeof only![1] === 'number' || typeof only![1] === 'string'))
      return void cells.set(key, String(only![1])); // {"Q0": 4}
    for (const [inner, item] of entries) put(cells, `${key}.${inner}`, item, depth + 1);
  } else cells.set(key, typeof value === 'string' ? value.trim() : JSON.stringify(value));
}

function gridOf(value: unknown): TableRow[] | null {
  if (
    !Array.isArray(value) ||
    value.length === 0 ||
    !value.every((row) => Array.isArray(row) && row.length === (value[0] as unknown[]).length)
  )
    return null;
  return (value as unknown[][]).map((row, i) => ({
    row: i + 1,
    cells: row.map((cell) => (cell === null ? '' : typeof cell === 'string' ? cell : JSON.stringify(cell))),
  }));
}
