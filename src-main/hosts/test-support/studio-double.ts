/** A studio whose answers a test decides; it stands at the port between the hosts and the program. */
import type { StudioEvent } from '../../contract/window/events';
import type { QueueStatus } from '../../contract/running/experiment';
import { methodNames, type Answer, type StudioMethods } from '../../contract/window/rpc';
import type { Studio } from '../../studio/studio';

export interface StudioDouble extends Studio {
  /** Every call: method and input. */
  readonly calls: [string, unknown][];
  readonly isDisposed: boolean;
  emit(event: StudioEvent): void;
  listenerCount(): number;
}

export function studioDouble(answers: Partial<StudioMethods> = {}, handleAsset?: Studio['handleAsset']): StudioDouble {
  const calls: [string, unknown][] = [];
  const listeners = new Set<(event: StudioEvent) => void>();
  let isDisposed = false;
  const answered = methodNames.map((name) => {
    const answer = answers[name] as ((input: unknown) => Promise<Answer<unknown>>) | undefined;
    const method = async (input: unknown): Promise<Answer<unknown>> => {
      calls.push([name, input]);
      return answer === undefined ? failure('not-found', `${name} is not answered in this test`) : answer(input);
    };
    return [name, method];
  });
  return {
    calls,
    get isDisposed() {
      return isDisposed;
    },
    methods: Object.fromEntries(answered) as StudioMethods,
    handleAsset: handleAsset ?? (() => Promise.resolve(new Response('asset'))),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (event) => listeners.forEach((listener) => listener(event)),
    listenerCount: () => listeners.size,
    dispose: async () => {
      isDisposed = true;
    },
  };
}

export function success<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function failure(code: 'not-found' | 'bad-input' | 'project-unreadable' | 'project-locked', message: string): Answer<never> {
  return { ok: false, error: { code, message } };
}

export function queueStatus(state: QueueStatus['state'], change: Partial<QueueStatus> = {}): QueueStatus {
  return { state, done: 0, total: 10, current: null, currentStep: null, remainingMs: null, notice: null, ...change };
}
