/** A client for tests whose answers are given by the test; it records what was asked. */
import type { StudioEvent } from '../../../src-main/contract/window/events';
import type { Answer, MethodInput, MethodName, MethodOutput } from '../../../src-main/contract/window/rpc';
import type { ConnectionState } from '../../api/channel';
import type { StudioClient } from '../../api/studio-client';

export type Script = { [M in MethodName]?: (input: MethodInput<M>) => MethodOutput<M> | Promise<MethodOutput<M>> };

export function scriptedClient(script: Script) {
  const asked: { method: MethodName; input: unknown }[] = [];
  const listeners = new Set<(event: StudioEvent) => void>();
  const underWay: MethodName[] = [];
  let tell: (state: ConnectionState) => void = () => {};
  const client: StudioClient = {
    call: async <M extends MethodName>(method: M, input: MethodInput<M>): Promise<Answer<MethodOutput<M>>> => {
      asked.push({ method, input });
      const play = script[method] as ((input: MethodInput<M>) => MethodOutput<M> | Promise<MethodOutput<M>>) | undefined;
      if (!play) return { ok: false, error: { code: 'not-found', message: `${method} is not in the script` } };
      underWay.push(method);
      try {
        return { ok: true, value: await play(input) };
      } finally {
        underWay.splice(underWay.indexOf(method), 1);
      }
    },
    isUnderWay: (methods) => methods.some((method) => underWay.includes(method)),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnection: (listener) => {
      tell = listener;
      listener('open');
      return () => (tell = () => {});
    },
    dispose: () => {},
  };
  return {
    client,
    asked,
    timesAsked: (method: MethodName) => asked.filter((call) => call.method === method).length,
    emit: (event: StudioEvent) => listeners.forEach((listener) => listener(event)),
    connection: (state: ConnectionState) => tell(state),
  };
}
