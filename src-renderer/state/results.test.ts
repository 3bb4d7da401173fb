import { expect, it } from 'vitest';
import type { ResultsDocument } from '../../src-main/contract/results';
import { ResultsState } from './results.svelte';
import { exampleQueue } from './test-support/examples';
import { scriptedClient } from './test-support/scripted-client';

it('computes again what is looked at: its size, its space, its steps', async () => {
  const project = { size: 'tiny', space: 'other', dims: 3 };
  const document = { project, stale: { steps: [3, 4], rows: 5, space: false }, steps: [] } as unknown as ResultsDocument;
  const { client, asked } = scriptedClient({ readResults: () => document, startExperiments: () => exampleQueue() });
  const state = new ResultsState(client);
  await state.document.refresh();
  await state.computeAgain();
  expect(asked.at(-1)).toEqual({
    method: 'startExperiments',
    input: { steps: [3, 4], preset: 'tiny', target: { name: 'other', dims: 3 } },
  });
});
