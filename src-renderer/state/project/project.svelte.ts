/** Which project is open, and what the program says about itself. */
import type { NetworkCheck } from '../../../src-main/contract/running/network-check';
import type { AppDescription, FurtherNetwork, ProjectSummary } from '../../../src-main/contract/study/project';
import type { Protocol } from '../../../src-main/contract/window/protocol';
import type { Answer } from '../../../src-main/contract/window/rpc';
import type { StudioClient } from '../../api/studio-client';
import { say } from '../../strings/say';
import { Resource } from '../resource.svelte';

export class ProjectState {
  readonly app: Resource<AppDescription>;
  readonly summary: Resource<ProjectSummary | null>;
  opening = $state<'sample' | 'folder' | 'study' | 'copy' | null>(null);
  /** Nothing had ever been opened, so the sample was, unasked: what it is, and where to go from it, is said once. */
  isFirstStart = $state(false);
  #client: StudioClient;
  #onOpened: () => void;

  /** `onOpened`: what this window shows is another project from now on; the host's own word comes later. */
  constructor(client: StudioClient, onOpened: () => void) {
    this.#client = client;
    this.#onOpened = onOpened;
    this.app = new Resource(() => client.call('describeApp', {}));
    this.summary = new Resource(() => client.call('describeProject', {}));
  }

  get current(): ProjectSummary | null {
    return this.summary.value;
  }

  /** That of the project as the reader's language says it; figures and tables made in this window carry it. */
  get tag(): string | null {
    const tag = this.current?.file.tag ?? null;
    return tag === null ? null : say(tag);
  }

  /** Whether it has been read at all: before that, 'no project' would be a guess. */
  get isKnown(): boolean {
    return !this.summary.loading && this.opening === null;
  }

  /**
   * Reads both. On the very first start, with nothing to come back to, opens the sample: never an empty canvas. On a later one the host
   * could not open what was open last; asking once more tells why.
   */
  async start(): Promise<void> {
    await Promise.all([this.app.refresh(), this.summary.refresh()]);
    const nothingOpen = this.summary.error === null && this.summary.value === null;
    if (!nothingOpen || this.app.value === null) return;
    const answer = await this.openLast();
    if (!answer.ok) this.summary.error = answer.error;
    else this.isFirstStart = this.app.value.recentProjects.length === 0;
  }

  openLast(): Promise<Answer<ProjectSummary>> {
    const last = this.app.value?.recentProjects[0];
    return last === undefined ? this.openSample() : this.openFolder(last.folder);
  }

  openSample(): Promise<Answer<ProjectSummary>> {
    return this.#open('sample', () => this.#client.call('openSample', {}));
  }

  openFolder(folder: string): Promise<Answer<ProjectSummary>> {
    return this.#open('folder', () => this.#client.call('openProject', { folder }));
  }

  /** Whether a project made elsewhere may go on where it was left. */
  async answerForeign(isAgreed: boolean): Promise<void> {
    const answer = await this.#client.call('answerForeignProject', { isAgreed });
    if (answer.ok) this.summary.set(answer.value);
    else this.summary.error = answer.error;
  }

  importStudy(source: string, folder: string): Promise<Answer<ProjectSummary>> {
    return this.#open('study', () => this.#client.call('importStudy', { source, folder }));
  }

  /** A published study, as a copy in `folder`. */
  openPublished(path: string, folder: string): Promise<Answer<ProjectSummary>> {
    return this.#open('copy', () => this.#client.call('openBundle', { path, folder }));
  }

  /** Out of the list of recent projects. */
  async forget(folder: string): Promise<Answer<AppDescription>> {
    const answer = await this.#client.call('forgetProject', { folder });
    if (answer.ok) this.app.set(answer.value);
    return answer;
  }

  listPhotographLayers(file: string): Promise<Answer<string[]>> {
    return this.#client.call('listPhotographLayers', { file });
  }

  /** Null goes back to the network that comes with the program. */
  async choosePhotographNetwork(choice: { readonly file: string; readonly layer: string } | null): Promise<Answer<ProjectSummary>> {
    const answer = await this.#client.call('choosePhotographNetwork', choice);
    if (answer.ok) this.summary.set(answer.value);
    return answer;
  }

  /** Beside the first. */
  async addPhotographNetwork(choice: FurtherNetwork): Promise<Answer<ProjectSummary>> {
    const answer = await this.#client.call('addPhotographNetwork', choice);
    if (answer.ok) this.summary.set(answer.value);
    return answer;
  }

  async removePhotographNetwork(name: string): Promise<Answer<ProjectSummary>> {
    const answer = await this.#client.call('removePhotographNetwork', { name });
    if (answer.ok) this.summary.set(answer.value);
    return answer;
  }

  /** What it is given of some drawings and makes of them; nothing is kept. */
  checkNetwork(choice: FurtherNetwork): Promise<Answer<{ readonly check: NetworkCheck; readonly token: string }>> {
    return this.#client.call('checkNetwork', choice);
  }

  /** Shares of the drawing; null: lines as they are drawn. */
  async chooseLineThickness(choice: {
    readonly photograph: number | null;
    readonly sketch: number | null;
  }): Promise<Answer<ProjectSummary>> {
    const answer = await this.#client.call('chooseLineThickness', choice);
    if (answer.ok) this.summary.set(answer.value);
    return answer;
  }

  /** How experiments are carried out beside what a preset says. */
  async chooseProtocol(protocol: Protocol): Promise<Answer<ProjectSummary>> {
    const answer = await this.#client.call('chooseProtocol', protocol);
    if (answer.ok) this.summary.set(answer.value);
    return answer;
  }

  /** Plans the size that fits the time there is. */
  async chooseBudget(budgetMs: number): Promise<Answer<ProjectSummary>> {
    const answer = await this.#client.call('chooseBudget', { budgetMs, anew: true });
    if (answer.ok) this.summary.set(answer.value);
    return answer;
  }

  async #open(what: NonNullable<ProjectState['opening']>, open: () => Promise<Answer<ProjectSummary>>): Promise<Answer<ProjectSummary>> {
    this.opening = what;
    const answer = await open();
    this.opening = null;
    if (answer.ok) {
      this.summary.set(answer.value);
      this.#onOpened();
      void this.app.refresh(); // its list of recent projects has changed
    }
    return answer;
  }
}
