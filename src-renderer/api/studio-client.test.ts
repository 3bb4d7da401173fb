import { createBirpc } from 'birpc';
import { describe, expect, it } from 'vitest';
import type { WindowMethods } from '../../src-main/contract/window/events';
import type { Channel, ConnectionState } from './channel';
import { createStudioClient } from './studio-client';

/** A host at the other end of an in-memory wire; it speaks real birpc, JSON texts and all. */
function connectTo(methods: Record<string, (input: unknown) => Promise<unknown>>) {
  let toWindow: (message: string) => void = () => {};
  let toHost: (message: string) => void = () => {};
  let tell: (state: ConnectionState) => void = () => {};
  let isOpen = true;
  const host = createBirpc<WindowMethods, typeof methods>(methods, {
    post: (message: string) => queueMicrotask(() => toWindow(message)),
    on: (listener: (message: string) => void) => {
      toHost = listener;
    },
    serialize: (message: unknown) => JSON.stringify(message),
    deserialize: (message: string): unknown => JSON.parse(message),
  });
  const channel: Channel = {
    sender: () => (isOpen ? (message) => queueMicrotask(() => toHost(message)) : null),
    onMessage: (hear) => {
      toWindow = (data) => hear({ data });
    },
    onState: (listener) => {
      tell = listener;
      listener('open');
    },
    dispose: () => {},
  };
  const client = createStudioClient(channel);
  return {
    client,
    host,
    setState: (state: ConnectionState) => {
      isOpen = state === 'open';
      tell(state);
    },
  };
}

describe('createStudioClient', () => {
  it('hands the input to the named method and its answer back', async () => {
    const { client } = connectTo({ removeCorpus: (input) => Promise.resolve({ ok: true, value: [input] }) });
    expect(await client.call('removeCorpus', { id: 'a' })).toEqual({ ok: true, value: [{ id: 'a' }] });
  });

  it('hears the events of the host until it stops listening', async () => {
    const { client, host } = connectTo({});
    const heard: string[] = [];
    const stop = client.onEvent((event) => heard.push(event.type));
    await host.receiveEvent({ type: 'projectChanged' });
    stop();
    await host.receiveEvent({ type: 'resultsChanged' });
    expect(heard).toEqual(['projectChanged']);
  });

  it('answers a call under way with a sentence when the connection is lost', async () => {
    const { client, setState } = connectTo({ listStimuli: () => new Promise(() => {}) });
    const answer = client.call('listStimuli', {});
    await Promise.resolve();
    setState('lost');
    expect(await answer).toMatchObject({ ok: false, error: { code: 'not-available' } });
  });

  it('answers at once while the connection is lost, and works again afterwards', async () => {
    const { client, setState } = connectTo({ listSpaces: () => Promise.resolve({ ok: true, value: [] }) });
    setState('lost');
    expect((await client.call('listSpaces', {})).ok).toBe(false);
    setState('open');
    expect(await client.call('listSpaces', {})).toEqual({ ok: true, value: [] });
  });

  it('turns an exception of the host into an answer that names the method', async () => {
    const { client } = connectTo({});
    const answer = await client.call('pauseQueue', {});
    expect(answer.ok ? '' : answer.error.message).toContain('pauseQueue');
  });
});
