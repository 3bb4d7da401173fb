/** What the Experiments screen shows for a step, from its plan and the state of its runs. */
import type {
  ExperimentCard,
  ExperimentFile,
  PlannedRun,
  PredictedDuration,
  PresetName,
  RunCard,
  Step,
} from '../../contract/running/experiment';
import { phrase } from '../../contract/message';
import { stepNames } from '../../core/catalogue/words-en';
import type { RunKey, RunRecord, RunState } from '../../contract/running/run';
import type { PlannedExperiment } from './plan-experiments';

/** `plan` is a sentence when the step cannot be started as things stand. */
export function describeExperiment(
  step: Step,
  preset: PresetName,
  plan: PlannedExperiment | string,
  cardOf: (run: PlannedRun) => RunCard | null,
  remainingOf: (runs: readonly PlannedRun[], records: ReadonlyMap<RunKey, RunRecord>) => number,
  /** What the step was last started with. */
  started: ExperimentFile | null,
  duration: PredictedDuration | null,
): ExperimentCard {
  const description = descriptions[step];
  const base = { step, name: stepNames[step], description, preset, duration };
  if (typeof plan === 'string') return { ...base, state: 'idle', runs: [], remainingMs: null, unavailable: plan };
  const known = plan.runs.map(cardOf);
  // A run that was never started has no record yet; 'queued' is the nearest of the states a run can be in.
  const runs = plan.file.runs.map((run, i): RunCard => {
    const { label } = plan.records.get(run.key)!;
    return known[i] ?? { ...run, label, state: 'queued', progress: null, error: null };
  });
  const open = plan.runs.filter((_, i) => known[i]?.state !== 'done');
  const states = known.map((card) => card?.state ?? null);
  const before = new Set(started?.runs.map(({ key }) => key));
  const wasCarriedOut = before.size > 0 && plan.runs.filter(({ key }, i) => before.has(key) && states[i] === 'done').length === before.size;
  const isCarriedOut = wasCarriedOut && plan.runs.every(({ key }, i) => before.has(key) || states[i] === null || states[i] === 'done');
  return {
    ...base,
    state: isCarriedOut ? 'done' : stateOf(states),
    ...(isCarriedOut && open.length > 0 ? { additional: open.length } : {}),
    runs,
    remainingMs: open.length === 0 ? 0 : remainingOf(open, plan.records),
    unavailable: null,
  };
}

/** The state that says most about the whole: what moves before what waits before what went wrong. */
function stateOf(states: readonly (RunState | null)[]): ExperimentCard['state'] {
  if (states.every((state) => state === 'done')) return 'done';
  const first = (['running', 'queued', 'paused', 'interrupted', 'failed', 'cancelled'] as const).find((state) => states.includes(state));
  return first ?? 'idle';
}

const descriptions: Record<Step, string> = {
  1: phrase`A network trained on photographs looks at the drawings; linear and lasso regression map what it sees into the space. The lower bound.`,
  2: phrase`A network learns to name the sketches of all corpora. Its encoder is what step 3 looks with.`,
  3: phrase`The encoder of step 2 looks at the drawings; linear and lasso regression map what it sees into the space. Compare with step 1.`,
  4: phrase`One network learns to name sketches and to place the drawings in the space at the same time. Compare with step 3.`,
  5: phrase`Steps 1, 3 and 4 for target spaces of one to ten dimensions: the dimension curve.`,
  6: phrase`As step 2, with reconstruction of the image in place of its name.`,
  7: phrase`As step 3, with the encoder of step 6.`,
  8: phrase`As step 4, with reconstruction in place of classification.`,
  9: phrase`As step 5, with reconstruction in place of classification.`,
};
