import { createBirpc } from 'birpc';
import { describe, expect, it, vi } from 'vitest';
import type { StudioEvent, WindowMethods } from '../contract/window/events';
import type { StudioMethods } from '../contract/window/rpc';
import { serveWindow } from './serve-window';
import { failure, studioDouble, success } from './test-support/studio-double';

/** A window at the other end of a wire that carries text only. */
function openWindow(studio = studioDouble({ listPhotographLayers: async () => success(['pool5']) })) {
  let toHost: (message: string) => void = () => {};
  let toWindow: (message: string) => void = () => {};
  const events: StudioEvent[] = [];
  const end = serveWindow(studio, {
    post: (message) => toWindow(message),
    onMessage: (listener) => {
      toHost = listener;
    },
  });
  const rpc = createBirpc<StudioMethods, WindowMethods>(
    { receiveEvent: (event) => void events.push(event) },
    {
      post: (message: string) => toHost(message),
      on: (listener: (message: string) => void) => {
        toWindow = listener;
      },
      serialize: (message: unknown) => JSON.stringify(message),
      deserialize: (message: string): unknown => JSON.parse(message),
    },
  );
  return { studio, rpc, events, end, sendRaw: (message: string) => toHost(message) };
}

describe('a window served', () => {
  it('gets the answer of the method it calls', async () => {
    const { rpc, studio } = openWindow();
    expect(await rpc.$call('listPhotographLayers', { file: 'a.onnx' })).toEqual({ ok: true, value: ['pool5'] });
    expect(studio.calls).toEqual([['listPhotographLayers', { file: 'a.onnx' }]]);
  });

  it('gets a failure as an answer, not as an exception', async () => {
    const { rpc } = openWindow(studioDouble({ openProject: async () => failure('not-found', 'No such folder.') }));
    expect(await rpc.$call('openProject', { folder: '/x' })).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'No such folder.' },
    });
  });

  it('can call nothing but the methods of the contract', async () => {
    const { rpc } = openWindow();
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'dispose'])
      await expect(rpc.$callRaw({ method: name, args: [] })).rejects.toMatch(/not found/);
  });

  it('hears events until it is gone, and leaves no listener behind', async () => {
    const { studio, events, end } = openWindow();
    studio.emit({ type: 'resultsChanged' });
    await vi.waitFor(() => expect(events).toEqual([{ type: 'resultsChanged' }]));
    end();
    studio.emit({ type: 'projectChanged' });
    expect(events).toHaveLength(1);
    expect(studio.listenerCount()).toBe(0);
  });

  it('survives messages that are none', async () => {
    const { rpc, sendRaw } = openWindow();
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    for (const text of ['', 'null', '7', '{', '{"t":"q"}', '{"t":"q","m":"listSpaces","a":{}}']) sendRaw(text);
    expect(stderr).toHaveBeenCalledTimes(6);
    stderr.mockRestore();
    expect((await rpc.$call('listPhotographLayers', { file: 'a' })).ok).toBe(true);
  });
});
