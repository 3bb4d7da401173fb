/** What R's dput writes: dist, matrix, data.frame and factor, as structure(c(…), …). */
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';
import { decodeText } from '../../decode-text';
import type { TableRow } from '../../table-cells';
import { mostCells } from '../sheet/open-text';
import type { OpenedFile, Sheet } from '../sheet/table';
import { sheetOfMatrices } from './matlab-sheets';

interface RVector {
  readonly values: readonly RValue[];
  readonly names: readonly string[]; // '' without one
  readonly attributes: ReadonlyMap<string, RValue>;
}
type RValue = string | number | null | RVector;

const isDput = /^\s*(?:[\w.]+\s*(?:<-|=)\s*)?structure\s*\(/;
const largest = 20 * 2 ** 20;

/** Null where the text is nothing that dput writes. */
export function openR(bytes: Uint8Array, path: string): OpenedFile | null {
  if (bytes.length > largest || !isDput.test(new TextDecoder('latin1').decode(bytes.subarray(0, 300)))) return null;
  const { text, encoding } = decodeText(bytes);
  const refuse = (): AppError =>
    new AppError(
      'bad-input',
      say`${path} looks like what R’s dput writes, but cannot be read. Write write.csv(x, "table.csv") in R and choose that file.`,
    );
  try {
    const value = createParser(text.replace(/^\s*[\w.]+\s*(?:<-|=)\s*/, '')).value(0);
    const sheet = sheetOf(value);
    if (sheet === null) throw refuse();
    return {
      format: 'r',
      sheets: [sheet],
      encoding,
      delimiter: '\t',
      remarks: [],
      ...(isClass(value, 'dist') ? { meaning: 'dissimilarity' as const } : {}),
    };
  } catch (error) {
    throw error instanceof AppError ? error : refuse();
  }
}

function isVector(value: RValue | undefined): value is RVector {
  return typeof value === 'object' && value !== null;
}

function isClass(value: RValue | undefined, name: string): boolean {
  return isVector(value) && textsOf(value.attributes.get('class')).includes(name);
}

function textsOf(value: RValue | undefined): string[] {
  if (value === undefined || value === null) return [];
  return isVector(value) ? value.values.map((item) => (item === null || isVector(item) ? '' : String(item))) : [String(value)];
}

function sheetOf(value: RValue): Sheet | null {
  if (!isVector(value)) return null;
  const { attributes, values } = value;
  if (isClass(value, 'dist')) return distSheet(value);
  if (isClass(value, 'data.frame')) return frameSheet(value);
  const dims = textsOf(attributes.get('dim')).map(Number);
  const [rows, columns] = dims;
  if (dims.length !== 2 || rows! * columns! !== values.length || values.length > mostCells) return null;
  const names = attributes.get('dimnames');
  const listed: readonly RValue[] = isVector(names) ? names.values : [];
  const beside: readonly string[] = textsOf(listed[0]);
  const above: readonly string[] = textsOf(listed[1]);
  const cell = (i: number, j: number): string => textsOf(values[j * rows! + i])[0] ?? '';
  const header = above.length === columns ? [{ row: 1, cells: [...(beside.length === rows ? [''] : []), ...above] }] : [];
  const body = Array.from({ length: rows! }, (_, i) => ({
    row: i + 1 + header.length,
    cells: [...(beside.length === rows ? [beside[i]!] : []), ...Array.from({ length: columns! }, (_v, j) => cell(i, j))],
  }));
  return { name: '', lines: [...header, ...body], ...(header.length > 0 ? { isHeaderSure: true } : {}) };
}

/** The lower triangle column by column. */
function distSheet({ values, attributes }: RVector): Sheet | null {
  const n = Number(textsOf(attributes.get('Size'))[0]);
  if (!Number.isInteger(n) || n < 2 || n > 2000 || values.length !== (n * (n - 1)) / 2) return null;
  const labels = textsOf(attributes.get('Labels'));
  const full = new Float64Array(n * n);
  let k = 0;
  for (let j = 0; j < n; j++)
    for (let i = j + 1; i < n; i++) {
      const value = values[k++];
      full[i * n + j] = full[j * n + i] = typeof value === 'number' ? value : NaN;
    }
  return sheetOfMatrices('', [{ rater: '', n, values: full }], labels.length === n ? labels : null);
}

function frameSheet({ values, names }: RVector): Sheet | null {
  const columns = values.map((column) => {
    const levels = isVector(column) ? textsOf(column.attributes.get('levels')) : [];
    return levels.length === 0 ? textsOf(column) : textsOf(column).map((code) => levels[Number(code) - 1] ?? '');
  });
  const length = Math.max(0, ...columns.map((column) => column.length));
  if (columns.length === 0 || length * columns.length > mostCells) return null;
  const lines: TableRow[] = [
    { row: 1, cells: names },
    ...Array.from({ length }, (_, i) => ({ row: i + 2, cells: columns.map((column) => column[i] ?? '') })),
  ];
  return { name: '', lines, isHeaderSure: true };
}

const deepest = 20;
const longestRange = 1_000_000;

/** A parser of values only; anything else throws. */
function createParser(text: string): { value(depth: number): RValue } {
  let at = 0;
  const skip = (): void => {
    while (/\s/.test(text[at] ?? '')) at++;
  };
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  const expect = (letter: string): void => {
    skip();
    if (text[at] !== letter) throw new SyntaxError(`no ${letter} at ${at}`);
    at++;
  };
  /** To the comma or bracket that ends an argument. */
  const passCode = (): void => {
    for (let open = 0; at < text.length; at++) {
      if (text[at] === '"' || text[at] === "'") at = Math.max(at, text.indexOf(text[at]!, at + 1));
      else if ('([{'.includes(text[at]!)) open++;
      else if (open === 0 && ',)'.includes(text[at]!)) return;
      else if (')]}'.includes(text[at]!)) open--;
    }
    throw new SyntaxError('no end of a call');
  };
  const argumentsOf = (depth: number): { name: string; value: RValue }[] => {
    expect('(');
    const list: { name: string; value: RValue }[] = [];
    for (skip(); text[at] !== ')'; skip()) {
      const name = take(/(?:`[^`]*`|"[^"]*"|[.A-Za-z][\w.]*)\s*=(?!=)\s*/y);
      // how a thing was made is code, and no value
      if (name !== null && /^call\s*=/.test(name)) {
        passCode();
        if (text[at] === ',') at++;
        continue;
      }
      list.push({ name: name?.replace(/\s*=\s*$/, '').replace(/^[`"]|[`"]$/g, '') ?? '', value: value(depth + 1) });
      skip();
      if (text[at] === ',') at++;
      else if (text[at] !== ')') throw new SyntaxError(phrase`no end of arguments at ${at}`);
    }
    at++;
    return list;
  };
  const value = (depth: number): RValue => {
    if (depth > deepest) throw new SyntaxError('too deep');
    skip();
    const quoted = take(/"(?:[^"\\]|\\.)*"/sy) ?? take(/'(?:[^'\\]|\\.)*'/sy);
    if (quoted !== null)
      return quoted
        .slice(1, -1)
        .replace(/\\(u\{?[0-9a-f]+\}?|.)/gis, (_, code: string) =>
          /^u/i.test(code) && code.length > 1
            ? String.fromCodePoint(parseInt(code.replace(/[u{}]/gi, ''), 16))
            : code === 'n'
              ? '\n'
              : code === 't'
                ? '\t'
                : code,
        );
    const number = take(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?L?/iy);
    if (number !== null) {
      const from = Number(number.replace('L', ''));
      skip();
      if (text[at] !== ':') return from;
      at++;
      const to = Number((take(/\s*[-+]?\d+L?/y) ?? 'x').replace('L', ''));
      const length = Math.abs(to - from) + 1;
      if (!(length <= longestRange)) throw new SyntaxError(phrase`too long`);
      return { values: Array.from({ length }, (_, i) => from + (to < from ? -i : i)), names: [], attributes: new Map() };
    }
    const word = take(/[.A-Za-z][\w.]*/y);
    if (word === null) throw new SyntaxError(`nothing known at ${at}`);
    if (/^(NA|NA_real_|NA_integer_|NA_character_|NULL|NaN|Inf)$/.test(word)) return null;
    if (/^(TRUE|FALSE|T|F)$/.test(word)) return word.startsWith('T') ? 'TRUE' : 'FALSE';
    const list = argumentsOf(depth);
    if (word === 'c' || word === 'list') {
      return { values: list.map((item) => item.value), names: list.map((item) => item.name), attributes: new Map() };
    }
    if (word !== 'structure' || list.length === 0) throw new SyntaxError(`unknown function ${word}`);
    const [first, ...others] = list;
    const base: RVector = isVector(first!.value) ? first!.value : { values: [first!.value], names: [''], attributes: new Map() };
    const attributes = new Map([
      ...base.attributes,
      ...others.map(
        (item) => [item.name.replace(/^\.(Dim|Dimnames|Names)$/i, (_, name: string) => name.toLowerCase()), item.value] as const,
      ),
    ]);
    const names = attributes.get('names');
    return { ...base, names: names === undefined ? base.names : textsOf(names), attributes };
  };
  return { value };
}
