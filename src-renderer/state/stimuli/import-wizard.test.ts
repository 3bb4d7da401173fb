import { expect, it } from 'vitest';
import type { ImagePreview, ImportPreview } from '../../../src-main/contract/importing/import';
import { ImportWizard } from './import-wizard.svelte';
import { scriptedClient } from '../test-support/scripted-client';

const image = (name: string, notes: string[]): ImagePreview => ({
  name,
  key: name,
  format: 'png',
  width: 9,
  height: 9,
  whiteOnBlack: false,
  isInverted: false,
  notes,
  mends: [],
  remaining: [],
  mendProblem: null,
  stimulus: name,
  isNew: true,
  problem: null,
});
const none = { ratings: 0, dissimilarities: 0, triplets: 0, features: 0, categories: 0, spaces: [], leftOutRows: 0 };
const preview: ImportPreview = {
  images: [image('shadow', ['uneven-ground']), image('faint', ['faint']), image('two', ['several-objects']), image('good', [])],
  ...{
    unused: [],
    tables: [],
    names: [],
    stimuli: [],
    changes: { newStimuli: 4, newImages: 4, ...none },
    doubts: [],
    problems: [],
    options: [],
  },
};

it('asks for mends of all drawings with a problem, and of single ones, and for none before that', async () => {
  const wizard = new ImportWizard(scriptedClient({ previewImport: () => preview }).client);
  wizard.addImages({ kind: 'path', path: '/drawings' });
  await wizard.preview.refresh();
  expect(wizard.plan.images).not.toHaveProperty('mend');
  wizard.mendNoted('flatten', true);
  wizard.mendImage('shadow', ['thicken']);
  wizard.mendImage('two', ['crop']);
  expect(wizard.plan.images?.mend).toEqual({ noted: ['flatten'], chosen: { shadow: ['thicken'], two: ['crop'] } });
  expect(wizard.mendsOf(preview.images[0]!)).toEqual(['thicken']); // at once
  wizard.mendNoted('flatten', false);
  wizard.mendNoted('flatten', true); // for all that need it, whatever was said of one of them before
  expect(wizard.plan.images?.mend).toEqual({ noted: ['flatten'], chosen: { shadow: ['flatten', 'thicken'], two: ['crop'] } });
});
