/** Paths that people type: only full ones are taken, since the program's own folder is not where they look for their files. */
import { homedir } from 'node:os';
import { isAbsolute, sep } from 'node:path';
import { AppError } from '../contract/app-error';
import { say } from '../contract/message';
import type { ImportPlan, ImportSource } from '../contract/import';
import type { MethodInput, MethodName } from '../contract/rpc';
import type { UseCases } from './dispatch';

const ofSource = (source: ImportSource): string[] => (source.kind === 'path' ? [source.path] : []);
const ofPlan = ({ target, images, tables }: ImportPlan): string[] => [
  ...(target.kind === 'new' && target.folder !== '' ? [target.folder] : []),
  ...(images?.sources ?? []).flatMap(ofSource),
  ...tables.flatMap(({ source }) => ofSource(source)),
];

const typedPaths: { readonly [M in MethodName]?: (input: MethodInput<M>) => readonly string[] } = {
  openProject: ({ folder }) => [folder],
  importStudy: ({ source, folder }) => [source, folder],
  previewImport: ofPlan,
  importData: ofPlan,
  previewLogs: ({ source }) => ofSource(source),
  importLogs: ({ source }) => ofSource(source),
  addCorpus: ({ folder }) => [folder],
  relocateCorpus: ({ folder }) => [folder],
  choosePhotographNetwork: (input) => (input === null ? [] : [input.file]),
  listPhotographLayers: ({ file }) => [file],
  replaceDrawing: ({ file }) => [file],
};

/** The same use cases, which refuse relative paths before they begin. */
export function withFullPaths(useCases: UseCases): UseCases {
  const checked = (Object.keys(typedPaths) as MethodName[]).map((method) => {
    const useCase = useCases[method] as (input: unknown) => unknown;
    const check = (input: unknown): unknown => {
      refuseRelativePaths(method, input as MethodInput<typeof method>);
      return useCase(input);
    };
    return [method, check];
  });
  return { ...useCases, ...(Object.fromEntries(checked) as Partial<UseCases>) };
}

export function refuseRelativePaths<M extends MethodName>(method: M, input: MethodInput<M>): void {
  for (const path of typedPaths[method]?.(input) ?? []) if (!isFullPath(path)) throw relativePath(path);
}

/** Under Windows a leading slash alone leaves the drive open. */
export function isFullPath(path: string, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' ? /^([a-z]:[\\/]|[\\/]{2}[^\\/])/i.test(path) : isAbsolute(path);
}

function relativePath(path: string): AppError {
  const parts = /^~[\\/]/.test(path) ? [homedir(), path.slice(2)] : [homedir(), 'Documents', path];
  return new AppError('bad-input', say`‘${path}’ is not a full path: it does not say where the folder or file is. Write all of it, for example ${parts.join(sep)}.`); // prettier-ignore
}
