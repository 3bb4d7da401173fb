import { expect, it } from 'vitest';
import type { PlacedDrawing, PlacingAnswer } from '../../../src-main/contract/placing';
import { scriptedClient } from '../test-support/scripted-client';
import { PlacingState } from './placing.svelte';

const placed = (x: number): PlacedDrawing => ({
  ...{ id: 'drawing', refused: null, places: [[x]], mean: [x], spread: 0, region: null, marks: [] },
  ...{ inkShare: 0.1, strangeness: 0.5, nearest: [], readouts: [], classes: null },
});

it('asks about the latest of the drawings that came while one was being placed, and about no other', async () => {
  const asked: string[] = [];
  const waiting: ((answer: PlacingAnswer) => void)[] = [];
  const { client } = scriptedClient({
    placeDrawings: (input) => {
      asked.push(input.drawings[0]!.image);
      return new Promise<PlacingAnswer>((resolve) => waiting.push(resolve));
    },
  });
  const answer = (x: number): void => waiting.shift()!({ coverage: null, drawings: [placed(x)] });
  const state = new PlacingState(client);
  const landing = state.land('one');
  void state.land('two');
  void state.land('three');
  answer(1);
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  answer(3);
  await landing;
  expect(asked).toEqual(['one', 'three']);
  expect(state.drawing?.mean).toEqual([3]);
  expect(state.trail).toEqual([[1]]);
  expect(state.isAsking).toBe(false);
});

it('shows no place of a drawing that was wiped off before its answer came', async () => {
  let resolve: (answer: PlacingAnswer) => void = () => undefined;
  const { client } = scriptedClient({ placeDrawings: () => new Promise<PlacingAnswer>((done) => (resolve = done)) });
  const state = new PlacingState(client);
  const landing = state.land('one');
  state.lift();
  resolve({ coverage: null, drawings: [placed(1)] });
  await landing;
  expect(state.drawing).toBeNull();
});
