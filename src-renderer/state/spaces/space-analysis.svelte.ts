/** What is known of the space looked at, asked again a moment after every change; answers to older questions are dropped. */
import type { ErrorReport } from '../../../src-main/contract/app-error';
import { slowSpaceParts, type SpaceAnswers, type SpacePart, type SpaceSource } from '../../../src-main/contract/results/space-analysis';
import type { WorkProgress } from '../../../src-main/contract/window/work-progress';
import type { StudioClient } from '../../api/studio-client';

/** The last good answer stays until a newer one comes; `key` says which space it belongs to. */
export class SpaceAnswered<Part extends SpacePart> {
  value = $state.raw<SpaceAnswers[Part] | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  loading = $state(false);
  key = $state<string | null>(null);
  /** Of the answer under way; null until it has said how much there is to do. */
  progress = $state.raw<WorkProgress | null>(null);
  /** Counts what makes an answer under way unwanted. */
  asking = 0;
}

export type SlowPart = (typeof slowSpaceParts)[number];
const quickParts = ['directions', 'regions', 'agreement'] as const;

/** Typing a number or walking through options should not start a computation for every step. */
const settlingMs = 250;

export class SpaceAnalysis {
  readonly answers: { readonly [Part in SpacePart]: SpaceAnswered<Part> } = {
    view: new SpaceAnswered(),
    scan: new SpaceAnswered(),
    directions: new SpaceAnswered(),
    regions: new SpaceAnswered(),
    agreement: new SpaceAnswered(),
    structure: new SpaceAnswered(),
    scatter: new SpaceAnswered(),
    ceiling: new SpaceAnswered(),
  };
  wanted = $state<Record<SlowPart, boolean>>({ structure: false, scatter: false, ceiling: false });
  #client: StudioClient;
  #viewer: string;
  #source: SpaceSource | null = null;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopListening: () => void;

  constructor(client: StudioClient, viewer: string) {
    this.#client = client;
    this.#viewer = viewer;
    this.#stopListening = client.onEvent((event) => {
      if (event.type !== 'spaceProgressed' || event.viewer !== viewer) return;
      const answered = this.answers[event.part];
      if (answered.loading) answered.progress = event.progress;
    });
  }

  get isComputing(): boolean {
    return Object.values(this.answers).some(({ loading }) => loading);
  }

  /** Asks about this space from now on; `again` even if it is the one already asked about, as its data have changed. */
  show(source: SpaceSource | null, again = false): void {
    if (!again && source !== null && this.#source !== null && keyOf(source) === keyOf(this.#source)) return;
    const isFirst = this.#source === null;
    this.#source = source;
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    for (const answered of Object.values(this.answers)) answered.loading = false; // what is under way belongs to the past
    if (source === null) return;
    this.answers.view.loading = true;
    this.#timer = setTimeout(() => void this.#askAll(source, turn), isFirst ? 0 : settlingMs);
  }

  want(part: SlowPart, isWanted: boolean): void {
    this.wanted[part] = isWanted;
    if (!isWanted) return this.#stop(part);
    if (this.#source && this.answers[part].key !== keyOf(this.#source)) void this.#ask(part, this.#source, this.#turn);
  }

  /** The answer, if it belongs to the space that is on view. */
  current<Part extends SpacePart>(part: Part): SpaceAnswers[Part] | null {
    const { value, key } = this.answers[part];
    return key === this.answers.view.key ? value : null;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#turn++;
    this.#stopListening();
    for (const part of slowSpaceParts) this.#stop(part);
  }

  /** What nobody waits for any more is not computed to the end. */
  #stop(part: SlowPart): void {
    const answered = this.answers[part];
    if (!answered.loading) return;
    answered.asking++;
    answered.loading = false;
    void this.#client.call('stopSpaceAnalysis', { viewer: this.#viewer, part });
  }

  async #askAll(source: SpaceSource, turn: number): Promise<void> {
    await this.#ask('view', source, turn);
    if (turn !== this.#turn || this.answers.view.error !== null) return;
    await Promise.all(
      [...quickParts, 'scan' as const, ...slowSpaceParts.filter((part) => this.wanted[part])].map((part) => this.#ask(part, source, turn)),
    );
  }

  async #ask(part: SpacePart, source: SpaceSource, turn: number): Promise<void> {
    const answered: SpaceAnswered<SpacePart> = this.answers[part];
    const asking = ++answered.asking;
    answered.loading = true;
    answered.progress = null;
    const answer = await this.#client.call('analyseSpace', { viewer: this.#viewer, source, part });
    if (turn !== this.#turn || asking !== answered.asking) return;
    answered.loading = false;
    answered.error = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    answered.value = answer.value.value;
    answered.key = keyOf(source);
  }
}

function keyOf(source: SpaceSource): string {
  return JSON.stringify(source);
}
