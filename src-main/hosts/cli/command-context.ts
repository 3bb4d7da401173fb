/** What every command is handed, and how it reaches the studio. */
import { isAbsolute, resolve } from 'node:path';
import { AppError } from '../../contract/app-error';
import type { Answer } from '../../contract/window/rpc';
import type { LaunchCompute } from '../../studio/compute-process';
import { openReading, type Reading } from '../../studio/reading/open-reading';
import { createStudio, type Studio } from '../../studio/studio';
import type { Places } from '../places';
import type { Terminal } from './output/terminal';

export interface CommandContext {
  readonly places: Places;
  readonly terminal: Terminal;
  readonly launchCompute: LaunchCompute;
  readonly now: () => number; // milliseconds
  /** A line for a person: stdout, or stderr when stdout is for JSON. */
  readonly say: (line: string) => void;
  /** The one JSON line of --json, for a command that goes on after it. */
  announce(value: unknown): void;
}

/** `value` is what --json prints, null when that is done already. 130: interrupted by the person; 2 with a value: the answer itself is bad news. */
export interface Outcome {
  readonly value: unknown;
  readonly exitCode?: 0 | 2 | 130;
}

/** Carries out a command with the parsed arguments; a commander action awaits it. */
export type Act = (action: (context: CommandContext) => Promise<Outcome>) => Promise<void>;

export const exitCodes = `
Exit codes:
  0    it worked
  1    a fault in the program itself
  2    something given cannot be used, or could not be done; a sentence says what
  130  interrupted (Ctrl-C); what was done is kept`;

export async function withStudio<T>(
  { places, launchCompute, now }: CommandContext,
  host: 'browser' | 'cli',
  use: (studio: Studio) => Promise<T>,
  roots: readonly string[] = [],
): Promise<T> {
  const { assetsFolder, userFolder, version } = places;
  const studio = createStudio({ assetsFolder, userFolder, host, version, launchCompute, now, roots });
  try {
    return await use(studio);
  } finally {
    await studio.dispose();
  }
}

/** For commands that read drawings without opening their project. */
export async function withReading<T>({ places, launchCompute, now }: CommandContext, use: (reading: Reading) => Promise<T>): Promise<T> {
  const reading = openReading(launchCompute, places.userFolder, now, places.assetsFolder);
  try {
    return await use(reading);
  } finally {
    await reading.dispose();
  }
}

/** Of every command that opens a project to change it. */
export const trustOption = [
  '--trust',
  'a project made elsewhere: finish what was cut off in it, and read its corpora where it says',
] as const;

/** An answer's failure becomes the command's. */
export function valueOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new AppError(answer.error.code, answer.error.message);
}

/** Paths count from where the command was given. */
export function place(context: CommandContext, path: string): string {
  return isAbsolute(path) ? path : resolve(context.terminal.folder, path);
}
