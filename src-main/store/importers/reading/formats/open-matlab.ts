/**
 * MATLAB files of version 5 (MAT-File Format, The MathWorks 2019, chapter 1): matrices of dissimilarities, vectors of n(n−1)/2, and structs of
 * them with names, as Meadows and the RSA toolboxes write them. Read here because the one kept library is under the GPL.
 */
import { inflateSync } from 'node:zlib';
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';
import type { OpenedFile, Sheet } from '../sheet/table';
import { sheetsOfVariables, type MatValue } from './matlab-sheets';

const mostUnpacked = 200 * 2 ** 20;
const mostNumbers = 4_000_000;
const deepest = 12;

export function isMatlab(bytes: Uint8Array): boolean {
  return bytes.length > 136 && /^MATLAB 5\.0/.test(String.fromCharCode(...bytes.subarray(0, 20)));
}

export function openMatlab(bytes: Uint8Array, path: string): OpenedFile {
  const variables = readVariables(bytes, path);
  const sheets: Sheet[] = sheetsOfVariables(variables);
  if (sheets.length === 0)
    throw new AppError(
      'bad-input',
      say`${path} holds no square matrix and no vector of n(n−1)/2 values. Save the matrix of dissimilarities in it, with the names as ‘labels’.`,
    );
  return { format: 'matlab', sheets, encoding: 'utf-8', delimiter: '\t', remarks: [] };
}

interface Cursor {
  readonly view: DataView;
  readonly isLittle: boolean;
  readonly budget: { numbers: number; bytes: number };
}

function readVariables(bytes: Uint8Array, path: string): Map<string, MatValue> {
  const damaged = new AppError(
    'bad-input',
    say`${path} cannot be read as a MATLAB file: it is damaged. Save it again with save("file.mat", "-v7").`,
  );
  const variables = new Map<string, MatValue>();
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const cursor: Cursor = { view, isLittle: bytes[126] === 0x49, budget: { numbers: mostNumbers, bytes: mostUnpacked } }; // 'IM'
    for (let at = 128; at + 8 <= bytes.length;) {
      const { type, start, length, next } = element(cursor, at);
      if (type === 15) {
        const unpacked = inflateSync(bytes.subarray(start, start + length), { maxOutputLength: cursor.budget.bytes });
        cursor.budget.bytes -= unpacked.length;
        const inner = { ...cursor, view: new DataView(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength) };
        keep(readMatrix(inner, element(inner, 0).start, 0));
        at = start + length; // compressed elements are not padded
      } else {
        if (type === 14) keep(readMatrix(cursor, start, 0));
        at = next;
      }
    }
  } catch (error) {
    if (variables.size === 0) throw error instanceof AppError ? error : damaged;
  }
  return variables;

  function keep({ name, value }: { name: string; value: MatValue | null }): void {
    if (value !== null && name !== '') variables.set(name, value);
  }
}

interface Element {
  readonly type: number;
  readonly start: number;
  readonly length: number;
  readonly next: number;
}

function element({ view, isLittle }: Cursor, at: number): Element {
  const word = view.getUint32(at, isLittle);
  if (word >>> 16 !== 0) return { type: word & 0xffff, start: at + 4, length: word >>> 16, next: at + 8 }; // small element
  const length = view.getUint32(at + 4, isLittle);
  if (at + 8 + length > view.byteLength) throw new RangeError('beyond the end');
  return { type: word, start: at + 8, length, next: at + 8 + Math.ceil(length / 8) * 8 };
}

const sizes = new Map([
  [1, 1],
  [2, 1],
  [3, 2],
  [4, 2],
  [5, 4],
  [6, 4],
  [7, 4],
  [9, 8],
  [12, 8],
  [13, 8],
  [16, 1],
  [17, 2],
  [18, 4],
]);

