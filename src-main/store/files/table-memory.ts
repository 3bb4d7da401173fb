/**
 * The large tables of the project that is looked at, as last read: every screen asks for the ratings several times, and parsing tens of thousands
 * of rows takes longer than anything else that is done with them. The file is read each time; only the same text gives the same rows.
 */
import type { z } from 'zod';
import { parseCsv, type Columns } from './csv';
import { readTextIfThere } from './read-json';

interface Remembered {
  readonly text: string;
  readonly rows: readonly object[];
}

const shortest = 20_000; // characters: smaller tables are parsed in a millisecond
const most = 4;
const remembered = new Map<string, Remembered>();

/** As `readCsvIfThere`; rows of a large table are shared by all readers and cannot be changed. */
export async function readLargeCsvIfThere<Row extends object>(
  path: string,
  columns: Columns<Row>,
  schema: z.ZodType<Row>,
): Promise<Row[] | null> {
  const text = await readTextIfThere(path);
  if (text === null) return null;
  const known = remembered.get(path);
  if (known?.text === text) return [...known.rows] as Row[]; // of this path, so of these columns
  const rows = parseCsv(text, path, columns, schema);
  if (text.length >= shortest) {
    rows.forEach(Object.freeze);
    remembered.delete(path);
    remembered.set(path, { text, rows: [...rows] });
    for (const oldest of remembered.keys()) if (remembered.size > most) remembered.delete(oldest);
  }
  return rows;
}
