/** The Augmentation panel: the drawing and settings looked at, and what the host says becomes of it. */
import { assetPaths } from '../../../src-main/contract/study/assets';
import {
  studyLook,
  type AugmentationLook,
  type AugmentationReport,
  type DrawingReference,
  type FoldProof,
} from '../../../src-main/contract/study/augmentation';
import type { ErrorReport } from '../../../src-main/contract/app-error';
import type { StudioClient } from '../../api/studio-client';
import { Resource } from '../resource.svelte';

/** Copies shown at once; the host draws as many. */
export const shownCopies = 24;
/** A slider sends many values a second; the host is asked once it rests so long. */
const restMs = 60;

/** What a picture was asked for with; pictures and report of one request belong together. */
interface Request {
  readonly drawing: DrawingReference;
  readonly look: AugmentationLook;
  readonly from: number;
}

export class AugmentationState {
  readonly proof: Resource<FoldProof[]>;
  drawing = $state.raw<DrawingReference | null>(null);
  look = $state.raw<AugmentationLook>(studyLook);
  from = $state(1);
  shown = $state.raw<{ readonly request: Request; readonly report: AugmentationReport } | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  #client: StudioClient;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(client: StudioClient) {
    this.#client = client;
    this.proof = new Resource(() => client.call('proveFolds', {}));
  }

  choose(drawing: DrawingReference): void {
    this.drawing = drawing;
    this.#ask(0);
  }

  change(look: Partial<AugmentationLook>): void {
    this.look = { ...this.look, ...look };
    this.#ask(restMs);
  }

  showFrom(copy: number): void {
    this.from = Math.max(1, copy);
    this.#ask(0);
  }

  forget(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    this.drawing = null;
    this.shown = null;
    this.error = null;
    this.proof.clear();
  }

  /** The drawing may have another fold or picture by now. */
  refresh(): void {
    void this.proof.refresh();
    this.#ask(0);
  }

  #ask(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), afterMs);
  }

  async #read(): Promise<void> {
    if (this.drawing === null) return;
    const turn = ++this.#turn;
    const request = { drawing: this.drawing, look: this.look, from: this.from };
    const answer = await this.#client.call('describeAugmentation', request);
    if (turn !== this.#turn) return;
    this.error = answer.ok ? null : answer.error;
    if (answer.ok) this.shown = { request, report: answer.value };
  }
}

/** The address of the pictures of a request; `version` changes whenever the project's data do. */
export function picturePath(picture: 'copies' | 'mean', { drawing, look, from }: Request, version: number): string {
  const texts = Object.entries({ ...drawing, ...look, from, version }).map(([name, value]) => [name, String(value)] as const);
  return assetPaths.augmentation(picture, Object.fromEntries(texts));
}
