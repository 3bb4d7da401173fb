/** The report of the project, and notes at results. */
import { isSameSubject, type NoteSubject, type ReportOutline, type ShownNote } from '../../../src-main/contract/results/report';
import type { Answer } from '../../../src-main/contract/window/rpc';
import type { StudioClient } from '../../api/studio-client';
import { currentLanguage, numberStyle } from '../../strings/language.svelte';
import { Resource } from '../resource.svelte';

export class ReportState {
  readonly notes: Resource<readonly ShownNote[]>;
  readonly outline: Resource<ReportOutline>;
  /** Counts up whenever the report may be another one. */
  version = $state(0);
  #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
    this.notes = new Resource(() => client.call('listNotes', {}));
    this.outline = new Resource(() => client.call('outlineReport', { language: currentLanguage(), numbers: numberStyle() }));
  }

  noteOf(about: NoteSubject): ShownNote | null {
    return (this.notes.value ?? []).find((note) => isSameSubject(note.about, about)) ?? null;
  }

  /** An empty text removes the note. */
  async writeNote(about: NoteSubject, text: string): Promise<Answer<readonly ShownNote[]>> {
    const plain = text.trim();
    const answer = await (plain === ''
      ? this.#client.call('removeNote', { about })
      : this.#client.call('writeNote', { about, text: plain }));
    if (answer.ok) this.notes.set(answer.value);
    return answer;
  }

  /** Shown at once; the order that is kept is read again when the host says that the project has changed. */
  async arrange(parts: ReportOutline['parts']): Promise<Answer<null>> {
    const before = this.outline.value;
    if (before !== null) this.outline.set({ ...before, parts });
    const answer = await this.#client.call('arrangeReport', { parts: parts.map(({ part, isShown }) => ({ part, isShown })) });
    if (!answer.ok && before !== null) this.outline.set(before);
    return answer;
  }

  writeMethods(text: string | null): Promise<Answer<null>> {
    return this.#client.call('writeMethods', { text });
  }

  async markStale(): Promise<void> {
    this.version++;
    await (this.notes.value === null ? null : this.notes.refresh());
  }

  forget(): void {
    this.notes.clear();
    this.outline.clear();
  }
}
