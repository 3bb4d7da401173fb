/** The results document of the open project; gathering it is work for the host, so it is read only for a reader who looks at it. */
import type { ResultsDocument } from '../../src-main/contract/results';
import type { StudioClient } from '../api/studio-client';
import { Resource } from './resource.svelte';

export class ResultsState {
  readonly document: Resource<ResultsDocument>;
  isShown = false; // whether the screen of the results is open
  #isStale = true;

  constructor(client: StudioClient) {
    this.document = new Resource(() => client.call('readResults', {}));
  }

  /** There is news: read now when someone looks, else when someone does. */
  async markStale(): Promise<void> {
    this.#isStale = true;
    if (this.isShown) await this.#read();
  }

  async show(isShown: boolean): Promise<void> {
    this.isShown = isShown;
    if (isShown && this.#isStale) await this.#read();
  }

  async #read(): Promise<void> {
    this.#isStale = false;
    await this.document.refresh();
  }
}
