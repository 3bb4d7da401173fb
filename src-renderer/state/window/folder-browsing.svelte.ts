/** The question of a path field that is open at the moment, where the host has no dialogs of the system. */
import type { FolderListing } from '../../../src-main/contract/window/folder-listing';
import type { PathQuestion } from '../../api/path-choosers';
import type { StudioClient } from '../../api/studio-client';

export class FolderBrowsing {
  question = $state.raw<PathQuestion | null>(null);
  listing = $state.raw<FolderListing | null>(null);
  problem = $state<string | null>(null);
  #client: StudioClient;
  #settle: (path: string | null) => void = () => {};
  /** Where a person chose something last: the next question begins there. */
  #last: string | null = null;
  #asked = 0;
  /** The folder on its way onto the screen: what is pressed meanwhile is meant for it, not for the one still shown. */
  #entering: Promise<boolean> | null = null;

  constructor(client: StudioClient) {
    this.#client = client;
  }

  /** Null when it was put away. */
  ask(question: PathQuestion): Promise<string | null> {
    this.#settle(null);
    this.question = question;
    this.listing = null;
    this.problem = null;
    void this.#begin();
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Null leads to where one begins. A folder that cannot be shown is said, and the one before stays. */
  async enter(folder: string | null): Promise<boolean> {
    const { question } = this;
    if (question === null) return false;
    const entering = this.#show(question, folder);
    this.#entering = entering;
    const isShown = await entering;
    if (this.#entering === entering) this.#entering = null;
    return isShown;
  }

  /** The folder that is shown; one that cannot be shown is not chosen. */
  async chooseFolder(): Promise<void> {
    const { question } = this;
    if (this.#entering !== null && !(await this.#entering)) return;
    if (this.question === question && this.listing !== null) this.choose(this.listing.folder);
  }

  choose(path: string): void {
    this.#last = this.listing?.folder ?? null;
    this.#end(path);
  }

  close(): void {
    this.#end(null);
  }

  async #show(question: PathQuestion, folder: string | null): Promise<boolean> {
    const number = ++this.#asked;
    const answer = await this.#client.call('listFolder', { folder, files: question.kind === 'file', extensions: [...question.extensions] });
    if (number !== this.#asked) return false; // somebody was quicker than the disk
    if (answer.ok) this.listing = answer.value;
    this.problem = answer.ok ? null : answer.error.message;
    return answer.ok;
  }

  async #begin(): Promise<void> {
    if (this.#last === null || !(await this.enter(this.#last))) await this.enter(null);
  }

  #end(path: string | null): void {
    this.question = null;
    this.#settle(path);
    this.#settle = () => {};
  }
}
