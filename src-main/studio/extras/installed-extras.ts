/** What is installed in the user's folder, and how a compute process is told of it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { extraSchema, type Extra } from '../../contract/running/extras';
import { canonicalJson } from '../../store/files/canonical-json';
import { sha256 } from '../../store/runs/run-key';

/** Written last, so that it stands for all files. */
export const recordName = 'installed.txt';

export function extrasFolder(userFolder: string): string {
  return join(userFolder, 'extras');
}

export function folderOf(userFolder: string, id: Extra['id']): string {
  return join(extrasFolder(userFolder), id);
}

/** Another version, or other files, are another extra. */
export function fingerprint(extra: Extra): string {
  return sha256(canonicalJson(extra.files));
}

export function isInstalled(userFolder: string, extra: Extra): boolean {
  const path = join(folderOf(userFolder, extra.id), recordName);
  return existsSync(path) && readFileSync(path, 'utf8').trim() === fingerprint(extra);
}

/** Folders of extras that none of these has made. */
export function outdatedExtras(userFolder: string, extras: readonly Extra[]): Extra['id'][] {
  const folder = extrasFolder(userFolder);
  if (!existsSync(folder)) return [];
  const fitting = new Set<string>(extras.filter((extra) => isInstalled(userFolder, extra)).map(({ id }) => id));
  return readdirSync(folder).flatMap((name) => {
    const id = extraSchema.shape.id.safeParse(name);
    return id.success && !fitting.has(name) ? [id.data] : [];
  });
}

/**
 * For a compute process. ONNX Runtime looks for its further libraries beside itself, and the system's loader takes the copy of it in the
 * extra's folder for the one that comes with the program: the package names no other place.
 */
export function extrasEnvironment(userFolder: string, extras: readonly Extra[], environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!extras.some((extra) => extra.id === 'onnx-cuda' && isInstalled(userFolder, extra))) return environment;
  const before = environment['LD_LIBRARY_PATH'];
  const libraries = [folderOf(userFolder, 'onnx-cuda'), ...(before === undefined || before === '' ? [] : [before])];
  return { ...environment, LD_LIBRARY_PATH: libraries.join(':') };
}
