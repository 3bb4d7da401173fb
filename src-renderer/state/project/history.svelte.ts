/** Which change undo and redo would act on, and carrying them out. */
import type { Change, ChangeHistory } from '../../../src-main/contract/window/change';
import type { StudioClient } from '../../api/studio-client';
import { t } from '../../strings/language.svelte';
import type { Notices } from '../window/notices.svelte';
import { Resource } from '../resource.svelte';

export class HistoryState {
  readonly changes: Resource<ChangeHistory>;
  #client: StudioClient;
  #notices: Notices;
  #shown: number | null = null; // the message of the last undo or redo: the next one takes its place

  constructor(client: StudioClient, notices: Notices) {
    this.#client = client;
    this.#notices = notices;
    this.changes = new Resource(() => client.call('describeHistory', {}));
  }

  undo(): Promise<void> {
    return this.#go('undo');
  }

  redo(): Promise<void> {
    return this.#go('redo');
  }

  async #go(what: 'undo' | 'redo'): Promise<void> {
    const answer = await this.#client.call(what, {});
    if (this.#shown !== null) this.#notices.remove(this.#shown);
    this.#shown = answer.ok
      ? this.#notices.add('good', what === 'undo' ? t().changes.undone(wordsOf(answer.value)) : t().changes.redone(wordsOf(answer.value)), {
          label: what === 'undo' ? t().changes.redo : t().changes.undo,
          run: () => void (what === 'undo' ? this.redo() : this.undo()),
        })
      : this.#notices.add('bad', answer.error.message);
  }

  /** After a crash: what was cut off and taken back. */
  get interrupted(): string | null {
    const change = this.changes.value?.interrupted ?? null;
    return change === null ? null : t().changes.interrupted(wordsOf(change));
  }
}

/** 'renamed owl'. */
export function wordsOf(change: Change): string {
  return t().changes.kinds[change.kind](change.about);
}

/** Whether a key alone may be a command: not while something is typed. */
export function isShortcut(event: KeyboardEvent): boolean {
  const isChoice = event.target instanceof HTMLSelectElement; // there, letters look for an option
  return !event.ctrlKey && !event.metaKey && !event.altKey && !isChoice && !isTextField(event.target);
}

/** What a key asks for; null in a text field, where the keys belong to the text. */
export function historyKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : null;
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('textarea, input:not([type=checkbox], [type=radio], [type=range], [type=button])');
}
