/** What the networks draw at a place, and on a way through the space: the latest question wins. */
import type { ErrorReport } from '../../../src-main/contract/app-error';
import {
  isSameDecoder,
  type DecodedPlace,
  type DecoderReference,
  type DecodingAnswer,
  type DecodingDescription,
  type DecodingMethod,
  type OtherUnits,
} from '../../../src-main/contract/results/decoding';
import type { StudioClient } from '../../api/studio-client';
import { Resource } from '../resource.svelte';

/** A way through the space, as it was drawn. */
export interface DrawnWay {
  readonly name: string;
  readonly others: OtherUnits;
  readonly places: readonly DecodedPlace[];
}

export class DecodingState {
  readonly methods: Resource<DecodingDescription>;
  row = $state.raw<DecoderReference | null>(null);
  at = $state.raw<readonly number[]>([]);
  others = $state.raw<OtherUnits>({ from: 'nearest' });
  /** Of `at`, or of a place before it while that is being drawn. */
  drawn = $state.raw<DecodedPlace | null>(null);
  /** What holds for all places: folds, loss, directions. */
  about = $state.raw<Omit<DecodingAnswer, 'places'> | null>(null);
  way = $state.raw<DrawnWay | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  isDrawing = $state(false);
  isDrawingWay = $state(false);
  opening = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  #isWanted = false;
  readonly #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
    this.methods = new Resource(() => client.call('describeDecoding', {}));
  }

  get method(): DecodingMethod | null {
    const methods = this.methods.value?.methods ?? [];
    const { row } = this;
    return methods.find((each) => row !== null && isSameDecoder(each.row, row)) ?? methods[0] ?? null;
  }

  /** Results changed: the place is drawn anew where other networks are there than those that drew it, as while the five are being trained. */
  async hearResults(): Promise<void> {
    await this.methods.refresh();
    const { method, about } = this;
    if (method !== null && about !== null && method.folds.join() !== about.folds.join()) await this.#draw();
  }

  async choose(row: DecoderReference): Promise<void> {
    this.row = row;
    this.drawn = null;
    this.about = null;
    this.way = null;
    await this.#draw();
  }

  async goTo(at: readonly number[]): Promise<void> {
    this.at = [...at];
    await this.#draw();
  }

  async lend(others: OtherUnits): Promise<void> {
    this.others = others;
    this.way = null;
    await this.#draw();
  }

  /** The places of a way, in their order. */
  async walk(name: string, places: readonly (readonly number[])[]): Promise<void> {
    const { method, others } = this;
    if (method === null || this.isDrawingWay) return;
    this.isDrawingWay = true;
    const answer = await this.#client.call('decodePlaces', { row: method.row, places: places.map((at) => [...at]), others });
    this.isDrawingWay = false;
    this.opening = null;
    if (this.method === null || !isSameDecoder(this.method.row, method.row) || this.others !== others) return;
    this.error = answer.ok ? null : answer.error;
    if (answer.ok) this.way = { name, others, places: answer.value.places };
  }

  /** What is asked for while something is being drawn is drawn next, and only the last of it. */
  async #draw(): Promise<void> {
    this.#isWanted = true;
    if (this.isDrawing) return;
    this.isDrawing = true;
    while (this.#isWanted) {
      this.#isWanted = false;
      const { method, at, others } = this;
      if (method === null || at.length !== method.dims) break;
      const answer = await this.#client.call('decodePlaces', { row: method.row, places: [[...at]], others });
      this.opening = null;
      if (this.method === null || !isSameDecoder(this.method.row, method.row)) continue; // of networks chosen before
      this.error = answer.ok ? null : answer.error;
      if (!answer.ok) continue;
      const { places, ...about } = answer.value;
      this.about = about;
      this.drawn = places[0] ?? null;
    }
    this.isDrawing = false;
  }
}
