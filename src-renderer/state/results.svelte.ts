/** The results document of the open project; gathering it is work for the host, so it is read only for a reader who looks at it. */
import type { AnalysisStatus } from '../../src-main/contract/analysis';
import type { ResultsDocument } from '../../src-main/contract/results';
import type { StudioClient } from '../api/studio-client';
import { Resource } from './resource.svelte';

export class ResultsState {
  readonly document: Resource<ResultsDocument>;
  readonly analysis: Resource<AnalysisStatus>;
  isShown = false; // whether the screen of the results is open
  #isStale = true;
  readonly #client: StudioClient;

  constructor(client: StudioClient) {
    this.document = new Resource(() => client.call('readResults', {}));
    this.analysis = new Resource(() => client.call('describeAnalysis', {}));
    this.#client = client;
  }

  /** Computes what is missing of the analysis; news comes by events. */
  async startAnalysis(): Promise<void> {
    const answer = await this.#client.call('startAnalysis', {});
    if (answer.ok) this.analysis.set(answer.value);
    else this.analysis.error = answer.error;
  }

  /** Another part of the analysis is there, or it ended. */
  async hearAnalysis(): Promise<void> {
    if (this.isShown) await this.analysis.refresh();
  }

  /** There is news: read now when someone looks, else when someone does. */
  async markStale(): Promise<void> {
    this.#isStale = true;
    if (this.isShown) await this.#read();
  }

  async show(isShown: boolean): Promise<void> {
    this.isShown = isShown;
    if (isShown && this.#isStale) await this.#read();
    else if (isShown) await this.analysis.refresh();
  }

  async #read(): Promise<void> {
    this.#isStale = false;
    await Promise.all([this.document.refresh(), this.analysis.refresh()]);
  }
}
