import { expect, it } from 'vitest';
import type { Answer } from '../../src-main/contract/rpc';
import { Resource } from './resource.svelte';

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

it('a slow early reading does not overwrite a later one', async () => {
  const readings = [deferred<Answer<number>>(), deferred<Answer<number>>()];
  let turn = 0;
  const resource = new Resource(() => (readings[turn++] as (typeof readings)[0]).promise);
  const first = resource.refresh();
  const second = resource.refresh();
  readings[1]?.resolve({ ok: true, value: 2 });
  await second;
  readings[0]?.resolve({ ok: true, value: 1 });
  await first;
  expect(resource.value).toBe(2);
  expect(resource.loading).toBe(false);
});

it('a reading under way does not overwrite what was set meanwhile', async () => {
  const reading = deferred<Answer<string>>();
  const resource = new Resource(() => reading.promise);
  const refresh = resource.refresh();
  resource.set('newer');
  reading.resolve({ ok: true, value: 'older' });
  await refresh;
  expect(resource.value).toBe('newer');
});

it('a failure keeps the last good value on screen and says what is wrong; the next success clears it', async () => {
  const answers: Answer<string>[] = [
    { ok: true, value: 'good' },
    { ok: false, error: { code: 'disk', message: 'The disk is full.' } },
    { ok: true, value: 'better' },
  ];
  const resource = new Resource(() => Promise.resolve(answers.shift() as Answer<string>));
  await resource.refresh();
  await resource.refresh();
  expect([resource.value, resource.error?.message]).toEqual(['good', 'The disk is full.']);
  await resource.refresh();
  expect([resource.value, resource.error]).toEqual(['better', null]);
});
