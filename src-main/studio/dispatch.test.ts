import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodNames, methods as table, type MethodName, type UseCases } from '../contract/window/rpc';
import { dispatch } from './dispatch';
import { acceptedInput } from './test-support/arbitrary-input';

/** With full paths: others are refused. */
function inputOf(name: MethodName): unknown {
  const [input] = fc.sample(acceptedInput(name), { numRuns: 1, seed: 3 });
  const paths = (table[name].more.paths as ((input: unknown) => readonly string[]) | undefined)?.(input) ?? [];
  const text = paths.reduce((all, path) => all.replaceAll(JSON.stringify(path), JSON.stringify(resolve('there'))), JSON.stringify(input));
  return JSON.parse(text);
}
const inputs = Object.fromEntries(methodNames.map((name) => [name, inputOf(name)]));
const writing = methodNames.filter((name) => table[name].changes.length > 0);
const reading = methodNames.filter((name) => table[name].changes.length === 0);

/** Every use case takes a while; how many were under way at once is counted. */
function slowStudio(failing?: MethodName) {
  let now = 0;
  let most = 0;
  const order: string[] = [];
  const useCase = (name: string) => async (): Promise<never> => {
    most = Math.max(most, ++now);
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 2));
    order.push(`${name} ends`);
    now--;
    if (name === failing) throw new Error('no');
    return name as never;
  };
  const methods = dispatch(Object.fromEntries(methodNames.map((name) => [name, useCase(name)])) as unknown as UseCases, () => undefined);
  const call = (name: MethodName): Promise<unknown> => (methods[name] as (input: unknown) => Promise<unknown>)(inputs[name]);
  return { call, order, most: () => most };
}

describe('calls of two windows at once', () => {
  it.each(writing)('%s: one after the other', async (name) => {
    const { call, most } = slowStudio();
    expect(await Promise.all([call(name), call(name)])).toEqual([
      { ok: true, value: name },
      { ok: true, value: name },
    ]);
    expect(most()).toBe(1);
  });

  it.each(writing)('%s: after everything that was begun before undo, and undo after it', async (name) => {
    const { call, order } = slowStudio();
    await Promise.all([call(name), call('undo'), call(name)]);
    const starts = order.filter((_, i) => i % 2 === 0);
    expect(order).toEqual(starts.flatMap((begin) => [begin, begin.replace('begins', 'ends')]));
  });

  it.each(reading)('%s: never waits', async (name) => {
    const { call, order } = slowStudio();
    await Promise.all([call('undo'), call(name)]);
    expect(order.slice(0, 2)).toEqual(expect.arrayContaining([`${name} begins`]));
  });

  it('wait for nobody who changes something else: an answer in a rating study never waits for a large corpus', async () => {
    const { call, most } = slowStudio();
    await Promise.all([call('addCorpus'), call('answerRatingTrial')]);
    expect(most()).toBe(2);
  });

  it('go on after one that failed', async () => {
    const { call } = slowStudio('renameStimulus');
    const [failed, next] = await Promise.all([call('renameStimulus'), call('undo')]);
    expect(failed).toMatchObject({ ok: false });
    expect(next).toMatchObject({ ok: true });
  });
});
