/** Publishing the project, and checking what others have published. */
import type { BundleReport, Verification, VerifiedPart } from '../../../src-main/contract/results/bundle';
import type { Answer, MethodInput } from '../../../src-main/contract/window/rpc';
import type { WorkProgress } from '../../../src-main/contract/window/work-progress';
import type { StudioClient } from '../../api/studio-client';

export class PublishingState {
  /** What is under way, and how far; null while nothing is. */
  work = $state.raw<{ readonly part: VerifiedPart | null; readonly progress: WorkProgress | null } | null>(null);
  #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
  }

  publish(input: MethodInput<'publishBundle'>): Promise<Answer<BundleReport>> {
    return this.#during(this.#client.call('publishBundle', input));
  }

  report(wish: MethodInput<'writeReport'>): Promise<Answer<{ readonly path: string }>> {
    return this.#during(this.#client.call('writeReport', wish));
  }

  verify(path: string): Promise<Answer<Verification>> {
    return this.#during(this.#client.call('verifyBundle', { path }));
  }

  /** The check then answers that it was cancelled. */
  async stop(): Promise<void> {
    await this.#client.call('stopVerification', {});
  }

  hear(part: VerifiedPart | null, progress: WorkProgress): void {
    if (this.work !== null) this.work = { part, progress }; // else a late word, or another window's work
  }

  async #during<T>(answer: Promise<Answer<T>>): Promise<Answer<T>> {
    this.work = { part: null, progress: null };
    try {
      return await answer;
    } finally {
      this.work = null;
    }
  }
}
