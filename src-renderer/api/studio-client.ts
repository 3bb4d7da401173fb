/** Calls the host's methods and hears its events; the only reader of the bridge. */
import { createBirpc } from 'birpc';
import type { StudioEvent, WindowMethods } from '../../src-main/contract/window/events';
import type { Answer, MethodInput, MethodName, MethodOutput, StudioMethods } from '../../src-main/contract/window/rpc';
import { t } from '../strings/language.svelte';
import { inWords } from '../strings/say';
import { windowSession } from './asset-url';
import { bridgeChannel, ConnectionLost, socketChannel, type Channel, type ConnectionState } from './channel';

/** Every call answers; a broken connection is an answer with ok: false, never an exception. */
export interface StudioClient {
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<Answer<MethodOutput<M>>>;
  /** Whether a call of one of these methods has no answer yet. */
  isUnderWay(methods: readonly MethodName[]): boolean;
  onEvent(listener: (event: StudioEvent) => void): () => void;
  onConnection(listener: (state: ConnectionState) => void): () => void;
  dispose(): void;
}

export function openChannel(): Channel {
  const bridge = window.shapeSpaceBridge;
  if (bridge) return bridgeChannel(bridge);
  const { protocol, host } = window.location;
  return socketChannel(() => new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/rpc`), windowSession());
}

export function createStudioClient(channel: Channel): StudioClient {
  const events = new Set<(event: StudioEvent) => void>();
  const connections = new Set<(state: ConnectionState) => void>();
  let connection: ConnectionState = 'connecting';
  const underWay: MethodName[] = [];
  let waiting: (() => void)[] = []; // calls made before the first connection stood

  const own: WindowMethods = {
    receiveEvent: (event) => {
      for (const listener of events) listener(event);
    },
  };
  const rpc = createBirpc<StudioMethods, WindowMethods>(own, {
    post: (message: string) => {
      const send = channel.sender();
      if (send === null) throw new ConnectionLost('There is no connection to the program.');
      send(message);
    },
    on: (receive: (message: string) => void) => {
      channel.onMessage(({ data }) => {
        if (typeof data === 'string') receive(data);
      });
    },
    serialize: (message: unknown) => JSON.stringify(message),
    deserialize: (message: string): unknown => JSON.parse(message),
    timeout: -1, // scanning a large corpus may take minutes; a lost connection ends the wait instead
  });

  channel.onState((next) => {
    connection = next;
    if (next !== 'connecting') {
      for (const proceed of waiting) proceed();
      waiting = [];
    }
    if (next === 'lost' || next === 'refused') {
      void rpc.$rejectPendingCalls(({ reject }) => {
        reject(new ConnectionLost('The connection was lost.'));
        return Promise.resolve();
      });
    }
    for (const listener of connections) listener(next);
  });

  /** birpc types its methods one by one; a call by a name known only as M needs the mapped type spelled out. */
  const ask = <M extends MethodName>(method: M): ((input: MethodInput<M>) => Promise<Answer<MethodOutput<M>>>) => {
    const methods: { [N in MethodName]: (input: MethodInput<N>) => Promise<Answer<MethodOutput<N>>> } = rpc;
    return methods[method];
  };

  return {
    call: async (method, input) => {
      underWay.push(method);
      if (connection === 'connecting') await new Promise<void>((proceed) => waiting.push(proceed));
      try {
        const answer = await ask(method)(input);
        return answer.ok ? answer : { ok: false, error: inWords(answer.error) };
      } catch (error) {
        return { ok: false, error: { code: 'not-available', message: describeFailure(method, error, connection === 'refused') } };
      } finally {
        underWay.splice(underWay.indexOf(method), 1);
      }
    },
    isUnderWay: (methods) => methods.some((method) => underWay.includes(method)),
    onEvent: (listener) => {
      events.add(listener);
      return () => events.delete(listener);
    },
    onConnection: (listener) => {
      connections.add(listener);
      listener(connection);
      return () => connections.delete(listener);
    },
    dispose: () => {
      rpc.$close();
      channel.dispose();
    },
  };
}

function describeFailure(method: string, error: unknown, isRefused: boolean): string {
  if (error instanceof ConnectionLost) return isRefused ? t().connection.refused : t().connection.noAnswer;
  return t().connection.callFailed(method, error instanceof Error ? error.message : String(error));
}
