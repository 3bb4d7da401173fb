/** The results document of the open project. */
import type { ResultsDocument } from '../../src-main/contract/results';
import type { StudioClient } from '../api/studio-client';
import { Resource } from './resource.svelte';

export class ResultsState {
  readonly document: Resource<ResultsDocument>;

  constructor(client: StudioClient) {
    this.document = new Resource(() => client.call('readResults', {}));
  }
}
