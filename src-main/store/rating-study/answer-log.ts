/** The answers of one participant: a CSV file to which each answer is added, and on the disk, the moment it is given. */
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { studyAnswerSchema, type StudyAnswer } from '../../contract/rating-study';
import { formatCsv, parseCsv, type Columns } from '../csv';
import { readBytesIfThere } from '../read-json';
import { diskError } from '../write-atomic';

const columns: Columns<StudyAnswer> = {
  session: 'number',
  trial: 'number',
  block: 'number',
  left: 'text',
  right: 'text',
  rating: 'number',
  rtMs: 'number',
  answeredAt: 'text',
};
const names = Object.keys(columns) as (keyof StudyAnswer)[];

/**
 * One line in one write, synchronised with the disk before this returns. A line that an earlier crash or a full disk left half written is cut off
 * first: an answer is there as a whole or not at all.
 */
export async function appendAnswer(path: string, answer: StudyAnswer): Promise<void> {
  const values = studyAnswerSchema.parse(answer);
  const [header, line] = formatCsv(names, [names.map((name) => values[name])]).split('\n');
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

/** In the order in which they were given; [] before the first. A half-written last line is no answer. */
export async function readAnswers(path: string): Promise<StudyAnswer[]> {
  const bytes = await readBytesIfThere(path);
  const end = bytes === null ? -1 : bytes.lastIndexOf(newline);
  if (bytes === null || end < 0) return [];
  return parseCsv(new TextDecoder().decode(bytes.subarray(0, end + 1)), path, columns, studyAnswerSchema);
}

const newline = 0x0a;
const longestLine = 4096; // bytes

/** Up to and with the last line break. */
async function wholeLength(handle: Awaited<ReturnType<typeof open>>, size: number): Promise<number> {
  const from = Math.max(0, size - longestLine);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
  return from + buffer.subarray(0, bytesRead).lastIndexOf(newline) + 1;
}
