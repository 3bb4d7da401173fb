/** The steps of the study with their runs, the chosen preset, and how long each would take. */
import { stepsWith } from '../../../src-main/core/catalogue/steps';
import { SvelteMap } from 'svelte/reactivity';
import type { EpochRow, RunKey } from '../../../src-main/contract/run';
import type { ExperimentCard, FixedPreset, PresetName, QueueStatus, Step } from '../../../src-main/contract/experiment';
import type { Answer, PredictedDuration, RunDetails } from '../../../src-main/contract/rpc';
import type { StudioClient } from '../../api/studio-client';
import { Resource } from '../resource.svelte';

/** From small to large. */
export const presets = ['tiny', 'quick', 'first-study', 'study'] as const satisfies readonly FixedPreset[];
/** Classification, then reconstruction in its place. Each half is started as one. */
export const halves = { first: stepsWith('classification'), second: stepsWith('reconstruction') };
export type Half = keyof typeof halves;

export class ExperimentsState {
  readonly cards: Resource<ExperimentCard[]>;
  preset = $state<PresetName>('quick');
  /** Whether a person has chosen; until then the preset of what is already there is taken over. */
  #presetChosen = false;
  /** Null where it was asked for in vain; what is not in here is still being asked for. */
  readonly durations = new SvelteMap<Step | Half, PredictedDuration | null>();
  /** Only the runs somebody has looked at. */
  readonly runs = new SvelteMap<RunKey, RunDetails>();
  #client: StudioClient;
  #durationTurn = 0;

  constructor(client: StudioClient) {
    this.#client = client;
    this.cards = new Resource(() => client.call('listExperiments', this.#presetChosen ? { preset: this.preset } : {}));
  }

  cardsOf(half: Half): readonly ExperimentCard[] {
    const steps: readonly Step[] = halves[half];
    return (this.cards.value ?? []).filter((card) => steps.includes(card.step));
  }

  /** Those of its steps that can be started as things stand. */
  startable(half: Half): Step[] {
    return this.cardsOf(half).flatMap((card) => (card.unavailable === null ? [card.step] : []));
  }

  async refresh(): Promise<void> {
    await this.cards.refresh();
    if (!this.#presetChosen) this.preset = presetInUse(this.cards.value ?? []) ?? this.preset;
    await this.predict();
  }

  async choosePreset(preset: PresetName): Promise<void> {
    this.preset = preset;
    this.#presetChosen = true;
    this.durations.clear();
    await this.refresh();
  }

  /** Asks for every step alone and for each half together, whose runs are shared and so take less than the sum. */
  async predict(): Promise<void> {
    const turn = ++this.#durationTurn;
    const questions: [Step | Half, Step[]][] = [];
    for (const half of ['first', 'second'] as const) {
      const steps = this.startable(half);
      questions.push(...steps.map((step): [Step, Step[]] => [step, [step]]));
      if (steps.length > 0) questions.push([half, steps]);
    }
    const answers = await Promise.all(
      questions.map(
        async ([name, asked]) => [name, await this.#client.call('predictDuration', { steps: asked, preset: this.preset })] as const,
      ),
    );
    if (turn !== this.#durationTurn) return;
    for (const [name, answer] of answers) this.durations.set(name, answer.ok ? answer.value : null);
  }

  start(steps: readonly Step[]): Promise<Answer<QueueStatus>> {
    return this.#client.call('startExperiments', { steps: [...steps], preset: this.preset });
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
    this.durations.clear();
    this.#presetChosen = false;
  }
}

/** The preset of work already begun, so that its progress is what one sees first. */
function presetInUse(cards: readonly ExperimentCard[]): PresetName | null {
  return cards.find((card) => card.state !== 'idle')?.preset ?? cards[0]?.preset ?? null;
}
