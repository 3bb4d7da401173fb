import { expect, it } from 'vitest';
import type { Space } from '../../../src-main/contract/study/space';
import type { StudioClient } from '../../api/studio-client';
import { SpacesState } from './spaces.svelte';

const settings = { method: 'nonmetric', ties: 'primary', starts: 4, maxIterations: 100, seed: 1 } as const;
const space = (name: string, dims: readonly number[]): Space => ({
  schemaVersion: 1,
  name,
  settings,
  source: '',
  dimensions: dims.map((d) => ({ dims: d, stress1: null, kendallTau: null, converged: null })),
});

/** Answers like a host that keeps spaces in memory. */
function hostWith(spaces: Space[]): StudioClient {
  const answers = {
    listSpaces: () => [...spaces],
    readSpace: (input: { name: string; dims: number }) => ({ ...input, stimuli: [], coordinates: [] }),
    computeSpace: (input: { name: string; maxDims: number }) => {
      const made = space(
        input.name,
        Array.from({ length: input.maxDims }, (_, i) => i + 1),
      );
      spaces.push(made);
      return made;
    },
  };
  const call = (method: keyof typeof answers, input: never): Promise<unknown> =>
    Promise.resolve({ ok: true, value: answers[method](input) });
  return { call } as unknown as StudioClient;
}

it('looks at the target space first', async () => {
  const state = new SpacesState(hostWith([space('mean', [1, 2, 3, 4]), space('median', [2])]));
  await state.refresh({ name: 'mean', dims: 4 });
  expect(state.coordinates.value).toMatchObject({ name: 'mean', dims: 4 });
});
it('keeps what was looked at when the list is read again, while it exists', async () => {
  const spaces = [space('mean', [1, 2, 3, 4]), space('median', [2])];
  const state = new SpacesState(hostWith(spaces));
  await state.refresh(null);
  await state.choose({ name: 'mean', dims: 3 });
  await state.refresh({ name: 'mean', dims: 4 });
  expect(state.chosen).toEqual({ name: 'mean', dims: 3 });
  spaces.shift();
  await state.refresh({ name: 'mean', dims: 4 });
  expect(state.chosen).toEqual({ name: 'median', dims: 2 });
});
it('takes the nearest number of dimensions another space has', async () => {
  const state = new SpacesState(hostWith([space('mean', [1, 2, 3, 4]), space('low', [1, 2])]));
  await state.refresh({ name: 'mean', dims: 4 });
  await state.chooseSpace('low');
  expect(state.chosen).toEqual({ name: 'low', dims: 2 });
});
it('shows a space as soon as it is computed', async () => {
  const state = new SpacesState(hostWith([]));
  await state.refresh(null);
  expect(state.chosen).toBeNull();
  await state.compute('fresh', settings, 3);
  expect(state.computing).toBe(false);
  expect(state.chosen).toEqual({ name: 'fresh', dims: 2 });
});
