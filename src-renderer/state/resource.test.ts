import { expect, it } from 'vitest';
import type { Answer } from '../../src-main/contract/window/rpc';
import { Resource } from './resource.svelte';

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

it('asked for often during one reading, reads only once more, and shows the last', async () => {
  const readings = [deferred<Answer<number>>(), deferred<Answer<number>>()];
  let turn = 0;
  const resource = new Resource(() => (readings[turn++] as (typeof readings)[0]).promise);
  const all = [resource.refresh(), resource.refresh(), resource.refresh()];
  readings[0]?.resolve({ ok: true, value: 1 });
  readings[1]?.resolve({ ok: true, value: 2 });
  await Promise.all(all);
  expect([turn, resource.value, resource.loading]).toEqual([2, 2, false]);
});

it('what was cleared does not come back from a reading under way', async () => {
  const reading = deferred<Answer<string>>();
  const resource = new Resource(() => reading.promise);
  const refresh = resource.refresh();
  resource.clear();
  reading.resolve({ ok: true, value: 'of the former project' });
  await refresh;
  expect(resource.value).toBeNull();
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
