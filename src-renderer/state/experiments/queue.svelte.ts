/** The queue of runs: what is at work, how far, how long still. */
import type { QueueStatus } from '../../../src-main/contract/running/experiment';
import type { Answer } from '../../../src-main/contract/window/rpc';
import type { StudioClient } from '../../api/studio-client';
import { createRemainingRange, type DurationRange } from './remaining-range';
import { Resource } from '../resource.svelte';

export class QueueState {
  readonly status: Resource<QueueStatus>;
  /** Null while nothing runs or no estimate exists yet. */
  remaining = $state.raw<DurationRange | null>(null);
  #client: StudioClient;
  #now: () => number;
  #range = createRemainingRange();

  #onDone: (runs: number) => void;

  /** `onDone`: the queue has just done all it had. */
  constructor(client: StudioClient, now: () => number, onDone: (runs: number) => void) {
    this.#client = client;
    this.#now = now;
    this.#onDone = onDone;
    this.status = new Resource(() => client.call('describeQueue', {}));
    client.onEvent((event) => {
      if (event.type === 'queueProgressed') this.take(event.status);
    });
  }

  get isWorking(): boolean {
    const state = this.status.value?.state;
    return state === 'running' || state === 'pausing';
  }

  async refresh(): Promise<void> {
    await this.status.refresh();
    if (this.status.value) this.take(this.status.value);
  }

  take(status: QueueStatus): void {
    const { state, done, total } = status;
    if (this.isWorking && state === 'idle' && total > 0 && done === total) this.#onDone(done);
    this.status.set(status);
    this.remaining = this.#range.add(status, this.#now());
  }

  pause(): Promise<Answer<QueueStatus>> {
    return this.#ask(this.#client.call('pauseQueue', {}));
  }

  resume(): Promise<Answer<QueueStatus>> {
    return this.#ask(this.#client.call('resumeQueue', {}));
  }

  cancel(): Promise<Answer<QueueStatus>> {
    return this.#ask(this.#client.call('cancelQueue', {}));
  }

  async #ask(question: Promise<Answer<QueueStatus>>): Promise<Answer<QueueStatus>> {
    const answer = await question;
    if (answer.ok) this.take(answer.value);
    return answer;
  }
}
