/** The sketch collections of the project. */
import type { CorpusCard } from '../../src-main/contract/corpus';
import type { Answer, MethodInput } from '../../src-main/contract/rpc';
import type { StudioClient } from '../api/studio-client';
import { Resource } from './resource.svelte';

export type CorpusToAdd = MethodInput<'addCorpus'>;
export type ClassFilter = 'all' | 'shared' | 'only';
type CorpusClass = CorpusCard['classes'][number];

export class CorporaState {
  readonly cards: Resource<CorpusCard[]>;
  #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
    this.cards = new Resource(() => client.call('listCorpora', {}));
  }

  add(corpus: CorpusToAdd): Promise<Answer<CorpusCard[]>> {
    return this.#change(this.#client.call('addCorpus', corpus));
  }

  remove(id: string): Promise<Answer<CorpusCard[]>> {
    return this.#change(this.#client.call('removeCorpus', { id }));
  }

  async #change(change: Promise<Answer<CorpusCard[]>>): Promise<Answer<CorpusCard[]>> {
    const answer = await change;
    if (answer.ok) this.cards.set(answer.value);
    return answer;
  }
}

export function countShared(corpus: CorpusCard): number {
  return corpus.classes.filter((entry) => entry.sharedWith.length > 0).length;
}

export function filterClasses(classes: readonly CorpusClass[], filter: ClassFilter, search: string): CorpusClass[] {
  const wanted = search.trim().toLocaleLowerCase();
  return classes.filter((entry) => {
    if (filter === 'shared' && entry.sharedWith.length === 0) return false;
    if (filter === 'only' && entry.sharedWith.length > 0) return false;
    return entry.name.toLocaleLowerCase().includes(wanted);
  });
}
