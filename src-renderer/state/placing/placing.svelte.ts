/** Where the drawing on the pad lies: asked after every stroke, the latest question wins. */
import type { ErrorReport } from '../../../src-main/contract/app-error';
import { isSameRow, type RowReference } from '../../../src-main/contract/results/comparison';
import type {
  Coverage,
  KeptDrawing,
  PadPixels,
  PlacedDrawing,
  PlacingDescription,
  PlacingView,
} from '../../../src-main/contract/results/placing';
import type { StudioClient } from '../../api/studio-client';
import type { Answer } from '../../../src-main/contract/window/rpc';
import { Resource } from '../resource.svelte';
import type { Stroke } from './sketch.svelte';

export const usualView: PlacingView = { turnDegrees: 0, size: null, right: 0, down: 0 };

/** One of the turns of an experiment. */
export interface TurnedPlace {
  readonly turnDegrees: number;
  readonly drawing: PlacedDrawing;
}

const longestTrail = 30;
const turns = 24;

export class PlacingState {
  readonly methods: Resource<PlacingDescription>;
  readonly kept: Resource<KeptDrawing[]>;
  isKeeping = $state(false);
  showsKept = $state(true);
  row = $state.raw<RowReference | null>(null);
  view = $state.raw<PlacingView>(usualView);
  drawing = $state.raw<PlacedDrawing | null>(null);
  coverage = $state.raw<Coverage | null>(null);
  /** Where the drawing lay before, the latest last. */
  trail = $state.raw<readonly (readonly number[])[]>([]);
  turned = $state.raw<readonly TurnedPlace[]>([]);
  error = $state.raw<ErrorReport | null>(null);
  isAsking = $state(false);
  /** Of opening the networks, while that takes long. */
  opening = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  #next: PadPixels | null = null; // the drawing to ask about as soon as the answer to the one before is there
  #pad: PadPixels | null = null;
  #question = 0; // counts what answers under way no longer fit: another method, another view
  #round = 0; // of turns
  readonly #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
    this.methods = new Resource(() => client.call('describePlacing', {}));
    this.kept = new Resource(() => client.call('listKeptDrawings', {}));
  }

  /** Reads what can place drawings, and has networks that open in a moment opened before the first stroke. */
  async start(): Promise<void> {
    void this.kept.refresh();
    await this.methods.refresh();
    const methods = this.methods.value?.methods ?? [];
    const { row } = this;
    const chosen = row === null ? methods[0] : methods.find((method) => isSameRow(method.row, row));
    if (chosen === undefined) this.row = null; // that one is gone
    if (chosen?.isQuick !== true) return;
    const answer = await this.#client.call('placeDrawings', { row: this.row, drawings: [] });
    this.opening = null;
    if (answer.ok) this.coverage = answer.value.coverage;
    else this.error = answer.error;
  }

  async choose(row: RowReference): Promise<void> {
    this.#question++;
    this.row = row;
    this.drawing = null;
    this.trail = [];
    this.turned = [];
    if (this.#pad === null) return this.start();
    await this.land(this.#pad);
  }

  async look(view: PlacingView): Promise<void> {
    this.#question++;
    this.view = view;
    this.turned = [];
    if (this.#pad !== null) await this.land(this.#pad);
  }

  /** Never waits for more than one question: what comes meanwhile is asked next, and only the last of it. */
  async land(pad: PadPixels): Promise<void> {
    this.#next = pad;
    if (this.isAsking) return;
    this.isAsking = true;
    while (this.#next !== null) {
      const asked = this.#next;
      this.#next = null;
      this.#pad = asked;
      const question = this.#question;
      const answer = await this.#client.call('placeDrawings', {
        row: this.row,
        drawings: [{ id: 'drawing', pad: asked }],
        view: this.view,
      });
      this.opening = null;
      if (this.#pad !== asked || this.#question !== question) continue; // wiped off, or looked at otherwise, meanwhile
      this.error = answer.ok ? null : answer.error;
      if (answer.ok) this.#take(answer.value.drawings[0] ?? null, answer.value.coverage);
    }
    this.isAsking = false;
  }

  /** All 24 turns of what lies on the pad, one question for each, so that strokes are not held up. */
  async turnRound(): Promise<void> {
    const pad = this.#pad;
    if (pad === null) return;
    const found: TurnedPlace[] = [];
    const { row, view } = this;
    const question = this.#question;
    const round = ++this.#round;
    this.turned = [];
    for (let i = 0; i < turns; i++) {
      const turnDegrees = (360 / turns) * i;
      const answer = await this.#client.call('placeDrawings', { row, drawings: [{ id: 'turned', pad }], view: { ...view, turnDegrees } });
      if (this.#pad !== pad || this.#question !== question || this.#round !== round) return;
      if (!answer.ok) return void (this.error = answer.error);
      const [drawing] = answer.value.drawings;
      if (drawing !== undefined && drawing.refused === null) found.push({ turnDegrees, drawing });
      this.turned = [...found];
    }
  }

  /** What lies on the pad, with the project. `image`: a PNG in base64. */
  async keep(name: string, image: string, strokes: readonly Stroke[]): Promise<Answer<KeptDrawing[]>> {
    this.isKeeping = true;
    const plain = strokes.map(({ points, width, isEraser }) => ({ points: points.map((point) => ({ ...point })), width, isEraser }));
    const answer = await this.#client.call('keepDrawing', { name, image, strokes: plain, row: this.row, view: this.view });
    this.isKeeping = false;
    if (answer.ok) this.kept.set(answer.value);
    return answer;
  }

  async remove(id: string): Promise<Answer<KeptDrawing[]>> {
    const answer = await this.#client.call('forgetDrawing', { id });
    if (answer.ok) this.kept.set(answer.value);
    return answer;
  }

  forgetTrail(): void {
    this.trail = [];
    this.turned = [];
  }

  /** The pad is empty. */
  lift(): void {
    this.#question++;
    this.#next = null;
    this.#pad = null;
    this.drawing = null;
    this.error = null;
    this.forgetTrail();
  }

  #take(drawing: PlacedDrawing | null, coverage: Coverage | null): void {
    const before = this.drawing;
    if (before !== null && before.refused === null) this.trail = [...this.trail, before.mean].slice(-longestTrail);
    this.drawing = drawing;
    this.coverage = coverage;
    this.turned = [];
  }
}
