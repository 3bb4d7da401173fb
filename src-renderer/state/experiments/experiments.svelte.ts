/** The steps of the study with their runs and how long each would take, at the chosen preset. */
import { stepsWith } from '../../../src-main/core/catalogue/steps';
import type { ErrorReport } from '../../../src-main/contract/app-error';
import { SvelteMap } from 'svelte/reactivity';
import type { EpochRow, RunKey } from '../../../src-main/contract/running/run';
import type {
  ExperimentCard,
  ExperimentList,
  FixedPreset,
  PredictedDuration,
  PresetName,
  Step,
} from '../../../src-main/contract/running/experiment';
import type { RunDetails } from '../../../src-main/contract/methods/experiments';
import type { StudioClient } from '../../api/studio-client';
import { Resource } from '../resource.svelte';
import type { QueueState } from './queue.svelte';

/** From small to large. */
export const presets = ['tiny', 'quick', 'first-study', 'study'] as const satisfies readonly FixedPreset[];
/** Classification, then reconstruction in its place. Each half is started as one. */
export const halves = { first: stepsWith('classification'), second: stepsWith('reconstruction') };
export type Half = keyof typeof halves;

export class ExperimentsState {
  readonly list: Resource<ExperimentList>;
  preset = $state<PresetName>('quick');
  /** Whether a person has chosen; until then the preset of what is already there is taken over. */
  #presetChosen = false;
  /** Only the runs somebody has looked at. */
  readonly runs = new SvelteMap<RunKey, RunDetails>();
  #client: StudioClient;
  #queue: QueueState;
  #reportError: (error: ErrorReport) => void;

  constructor(client: StudioClient, queue: QueueState, reportError: (error: ErrorReport) => void) {
    this.#client = client;
    this.#queue = queue;
    this.#reportError = reportError;
    this.list = new Resource(() => client.call('listExperiments', this.#presetChosen ? { preset: this.preset } : {}));
  }

  get cards(): readonly ExperimentCard[] {
    return this.list.value?.cards ?? [];
  }

  /** Undefined while what is shown is of another preset than the chosen one. */
  durationOf(card: ExperimentCard): PredictedDuration | null | undefined {
    return card.preset === this.preset ? card.duration : undefined;
  }

  /** Of all its steps that can be started. */
  durationOfHalf(half: Half): PredictedDuration | null | undefined {
    return this.cards[0]?.preset === this.preset ? this.list.value?.durations[half] : undefined;
  }

  cardsOf(half: Half): readonly ExperimentCard[] {
    const steps: readonly Step[] = halves[half];
    return this.cards.filter((card) => steps.includes(card.step));
  }

  /** Those of its steps that can be started as things stand. */
  startable(half: Half): Step[] {
    return this.cardsOf(half).flatMap((card) => (card.unavailable === null ? [card.step] : []));
  }

  async refresh(): Promise<void> {
    await this.list.refresh();
    if (!this.#presetChosen) this.preset = presetInUse(this.cards) ?? this.preset;
  }

  async choosePreset(preset: PresetName): Promise<void> {
    this.preset = preset;
    this.#presetChosen = true;
    await this.refresh();
  }

  async start(steps: readonly Step[]): Promise<void> {
    const answer = await this.#client.call('startExperiments', { steps: [...steps], preset: this.preset });
    if (!answer.ok) return this.#reportError(answer.error);
    this.#queue.take(answer.value);
    await this.refresh();
  }

  async readRun(key: RunKey): Promise<void> {
    const answer = await this.#client.call('readRun', { key });
    if (answer.ok) this.runs.set(key, answer.value);
  }

  /** Runs nobody has looked at are not kept: their epochs are read from disk when asked for. */
  addEpoch(key: RunKey, row: EpochRow): void {
    const run = this.runs.get(key);
    if (!run) return;
    const before = run.epochs.filter((known) => known.epoch < row.epoch); // a resumed run may repeat an epoch
    this.runs.set(key, { ...run, epochs: [...before, row] });
  }

  forgetRuns(): void {
    this.runs.clear();
    this.#presetChosen = false;
  }
}

/** The preset of work already begun, so that its progress is what one sees first. */
function presetInUse(cards: readonly ExperimentCard[]): PresetName | null {
  return cards.find((card) => card.state !== 'idle')?.preset ?? cards[0]?.preset ?? null;
}
