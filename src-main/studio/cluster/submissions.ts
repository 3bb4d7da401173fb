/** submissions/<n>.json in a workpack: what was handed to a cluster, so that it can be asked about later, from anywhere. */
import { readdir } from 'node:fs/promises';
import { submissionSchema, type Submission } from '../../contract/running/jobs';
import { insideProject } from '../../files/inside-project';
import { isMissing, readError, readSecondary } from '../../store/files/read-json';
import { writeJson } from '../../store/files/write-atomic';

/** The earliest first; a damaged one counts as absent. */
export async function readSubmissions(folder: string): Promise<Submission[]> {
  const read = await Promise.all((await numbersOf(folder)).map((n) => readSecondary(pathOf(folder, n), submissionSchema)));
  return read.filter((submission) => submission !== null);
}

/** A new one, or with `n` the same again with more arrays. */
export async function writeSubmission(folder: string, submission: Submission, n?: number): Promise<number> {
  const number = n ?? Math.max(0, ...(await numbersOf(folder))) + 1;
  await writeJson(pathOf(folder, number), submissionSchema, submission);
  return number;
}

async function numbersOf(folder: string): Promise<number[]> {
  const names = await readdir(insideProject(folder, 'submissions')).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw readError(error, folder);
  });
  return names.flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : [])).sort((a, b) => a - b);
}

function pathOf(folder: string, n: number): string {
  return insideProject(folder, 'submissions', `${n}.json`);
}
