/** The comparison of two rows of the results; an answer to an earlier question is dropped. */
import type { ErrorReport } from '../../../src-main/contract/app-error';
import type { Comparison, RowReference } from '../../../src-main/contract/results/comparison';
import type { ResultChoice } from '../../../src-main/contract/results/results';
import type { StudioClient } from '../../api/studio-client';

export class ComparisonState {
  value = $state.raw<Comparison | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  isAsking = $state(false); // the earlier answer stays in sight meanwhile
  readonly #client: StudioClient;
  #turn = 0;
  #of: string | undefined;

  constructor(client: StudioClient) {
    this.#client = client;
  }

  async ask(a: RowReference, b: RowReference, of: ResultChoice): Promise<void> {
    const turn = ++this.#turn;
    this.isAsking = true;
    // Numbers of one configuration never stand under the name and marks of another.
    if (of.configuration !== this.#of) this.value = null;
    this.#of = of.configuration;
    const answer = await this.#client.call('compareExperiments', { a, b, of });
    if (turn !== this.#turn) return;
    this.isAsking = false;
    this.value = answer.ok ? answer.value : null;
    this.error = answer.ok ? null : answer.error;
  }
}
