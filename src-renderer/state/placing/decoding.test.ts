import { expect, it } from 'vitest';
import type { DecodedPlace, DecodingAnswer, DecodingMethod } from '../../../src-main/contract/results/decoding';
import { scriptedClient } from '../test-support/scripted-client';
import { DecodingState } from './decoding.svelte';

const method = (size: 'quick' | 'study'): DecodingMethod => ({
  ...{
    row: { size, step: 8, method: 'multi-task-reconstruction', dims: 2 },
    name: size,
    space: 'mean',
    dims: 2,
    folds: [0],
    isStale: false,
  },
});

function slowly() {
  const asked: { readonly places: readonly (readonly number[])[]; readonly size: string | undefined; readonly from: string }[] = [];
  const waiting: ((answer: DecodingAnswer) => void)[] = [];
  const { client } = scriptedClient({
    describeDecoding: () => Promise.resolve({ methods: [method('quick'), method('study')], missing: null }),
    decodePlaces: ({ places, row, others }) => {
      asked.push({ places, size: row?.size, from: others.from });
      return new Promise<DecodingAnswer>((resolve) => waiting.push(resolve));
    },
  });
  const answer = async (): Promise<void> => {
    const { places } = asked[asked.length - waiting.length]!;
    waiting.shift()!({ folds: [0], imageSize: 8, loss: 0.2, directions: [], places: places.map((at) => drawnAt([...at])) });
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { state: new DecodingState(client), asked, answer };
}

const drawnAt = (at: number[]): DecodedPlace => ({
  at,
  lenders: [],
  images: [],
  average: '',
  landed: [],
  landing: at,
  miss: 0,
  isFar: false,
  nearest: [],
});

it('draws the latest of the places asked for while one is being drawn, and no other', async () => {
  const { state, asked, answer } = slowly();
  await state.methods.refresh();
  void state.goTo([0, 0]);
  void state.goTo([1, 0]);
  void state.goTo([2, 0]);
  await answer();
  expect(state.drawn?.at).toEqual([0, 0]);
  await answer();
  expect(asked.map(({ places }) => places[0])).toEqual([
    [0, 0],
    [2, 0],
  ]);
  expect(state.drawn?.at).toEqual([2, 0]);
  expect(state.isDrawing).toBe(false);
});

it('takes no picture of networks that were chosen before', async () => {
  const { state, asked, answer } = slowly();
  await state.methods.refresh();
  void state.goTo([0, 0]);
  void state.choose(method('study').row);
  await answer();
  expect(state.drawn).toBeNull();
  await answer();
  expect(asked.map(({ size }) => size)).toEqual(['quick', 'study']);
  expect(state.drawn?.at).toEqual([0, 0]);
});

it('forgets a way when the other units come from elsewhere', async () => {
  const { state, answer } = slowly();
  await state.methods.refresh();
  void state.walk('FORM', [
    [0, 0],
    [1, 1],
  ]);
  await answer();
  expect(state.way).toMatchObject({ name: 'FORM', places: [{ at: [0, 0] }, { at: [1, 1] }] });
  void state.lend({ from: 'mean' });
  expect(state.way).toBeNull();
});

it('draws the place anew when more of its networks are trained, and only then', async () => {
  let folds: readonly number[] = [0];
  const asked: (readonly number[])[] = [];
  const { client } = scriptedClient({
    describeDecoding: () => ({ methods: [{ ...method('quick'), folds }], missing: null }),
    decodePlaces: ({ places }) => {
      asked.push(folds);
      return { folds: [...folds], imageSize: 8, loss: 0.2, directions: [], places: places.map((at) => drawnAt([...at])) };
    },
  });
  const state = new DecodingState(client);
  await state.hearResults();
  expect(asked).toEqual([]); // no place was asked for yet
  await state.goTo([1, 0]);
  await state.hearResults();
  folds = [0, 1];
  await state.hearResults();
  expect(asked).toEqual([[0], [0, 1]]);
  expect(state.about?.folds).toEqual([0, 1]);
});
