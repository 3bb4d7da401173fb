/** Notes at results: written, changed, removed, and whether the numbers they were written at still stand. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { isSameRow, type RowReference } from '../../contract/results/comparison';
import { isSameSubject, mostNotes, type Note, type NoteSubject, type ShownNote } from '../../contract/results/report';
import type { ResultRow, ResultsDocument } from '../../contract/results/results';
import type { Space } from '../../contract/study/space';
import { comparedRows } from '../../core/results/compared-rows';
import { readReportFile, writeReportFile } from '../../store/project/report-store';
import { listSpaces } from '../../store/project/space-store';
import { sha256 } from '../../store/runs/run-key';
import { buildResults } from '../results/rows/build-results';

/** The note of a subject is replaced where it stands. */
export async function writeNote(folder: string, about: NoteSubject, text: string): Promise<void> {
  const file = await readReportFile(folder);
  const written = await createStamper(folder)(about);
  const note: Note = { about, text, ...(written === null ? {} : { written }) };
  const at = file.notes.findIndex((each) => isSameSubject(each.about, about));
  if (at < 0 && file.notes.length >= mostNotes)
    throw new AppError('bad-input', say`This project has ${mostNotes} notes already. Remove one first.`);
  const notes = at < 0 ? [...file.notes, note] : file.notes.map((each, i) => (i === at ? note : each));
  await writeReportFile(folder, { ...file, notes });
}

export async function removeNote(folder: string, about: NoteSubject): Promise<void> {
  const file = await readReportFile(folder);
  await writeReportFile(folder, { ...file, notes: file.notes.filter((each) => !isSameSubject(each.about, about)) });
}

export async function listNotes(folder: string): Promise<ShownNote[]> {
  const { notes } = await readReportFile(folder);
  const stampOf = createStamper(folder);
  const shown: ShownNote[] = [];
  for (const note of notes) shown.push({ ...note, isStale: note.written !== undefined && (await stampOf(note.about)) !== note.written });
  return shown;
}

export const stamp = (value: unknown): string => sha256(JSON.stringify(value)).slice(0, 16);

function nullIfSaid(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}

const stampOf = (document: ResultsDocument | null): string | null =>
  document === null ? null : stamp(comparedRows(document).map(numbersOf));

/** What the numbers of a subject are known again by; null where it has none. Results of each configuration are read once. */
function createStamper(folder: string): (subject: NoteSubject) => Promise<string | null> {
  const results = new Map<string, Promise<ResultsDocument | null>>();
  let spaces: Promise<Space[]> | null = null;
  /** Null where the configuration is not there any more, or results cannot be read: one note must not hide all others. */
  const resultsOf = (configuration: string | undefined): Promise<ResultsDocument | null> => {
    const key = configuration ?? '';
    const known = results.get(key) ?? buildResults(folder, configuration === undefined ? {} : { configuration }).catch(nullIfSaid);
    results.set(key, known);
    return known;
  };
  const rowsOf = async (configuration: string | undefined, references: readonly RowReference[]): Promise<string | null> => {
    const document = await resultsOf(configuration);
    const rows = references.map((reference) => document?.steps.find((row) => isSameRow(row, reference)));
    return stamp(rows.map((row) => (row === undefined ? null : numbersOf(row))));
  };
  return async (subject) => {
    switch (subject.of) {
      case 'row':
        return rowsOf(subject.configuration, [subject.row]);
      case 'comparison':
        return rowsOf(subject.configuration, [subject.a, subject.b]);
      case 'figure':
        return stampOf(await resultsOf(undefined));
      case 'space': {
        spaces ??= listSpaces(folder);
        const { name } = subject;
        return stamp((await spaces).find((space) => space.name === name)?.dimensions ?? null);
      }
      case 'view':
      case 'part':
        return null;
      default:
        return subject satisfies never;
    }
  };
}

const numbersOf = ({ metrics }: ResultRow): unknown =>
  Object.entries(metrics).map(([name, { mean, sd, pooled }]) => [name, mean, sd, pooled]);
