/** Paths that people type: only full ones are taken, since the program's own folder is not where they look for their files. */
import { homedir } from 'node:os';
import { isAbsolute, sep } from 'node:path';
import { AppError } from '../contract/app-error';
import { say } from '../contract/message';
import { methods, type MethodInput, type MethodName } from '../contract/window/rpc';

export function refuseRelativePaths<M extends MethodName>(name: M, input: MethodInput<M>): void {
  const paths = methods[name].more.paths as ((input: MethodInput<M>) => readonly string[]) | undefined;
  for (const path of paths?.(input) ?? []) if (!isFullPath(path)) throw relativePath(path);
}

/** Under Windows a leading slash alone leaves the drive open. */
export function isFullPath(path: string, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' ? /^([a-z]:[\\/]|[\\/]{2}[^\\/])/i.test(path) : isAbsolute(path);
}

function relativePath(path: string): AppError {
  const parts = /^~[\\/]/.test(path) ? [homedir(), path.slice(2)] : [homedir(), 'Documents', path];
  return new AppError(
    'bad-input',
    say`‘${path}’ is not a full path: it does not say where the folder or file is. Write all of it, for example ${parts.join(sep)}.`,
  );
}
