/**
 * SPSS system files (.sav), plain or with its byte compression, in either byte order (PSPP developers' guide, ‘System File Format’). Read here
 * because the one kept library takes every text for UTF-8, passes numbers that mean ‘missing’ on, and stands still for seconds on damaged files.
 */
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';
import type { TableRow } from '../../table-cells';
import { mostCells, mostColumns } from '../sheet/open-text';
import type { OpenedFile, ValueLabels } from '../sheet/table';

export function isSpss(bytes: Uint8Array): boolean {
  return bytes.length > 176 && String.fromCharCode(...bytes.subarray(0, 4)) === '$FL2';
}

interface Variable {
  readonly shortName: string;
  name: string;
  readonly width: number; // letters; 0 for a number, -1 for the continuation of a text
  readonly label: string;
  readonly missing: readonly number[];
  readonly slot: number; // place among eight-byte cells
  slots: number;
}

export function openSpss(bytes: Uint8Array, path: string): OpenedFile {
  try {
    return read(bytes, path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('bad-input', say`${path} cannot be read as an SPSS file: it is damaged. Save it again in SPSS as .sav, or as CSV.`, {
      cause: error,
    });
  }
}

function read(bytes: Uint8Array, path: string): OpenedFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = [2, 3].includes(view.getInt32(64, true));
  const int = (at: number): number => view.getInt32(at, isLittle);
  const double = (at: number): number => view.getFloat64(at, isLittle);
  const isCompressed = int(72) === 1;
  const bias = double(84);
  let encoding = 'windows-1252';
  const raw = (at: number, length: number): Uint8Array => {
    if (length < 0 || at + length > bytes.length) throw new RangeError('beyond the end');
    return bytes.subarray(at, at + length);
  };
  const text = (part: Uint8Array): string => decode(part, encoding);
  const variables: Variable[] = [];
  const labelled: { readonly values: readonly (readonly [number, Uint8Array])[]; readonly places: readonly number[] }[] = [];
  const names: { part: Uint8Array; kind: number }[] = [];
  const labelParts = new Map<Variable, Uint8Array>();
  let [at, slot] = [176, 0];
  for (;;) {
    const record = int(at);
    at += 4;
    if (record === 2) {
      const [width, hasLabel, missingCount] = [int(at), int(at + 4), int(at + 8)];
      const shortName = decode(raw(at + 20, 8), 'windows-1252').trimEnd();
      at += 28;
      let part = new Uint8Array();
      if (hasLabel === 1) {
        const length = int(at);
        part = Uint8Array.from(raw(at + 4, length));
        at += 4 + Math.ceil(length / 4) * 4;
      }
      const count = Math.min(3, Math.abs(missingCount));
      const missing = width === 0 && missingCount > 0 ? Array.from({ length: count }, (_, i) => double(at + 8 * i)) : [];
      at += 8 * count;
      if (width === -1 && variables.length > 0) variables.at(-1)!.slots++;
      else {
        const variable: Variable = { shortName, name: shortName, width, label: '', missing, slot, slots: 1 };
        variables.push(variable);
        labelParts.set(variable, part);
      }
      slot++;
      if (variables.length > mostColumns) throw tooLarge(path, phrase`more than ${mostColumns} columns`);
    } else if (record === 3) {
      const count = int(at);
      at += 4;
      const values: [number, Uint8Array][] = [];
      for (let i = 0; i < count; i++) {
        const length = bytes[at + 8]!;
        values.push([double(at), raw(at + 9, length)]);
        at += 8 + Math.ceil((length + 1) / 8) * 8;
      }
      if (int(at) !== 4) throw new RangeError('no variables for labels');
      const places = Array.from({ length: Math.min(int(at + 4), slot) }, (_, i) => int(at + 8 + 4 * i) - 1);
      at += 8 + 4 * int(at + 4);
      labelled.push({ values, places });
    } else if (record === 6) at += 4 + 80 * int(at);
    else if (record === 7) {
      const [kind, size, count] = [int(at), int(at + 4), int(at + 8)];
      const part = raw(at + 12, size * count);
      at += 12 + size * count;
      if (kind === 20) encoding = knownEncoding(decode(part, 'windows-1252')) ?? encoding;
      else if (kind === 3 && part.length >= 32 && int(part.byteOffset - bytes.byteOffset + 28) === 65001) encoding = 'utf-8';
      else if (kind === 13 || kind === 14) names.push({ part, kind });
    } else if (record === 999) {
      at += 4;
      break;
    } else throw new RangeError('unknown record');
    if (at < 0 || at > bytes.length) throw new RangeError('beyond the end');
  }
  const segments = nameVariables(variables, names, text);
  const rows = readRows(bytes, at, slot, { isCompressed, bias }, path);
  const columns = variables.filter((variable) => !segments.hidden.has(variable));
  const lines: TableRow[] = [{ row: 1, cells: columns.map(({ name }) => name) }];
  rows.forEach((cells, i) =>
    lines.push({
      row: i + 2,
      cells: columns.map((variable) => cellOf(variable, cells, segments.following.get(variable) ?? [], text, isLittle)),
    }),
  );
  const labels = new Map<number, ValueLabels>();
  columns.forEach(({ slot: place, width }, i) => {
    const own = labelled.find(({ places }) => places.includes(place));
    if (own !== undefined && width === 0) labels.set(i, new Map(own.values.map(([value, part]) => [String(value), text(part).trim()])));
  });
  const titles = columns.map((variable) => text(labelParts.get(variable) ?? new Uint8Array()).trim());
  const missing = new Map(
    columns.flatMap((variable, i) => (variable.missing.length > 0 ? [[i, variable.missing.map(String)] as const] : [])),
  );
  return {
    format: 'spss',
    sheets: [{ name: '', lines, isHeaderSure: true, labels, titles, missing }],
    encoding: encoding === 'utf-8' ? 'utf-8' : 'windows-1252',
    delimiter: '\t',
    remarks: [],
  };
}

