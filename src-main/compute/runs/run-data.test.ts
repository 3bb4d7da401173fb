import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TrainingConfiguration } from '../../contract/running/configuration';
import { renderEvaluation } from '../../pipeline/augment/render-evaluation';
import { plainRecipe } from '../../pipeline/augment/copy-recipe';
import type { ImageBank } from '../../pipeline/bank/image-bank';
import { readRun } from '../../store/runs/run-store';
import { createRunDataSource } from './run-data';
import { planRun, smallTraining, writeSmallProject } from './small-project.fixture';

const folder = mkdtempSync(join(tmpdir(), 'run-data-'));
beforeAll(() => writeSmallProject(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Share of white of the first drawing, as a network is given it. */
function whiteOf(bank: ImageBank): number {
  const image = renderEvaluation(bank, [0], 1, plainRecipe(64, 0.75), 1);
  return image.reduce((sum, value) => sum + value, 0) / image.length;
}

it('gives a run drawings with lines as thick as its configuration says, kept apart from those as they are drawn', async () => {
  const source = createRunDataSource();
  const look = async (configuration: TrainingConfiguration) => {
    const key = await planRun(folder, configuration, 0);
    const data = await source.open(folder, (await readRun(folder, key))!, () => undefined);
    const [stimuli, corpora] = [await data.stimuli(), await data.corpora()];
    return {
      key,
      white: [whiteOf(stimuli.bank), ...corpora.map(({ bank }) => whiteOf(bank))],
      prints: [stimuli.fingerprint, ...corpora.map(({ fingerprint }) => fingerprint)],
    };
  };
  const plain = await look(smallTraining);
  const thick = await look({ ...smallTraining, augmentation: { ...smallTraining.augmentation, lineThickness: 0.02 } });
  const again = await look(smallTraining);
  expect(again).toEqual(plain);
  expect(thick.key).not.toBe(plain.key);
  expect(thick.white).toHaveLength(3);
  for (const [i, white] of thick.white.entries()) expect(white).toBeLessThan(plain.white[i]! - 0.02);
  for (const [i, print] of thick.prints.entries()) expect(print).not.toBe(plain.prints[i]);
  expect(readdirSync(join(folder, 'cache')).sort()).toEqual(
    ['first', 'second']
      .flatMap((id) => [`corpus-${id}.bank`, `corpus-${id}.lines-0.02.bank`])
      .concat(['stimuli.bank', 'stimuli.lines-0.02.bank']),
  );
});
