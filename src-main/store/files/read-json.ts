/** Reading JSON files: every failure becomes a sentence that names the file and the place in it. */
import type { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { largest, readRegular } from '../../files/read-regular';

/** The newest file format this program reads and writes. */
export const currentSchemaVersion = 1;

/** A file of a version to come: nothing is wrong with it, and nothing of its project may be touched. */
export class NewerFile extends AppError {}

/** Null when there is no such file. */
export async function readJsonIfThere<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | null> {
  const text = await readTextIfThere(path);
  return text === null ? null : parseJson(text, path, schema);
}

/** Null also for a file that cannot be read: its project opens all the same, and names it among the problems (`describeDamage`). */
export async function readSecondary<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | null> {
  try {
    return await readJsonIfThere(path, schema);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** `missing` is the sentence for a file that is not there. */
export async function readJson<S extends z.ZodType>(path: string, schema: S, missing: string): Promise<z.output<S>> {
  const value = await readJsonIfThere(path, schema);
  if (value === null) throw new AppError('not-found', missing);
  return value;
}

export async function readTextIfThere(path: string): Promise<string | null> {
  const bytes = await readBytesIfThere(path, largest.text);
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // drops a byte order mark
  } catch {
    throw new AppError('bad-input', say`${path} is not UTF-8 text. Save it again with the encoding UTF-8.`);
  }
}

/** Only a regular file of at most so many bytes: what else stands there is refused. */
export async function readBytesIfThere(path: string, mostBytes: number = largest.any): Promise<Uint8Array | null> {
  try {
    return await readRegular(path, mostBytes);
  } catch (error) {
    if (isMissing(error)) return null;
    throw readError(error, path);
  }
}

export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR');
}

export function readError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  if (hasCode(error, 'EACCES') || hasCode(error, 'EPERM'))
    return new AppError('disk', say`No permission to read ${path}. Change its rights and try again.`, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('disk', say`${path} could not be read: ${reason}. Check the disk and try again.`, { cause: error });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

export function parseJson<S extends z.ZodType>(text: string, path: string, schema: S): z.output<S> {
  const value = parseText(text, path);
  refuseNewer(value, path);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError(
    'project-unreadable',
    say`${path} is damaged: ${describeIssue(result.error)}. Restore the file from a backup, or correct it.`,
  );
}

/** 'runs.0.fold: expected number, received string', the first of the issues only. */
export function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return phrase`its content is not as expected`;
  const message = describeMismatch(issue.message.replace(/^Invalid input: /, ''));
  return issue.path.length === 0 ? message : phrase`at ‘${issue.path.join('.')}’, ${message}`;
}

/** In the words of zod; the common ones are known to translations. */
function describeMismatch(message: string): string {
  const [, expected, received] = /^expected (.+), received (.+)$/.exec(message) ?? [];
  if (expected !== undefined && received !== undefined) return phrase`expected ${expected}, received ${received}`;
  const [, choices] = /^Invalid option: expected one of (.+)$/.exec(message) ?? [];
  return choices === undefined ? message : phrase`Invalid option: expected one of ${choices}`;
}

function parseText(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'project-unreadable',
      say`${path} is not readable as JSON (${reason}). Restore the file from a backup, or correct it.`,
    );
  }
}

function refuseNewer(value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null || !('schemaVersion' in value)) return;
  const version = value.schemaVersion;
  if (typeof version === 'number' && version > currentSchemaVersion)
    throw new NewerFile(
      'project-unreadable',
      say`${path} was written by a newer version of this program (file format ${version}; this version reads up to ${currentSchemaVersion}). Update the program to open it; nothing was changed.`,
    );
}
