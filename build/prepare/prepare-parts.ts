/** Prepares the parts of out/assets that are not up to date, and says when all are. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonIfThere, readTextIfThere } from '../../src-main/store/files/read-json';
import { writeAtomic, writeJson } from '../../src-main/store/files/write-atomic';

export interface Part {
  readonly name: string;
  /** A hash of everything the part is made from. */
  readonly inputs: string;
  /** Fills <outFolder>/<name>. */
  readonly prepare: (folder: string) => Promise<void>;
}

/** By part, the hash of the inputs it was made from. */
const readySchema = z.record(z.string(), z.string());

/** ready.json is there only when all parts are; the stamp beside a finished part survives the failure of a later one. */
export async function prepareParts(parts: readonly Part[], outFolder: string, report: (line: string) => void): Promise<void> {
  const readyPath = join(outFolder, 'ready.json');
  const inputs = Object.fromEntries(parts.map((part) => [part.name, part.inputs]));
  const ready = await readJsonIfThere(readyPath, readySchema).catch(() => null); // not understood: look at every stamp
  const isThere = (part: Part): boolean => existsSync(join(outFolder, part.name));
  if (ready !== null && parts.every((part) => isThere(part) && ready[part.name] === part.inputs)) return;
  await rm(readyPath, { force: true });
  for (const part of parts) {
    const { name, inputs: wanted, prepare } = part;
    const stamp = join(outFolder, `${name}.stamp`);
    if (isThere(part) && (await readTextIfThere(stamp)) === wanted) continue;
    report(`${name}: preparing`);
    await rm(stamp, { force: true });
    await prepare(join(outFolder, name));
    await writeAtomic(stamp, wanted);
  }
  await writeJson(readyPath, readySchema, inputs);
}