interface Layout {
  readonly isCompressed: boolean;
  readonly bias: number;
}

/** Numbers, or eight bytes of a text that is still to be decoded; null is the missing value of the system. */
type Slot = number | Uint8Array | null;

/** Eight bytes a slot; compressed ones in groups of eight codes (guide, ‘Data Record’). */
function readRows(bytes: Uint8Array, start: number, slots: number, { isCompressed, bias }: Layout, path: string): Slot[][] {
  const rows: Slot[][] = [];
  if (slots === 0) return rows;
  const full = (at: number): Uint8Array => bytes.subarray(at, at + 8);
  let at = start;
  let codes: number[] = [];
  let row: Slot[] = [];
  const push = (value: Slot): void => {
    row.push(value);
    if (row.length < slots) return;
    rows.push(row);
    row = [];
    if (rows.length * slots > mostCells) throw tooLarge(path, phrase`more than ${mostCells / 1e6} million cells`);
  };
  while (at < bytes.length || codes.length > 0) {
    if (!isCompressed) {
      if (at + 8 > bytes.length) break;
      push(full(at));
      at += 8;
      continue;
    }
    if (codes.length === 0) {
      if (at + 8 > bytes.length) break;
      codes = [...full(at)];
      at += 8;
    }
    const code = codes.shift()!;
    if (code === 0) continue;
    if (code === 252) break;
    if (code === 253) {
      if (at + 8 > bytes.length) break;
      push(full(at));
      at += 8;
    } else if (code === 254) push(spaces);
    else push(code === 255 ? null : code - bias);
  }
  return rows;
}

const spaces = Uint8Array.from({ length: 8 }, () => 32);
const systemMissing = -Number.MAX_VALUE;

function cellOf(
  { width, slot, slots }: Variable,
  cells: readonly Slot[],
  following: readonly Variable[],
  text: (part: Uint8Array) => string,
  isLittle: boolean,
): string {
  if (width !== 0) {
    const parts = [{ slot, slots }, ...following].map((part) => {
      const joined = new Uint8Array(8 * part.slots).fill(32);
      for (let i = 0; i < part.slots; i++) {
        const piece = cells[part.slot + i];
        if (piece instanceof Uint8Array) joined.set(piece, 8 * i);
      }
      return following.length > 0 ? joined.subarray(0, 252) : joined;
    });
    return parts.map(text).join('').trimEnd().trim();
  }
  const cell = cells[slot];
  if (cell === null || cell === undefined) return '';
  const value = typeof cell === 'number' ? cell : new DataView(cell.buffer, cell.byteOffset, 8).getFloat64(0, isLittle);
  return value === systemMissing || !Number.isFinite(value) ? '' : String(value);
}

/** Long names, and texts of more than 255 letters, which are kept in several variables. */
function nameVariables(
  variables: readonly Variable[],
  parts: readonly { part: Uint8Array; kind: number }[],
  text: (part: Uint8Array) => string,
): { hidden: ReadonlySet<Variable>; following: ReadonlyMap<Variable, readonly Variable[]> } {
  // prettier-ignore
  const hidden = new Set<Variable>();
  const following = new Map<Variable, readonly Variable[]>();
  const byShort = new Map(variables.map((variable) => [variable.shortName.toUpperCase(), variable]));
  for (const { part, kind } of [...parts].sort((a, b) => b.kind - a.kind))
    for (const entry of text(part).split(/[\t\0]+/)) {
      const [short, value] = entry.split('=');
      const variable = byShort.get((short ?? '').trim().toUpperCase());
      if (variable === undefined || value === undefined) continue;
      if (kind === 13) variable.name = value.trim();
      else {
        const place = variables.indexOf(variable);
        const more = variables.slice(place + 1, place + Math.min(200, Math.ceil(Number(value) / 252) || 1));
        following.set(variable, more);
        for (const other of more) hidden.add(other);
      }
    }
  return { hidden, following };
}

function decode(part: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(part);
}

function knownEncoding(name: string): string | null {
  try {
    return new TextDecoder(name.trim().toLowerCase()).encoding;
  } catch {
    return null;
  }
}

function tooLarge(path: string, what: string): AppError {
  return new AppError('bad-input', say`${path} has ${what}. Keep the rows and columns that are needed.`);
}
