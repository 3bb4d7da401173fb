/** The states a project can be in, made as folders from the sample project with results. */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject } from '../src-main/studio/projects/create-project';
import { copyProject } from './copy-project';

type Prepare = (folder: string) => void;

const computed = ['spaces', 'experiments', 'runs'];
const corpora = ['corpora', 'corpora.json'];
const judged = ['ratings.csv', 'dissimilarities.csv'];

const prepared = {
  results: () => undefined,
  'only images': (folder) => remove(folder, [...judged, 'features.csv', ...computed, ...corpora], true),
  'only ratings': (folder) => {
    remove(folder, ['stimuli', ...computed, ...corpora], true);
    keepFewStimuli(folder);
    rewrite(join(folder, 'stimuli.csv'), (text) => text.replace(/stimuli\/[^,\r\n]+/g, ''));
  },
  'no space': (folder) => {
    remove(folder, computed, true);
    keepFewStimuli(folder);
  },
  'no target space': (folder) => remove(folder, ['experiments', 'runs'], true),
  'no space any more': (folder) => remove(folder, ['spaces'], true),
  'no corpus': (folder) => remove(folder, [...corpora, ...computed.slice(1)], false),
  failed: (folder) =>
    readdirSync(join(folder, 'runs')).forEach((key, i) => {
      if (i % 3 > 0) return;
      rewriteJson(join(folder, 'runs', key, 'run.json'), (run) => ({ ...run, state: 'failed', error: 'The disk was full.' }));
      remove(join(folder, 'runs', key), ['predictions.csv', 'metrics.json'], false);
    }),
  'missing files': (folder) => {
    for (const part of ['stimuli', 'runs'])
      readdirSync(join(folder, part)).forEach((name, i) => {
        if (i % 2 === 0) rmSync(join(folder, part, name), { recursive: true });
      });
    remove(folder, ['spaces/mean/4D.csv', 'dissimilarities.csv', 'corpora/a'], false);
  },
} satisfies Record<string, Prepare>;

export type StateName = keyof typeof prepared | 'empty';
export const stateNames = ['empty', ...Object.keys(prepared)] as readonly StateName[];

export async function prepareState(state: StateName, source: string, folder: string): Promise<void> {
  if (state === 'empty') {
    await createProject(folder, 'Empty');
    return;
  }
  copyProject(source, folder);
  prepared[state](folder);
}

/** A third of them: their space is found in a moment. */
function keepFewStimuli(folder: string): void {
  const kept = new Set<string>();
  const rowsOf = (text: string): [string, string[]] => {
    const [header = '', ...rows] = text.trimEnd().split(/\r?\n/);
    return [header, rows];
  };
  const keep = (file: string, isKept: (cells: string[], i: number) => boolean): void =>
    rewrite(join(folder, file), (text) => {
      const [header, rows] = rowsOf(text);
      return [header, ...rows.filter((row, i) => isKept(row.split(','), i)), ''].join('\n');
    });
  keep('stimuli.csv', ([id = ''], i) => i % 3 === 0 && kept.add(id).size > 0);
  keep('features.csv', ([id = '']) => kept.has(id));
  keep('ratings.csv', ([, first = '', second = '']) => kept.has(first) && kept.has(second));
  keep('dissimilarities.csv', ([first = '', second = '']) => kept.has(first) && kept.has(second));
}

function remove(folder: string, parts: readonly string[], withTarget: boolean): void {
  for (const part of parts) rmSync(join(folder, part), { recursive: true, force: true });
  if (withTarget) rewriteJson(join(folder, 'project.json'), (file) => ({ ...file, targetSpace: null }));
}

function rewrite(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

function rewriteJson(path: string, change: (value: Record<string, unknown>) => Record<string, unknown>): void {
  rewrite(path, (text) => JSON.stringify(change(JSON.parse(text) as Record<string, unknown>)));
}
