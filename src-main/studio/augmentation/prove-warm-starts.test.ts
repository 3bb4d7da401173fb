import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FoldProof } from '../../contract/study/augmentation';
import { runKeySchema, type RunRecord } from '../../contract/running/run';
import { planStep } from '../../core/experiments/plan';
import type { PlanInput } from '../../core/experiments/plan-input';
import { createProjectFolder } from '../../store/project/project-store';
import { writeRun } from '../../store/runs/run-store';
import { writeStimuli } from '../../store/files/tables';
import { writeCorpora } from '../../store/corpora/corpus-store';
import { proveFolds } from './prove-folds';

/** Of the stimuli on the study's folds, and of the corpus. */
const mixed = (proofs: readonly FoldProof[]) => proofs.filter(({ scheme }) => scheme === undefined).map(({ inTwoParts }) => inTwoParts);

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'prove-')), 'project');
  await createProjectFolder(folder, {
    schemaVersion: 1,
    id: 'p',
    name: 'P',
    tag: null,
    targetSpace: null,
    photographNetwork: null,
    seed: 1,
    attribution: [],
  });
  const categories = ['birds', 'tools'];
  const stimuli = categories.flatMap((category) =>
    Array.from({ length: 5 }, (_, i) => ({
      id: `${category}${i}`,
      name: `${category} ${i}`,
      category,
      image: '',
      kind: '',
      similarity: '',
    })),
  );
  await writeStimuli(folder, stimuli);
  const images = Array.from({ length: 10 }, (_, i) => ({ path: `c/${i}.svg`, class: 'c', fold: i % 5 }));
  await writeCorpora(folder, { schemaVersion: 1, corpora: [{ id: 'a', name: 'a', kind: 'corpus', root: 'corpora/a', images }] });
});
afterEach(() => rm(dirname(folder), { recursive: true, force: true }));

const input: PlanInput = {
  ...{ preset: 'quick', space: 's', dims: 4, availableDims: [4], photograph: { network: 'inception-v3', layer: 'pool' }, corpora: [] },
  ...{ engine: 'onnx', device: 'cpu', seed: 1 },
};

async function record(n: number, step: 2 | 4, fold: number, needs: RunRecord['needs']): Promise<RunRecord['key']> {
  const { configuration, label } = planStep(step, input).find((run) => run.fold === fold)!;
  const key = runKeySchema.parse(n.toString(16).padStart(24, '0'));
  await writeRun(folder, {
    ...{ schemaVersion: 1, key, label, fold, configuration, dataFingerprint: '', needs, state: 'done', error: null },
    ...{ created: '', started: null, ended: null, durationMs: null, engine: null },
  });
  return key;
}

it('counts what the network has seen that a training began with', async () => {
  const source = await record(1, 2, 1, []);
  await record(2, 4, 1, [source]);
  expect(mixed(await proveFolds(folder))).toEqual([0, 0]);
  // A network of fold 2 trained on the folds 0, 3 and 4; fold 0 validates the run of fold 1, whose test fold was the other's validation.
  await record(3, 4, 1, [await record(4, 2, 2, [])]);
  expect(mixed(await proveFolds(folder))).toEqual([2, 2]);
});
