import { expect, it } from 'vitest';
import type { PlacedDrawing, PlacingAnswer } from '../../../src-main/contract/results/placing';
import { scriptedClient } from '../test-support/scripted-client';
import { PlacingState } from './placing.svelte';

const placed = (x: number): PlacedDrawing => ({
  ...{ id: 'drawing', refused: null, places: [[x]], mean: [x], spread: 0, region: null, marks: [] },
  ...{ inkShare: 0.1, strangeness: 0.5, nearest: [], readouts: [], classes: null },
});

const pad = (grey: string) => ({ width: 1, height: 1, grey });

it('asks about the latest of the drawings that came while one was being placed, and about no other', async () => {
  const asked: string[] = [];
  const waiting: ((answer: PlacingAnswer) => void)[] = [];
  const { client } = scriptedClient({
    placeDrawings: (input) => {
      const [drawing] = input.drawings;
      if (drawing && 'pad' in drawing) asked.push(drawing.pad.grey);
      return new Promise<PlacingAnswer>((resolve) => waiting.push(resolve));
    },
  });
  const answer = (x: number): void => waiting.shift()!({ coverage: null, drawings: [placed(x)] });
  const state = new PlacingState(client);
  const landing = state.land(pad('one'));
  void state.land(pad('two'));
  void state.land(pad('three'));
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
  const landing = state.land(pad('one'));
  state.lift();
  resolve({ coverage: null, drawings: [placed(1)] });
  await landing;
  expect(state.drawing).toBeNull();
});

/** Answers are given by the test, in the order of the questions. */
function slowly() {
  const asked: { readonly id: string; readonly row: unknown; readonly turnDegrees: number }[] = [];
  const waiting: ((answer: PlacingAnswer) => void)[] = [];
  const { client } = scriptedClient({
    placeDrawings: ({ row, drawings, view }) => {
      asked.push({ id: drawings[0]?.id ?? '', row, turnDegrees: view?.turnDegrees ?? 0 });
      return new Promise<PlacingAnswer>((resolve) => waiting.push(resolve));
    },
  });
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const answer = async (x: number): Promise<void> => {
    waiting.shift()?.({ coverage: null, drawings: [placed(x)] });
    await settle();
  };
  return { asked, state: new PlacingState(client), answer };
}

const ridge = { step: 1, method: 'photograph-ridge', dims: 1 } as const;

it('takes no answer of the method that was chosen before, and keeps it out of the trail', async () => {
  const { state, asked, answer } = slowly();
  void state.land(pad('one'));
  const choosing = state.choose(ridge);
  await answer(1); // of the first method
  expect(state.drawing).toBeNull();
  await answer(2);
  await choosing;
  expect(asked.map(({ row }) => row)).toEqual([null, ridge]);
  expect([state.drawing?.mean, state.trail]).toEqual([[2], []]);
});

it('ends a round of turns with another method, view or round, but lets a stroke that is being placed land', async () => {
  const { state, asked, answer } = slowly();
  void state.land(pad('one'));
  await answer(1);
  void state.land(pad('two'));
  void state.turnRound();
  await answer(2); // of the stroke
  expect(state.drawing?.mean).toEqual([2]);
  await answer(3);
  expect(state.turned).toHaveLength(1);
  void state.look({ turnDegrees: 0, size: null, right: 0.1, down: 0 });
  await answer(4); // a turn as it was looked at before
  await answer(5);
  expect(state.turned).toEqual([]);
  expect(state.drawing?.mean).toEqual([5]);
  expect(asked.filter(({ id }) => id === 'turned').length).toBe(2);
});
