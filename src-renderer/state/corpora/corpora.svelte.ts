/** The sketch collections of the project. */
import type { StudioEvent } from '../../../src-main/contract/window/events';
import type { ClassJoinRow, CorpusCard, DecodingProgress } from '../../../src-main/contract/study/corpus';
import type { Answer, MethodInput } from '../../../src-main/contract/window/rpc';
import type { StudioClient } from '../../api/studio-client';
import { Resource } from '../resource.svelte';
import { say } from '../../strings/say';

export type CorpusToAdd = MethodInput<'addCorpus'>;
export type ClassFilter = 'all' | 'shared' | 'only';
type CorpusClass = CorpusCard['classes'][number];

export class CorporaState {
  readonly cards: Resource<CorpusCard[]>;
  readonly classes: Resource<ClassJoinRow[]>;
  decoding = $state.raw<readonly DecodingProgress[]>([]);
  #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
    this.cards = new Resource(() => client.call('listCorpora', {}));
    this.classes = new Resource(() => client.call('readClassTable', {}));
  }

  add(corpus: CorpusToAdd): Promise<Answer<CorpusCard[]>> {
    return this.#change(this.#client.call('addCorpus', corpus));
  }

  remove(id: string): Promise<Answer<CorpusCard[]>> {
    return this.#change(this.#client.call('removeCorpus', { id }));
  }

  readAgain(id: string): Promise<Answer<CorpusCard[]>> {
    return this.#change(this.#client.call('rescanCorpus', { id }));
  }

  relocate(id: string, folder: string): Promise<Answer<CorpusCard[]>> {
    return this.#change(this.#client.call('relocateCorpus', { id, folder }));
  }

  async nameClass(corpus: string, own: string, name: string): Promise<Answer<CorpusCard[]>> {
    return this.#change(this.#client.call('nameClass', { corpus, own, name }));
  }

  async resetClassNames(corpus: string): Promise<Answer<CorpusCard[]>> {
    return this.#change(this.#client.call('resetClassNames', { corpus }));
  }

  async decode(id: string): Promise<Answer<DecodingProgress[]>> {
    const answer = await this.#client.call('decodeCorpus', { id });
    if (answer.ok) this.decoding = answer.value;
    return answer;
  }

  async refreshDecoding(): Promise<void> {
    const answer = await this.#client.call('listDecoding', {});
    if (answer.ok) this.decoding = answer.value;
  }

  /** Hands on the sentence of a failure. */
  async hear(event: Extract<StudioEvent, { type: 'corpusDecoding' | 'corpusDecoded' }>): Promise<string | null> {
    if (event.type === 'corpusDecoding') {
      this.decoding = [event.progress, ...this.decoding.filter(({ corpus }) => corpus !== event.progress.corpus)];
      return null;
    }
    this.decoding = this.decoding.filter(({ corpus }) => corpus !== event.corpus);
    await this.cards.refresh();
    return event.failure === null ? null : say(event.failure);
  }

  async #change(change: Promise<Answer<CorpusCard[]>>): Promise<Answer<CorpusCard[]>> {
    const answer = await change;
    if (answer.ok) this.cards.set(answer.value);
    if (answer.ok && this.classes.value !== null) void this.classes.refresh();
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