function numbersOf(cursor: Cursor, { type, start, length }: Element): Float64Array {
  const { view, isLittle, budget } = cursor;
  const size = sizes.get(type);
  if (size === undefined) throw new RangeError('unknown type');
  const count = Math.floor(length / size);
  budget.numbers -= count;
  if (budget.numbers < 0) throw new RangeError('too many numbers');
  return Float64Array.from({ length: count }, (_, i) => {
    const at = start + i * size;
    switch (type) {
      case 1:
        return view.getInt8(at);
      case 3:
        return view.getInt16(at, isLittle);
      case 4:
      case 17:
        return view.getUint16(at, isLittle);
      case 5:
        return view.getInt32(at, isLittle);
      case 6:
      case 18:
        return view.getUint32(at, isLittle);
      case 7:
        return view.getFloat32(at, isLittle);
      case 9:
        return view.getFloat64(at, isLittle);
      case 12:
        return Number(view.getBigInt64(at, isLittle));
      case 13:
        return Number(view.getBigUint64(at, isLittle));
      default:
        return view.getUint8(at);
    }
  });
}

function readMatrix(cursor: Cursor, start: number, depth: number): { name: string; value: MatValue | null } {
  if (depth > deepest) throw new RangeError('too deep');
  const flags = element(cursor, start);
  const kind = cursor.view.getUint32(flags.start, cursor.isLittle) & 0xff;
  const dimensions = element(cursor, flags.next);
  const dims = [...numbersOf(cursor, dimensions)];
  const label = element(cursor, dimensions.next);
  const name = String.fromCharCode(...numbersOf(cursor, label).subarray(0, 200));
  const count = dims.reduce((product, dim) => product * Math.max(0, dim), 1);
  if (!Number.isFinite(count) || count > mostNumbers) throw new RangeError(phrase`too large`);
  if (kind >= 6 && kind <= 15) return { name, value: { kind: 'numbers', dims, values: numbersOf(cursor, element(cursor, label.next)) } };
  if (kind === 4) return { name, value: { kind: 'text', rows: textRows(dims, letters(cursor, element(cursor, label.next))) } };
  if (kind === 1) return { name, value: { kind: 'cell', items: readCells(cursor, label.next, count, depth) } };
  if (kind === 2) return { name, value: readStruct(cursor, label.next, count, depth) };
  return { name, value: null };
}

function letters(cursor: Cursor, part: Element): string[] {
  if (part.type === 16 || part.type === 1 || part.type === 2)
    return [...new TextDecoder().decode(new Uint8Array(cursor.view.buffer, cursor.view.byteOffset + part.start, part.length))];
  return [...numbersOf(cursor, part)].map((code) => String.fromCharCode(code));
}

/** Letters are kept column by column. */
function textRows(dims: readonly number[], all: readonly string[]): string[] {
  const rows = dims[0] ?? 0;
  if (rows > 5000) throw new RangeError(phrase`too many rows`);
  return Array.from({ length: rows }, (_, i) =>
    all
      .filter((_letter, k) => k % rows === i)
      .join('')
      .trim(),
  );
}

function readCells(cursor: Cursor, start: number, count: number, depth: number): (MatValue | null)[] {
  const items: (MatValue | null)[] = [];
  let at = start;
  for (let i = 0; i < Math.min(count, 20_000); i++) {
    const part = element(cursor, at);
    items.push(part.length === 0 ? null : readMatrix(cursor, part.start, depth + 1).value);
    at = part.next;
  }
  return items;
}

function readStruct(cursor: Cursor, start: number, count: number, depth: number): MatValue {
  const widthPart = element(cursor, start);
  const width = cursor.view.getInt32(widthPart.start, cursor.isLittle);
  const namesPart = element(cursor, widthPart.next);
  const flat = String.fromCharCode(...numbersOf(cursor, namesPart).subarray(0, 20_000));
  const names = Array.from({ length: width > 0 ? Math.floor(flat.length / width) : 0 }, (_, i) =>
    flat.slice(i * width, (i + 1) * width).replace(/\0.*$/s, ''),
  );
  const items = readCells(cursor, namesPart.next, names.length * count, depth);
  const rows = Array.from(
    { length: names.length === 0 ? 0 : Math.floor(items.length / names.length) },
    (_, row) => new Map(names.map((name, i) => [name, items[row * names.length + i] ?? null])),
  );
  return { kind: 'struct', rows };
}
