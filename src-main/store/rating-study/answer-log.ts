/** The answers of one participant: a CSV file to which each answer is added, and on the disk, the moment it is given. */
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { studyAnswerSchema, tripletAnswerSchema, type StudyAnswer, type TripletAnswer } from '../../contract/study/rating-study';
import { formatCsv, parseCsv, type Cell, type Columns } from '../files/csv';
import { readBytesIfThere } from '../files/read-json';
import { diskError } from '../files/write-atomic';

interface Table<Row> {
  readonly columns: Columns<Row>;
  readonly schema: z.ZodType<Row>;
}

const pairColumns: Columns<StudyAnswer> = {
  session: 'number',
  trial: 'number',
  block: 'number',
  left: 'text',
  right: 'text',
  rating: 'number',
  rtMs: 'number',
  answeredAt: 'text',
};
const tripletColumns: Columns<TripletAnswer> = {
  session: 'number',
  trial: 'number',
  block: 'number',
  left: 'text',
  middle: 'text',
  right: 'text',
  odd: 'text',
  validation: 'text-if-any',
  rtMs: 'number',
  answeredAt: 'text',
};
const pairs: Table<StudyAnswer> = { columns: pairColumns, schema: studyAnswerSchema };
const triplets: Table<TripletAnswer> = { columns: tripletColumns, schema: tripletAnswerSchema };

export const appendAnswer = (path: string, answer: StudyAnswer): Promise<void> => append(path, answer, pairs);
export const appendTripletAnswer = (path: string, answer: TripletAnswer): Promise<void> => append(path, answer, triplets);
/** In the order in which they were given; [] before the first. A half-written last line is no answer. */
export const readAnswers = (path: string): Promise<StudyAnswer[]> => read(path, pairs);
export const readTripletAnswers = (path: string): Promise<TripletAnswer[]> => read(path, triplets);

/**
 * One line in one write, synchronised with the disk before this returns. A line that an earlier crash or a full disk left half written is cut off
 * first: an answer is there as a whole or not at all.
 */
async function append<Row extends object>(path: string, answer: Row, { columns, schema }: Table<Row>): Promise<void> {
  const values = new Map<string, Cell>(Object.entries(schema.parse(answer)));
  const names = Object.keys(columns);
  const [header, line] = formatCsv(names, [names.map((name) => values.get(name) ?? null)]).split('\n');
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'a+');
    try {
      const { size } = await handle.stat();
      const whole = await wholeLength(handle, size);
      if (whole < size) await handle.truncate(whole);
      try {
        await handle.appendFile(whole === 0 ? `${header}\n${line}\n` : `${line}\n`);
        await handle.sync();
      } catch (error) {
        await handle.truncate(whole).catch(() => undefined); // what is said not to be stored is not there
        throw error;
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskError(error, path);
  }
}

async function read<Row extends object>(path: string, { columns, schema }: Table<Row>): Promise<Row[]> {
  const bytes = await readBytesIfThere(path);
  const end = bytes === null ? -1 : bytes.lastIndexOf(newline);
  if (bytes === null || end < 0) return [];
  return parseCsv(new TextDecoder().decode(bytes.subarray(0, end + 1)), path, columns, schema);
}

const newline = 0x0a;
const longestLine = 4096; // bytes

/** Up to and with the last line break. */
async function wholeLength(handle: Awaited<ReturnType<typeof open>>, size: number): Promise<number> {
  const from = Math.max(0, size - longestLine);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
  return from + buffer.subarray(0, bytesRead).lastIndexOf(newline) + 1;
}
