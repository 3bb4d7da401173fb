/** `run --trace`: finds the first training of the steps, and has its first training steps written down. */
import { traceTraining } from '../../compute/training/trace-training';
import { createWorkbench } from '../../compute/runs/workbench';
import { AppError } from '../../contract/app-error';
import type { ObjectiveWeights, TrainingConfiguration } from '../../contract/running/configuration';
import type { PresetName, Step } from '../../contract/running/experiment';
import type { RunRecord } from '../../contract/running/run';
import type { StepLosses } from '../../engines/engine';
import { dataFingerprint } from '../../store/project/data-fingerprint';
import { runKey } from '../../store/runs/run-key';
import { openRunPlanner } from '../../studio/experiments/plan-experiments';
import type { CommandContext } from './command-context';

export interface TraceRequest {
  readonly folder: string;
  readonly steps: number; // of training
  /** In place of the planned configuration's objectives. */
  readonly objectives: ObjectiveWeights | null;
}

export interface TraceOutcome {
  readonly folder: string;
  readonly run: string;
  readonly objectives: ObjectiveWeights;
  readonly losses: readonly StepLosses[];
}

export async function traceRun(
  context: CommandContext,
  project: string,
  steps: readonly Step[],
  preset: PresetName,
  request: TraceRequest,
): Promise<TraceOutcome> {
  const { assetsFolder } = context.places;
  const record = await firstTraining(context, project, steps, preset);
  const configuration = { ...record.configuration, objectives: request.objectives ?? record.configuration.objectives };
  const fingerprint = await dataFingerprint(project, configuration);
  const traced = { ...record, configuration, dataFingerprint: fingerprint, key: runKey(configuration, record.fold, fingerprint) };
  const bench = createWorkbench(assetsFolder);
  try {
    const losses = await traceTraining(project, traced, configuration, bench, request);
    context.say(`The first ${losses.length} training steps of ‘${record.label}’ are written down in ${request.folder}.`);
    return { folder: request.folder, run: record.label, objectives: configuration.objectives, losses };
  } finally {
    await bench.dispose();
  }
}

/** The first one in the order of the plan; where a step only reads encoders, the training of the first encoder. */
async function firstTraining(
  { places, now }: CommandContext,
  project: string,
  steps: readonly Step[],
  preset: PresetName,
): Promise<RunRecord & { readonly configuration: TrainingConfiguration }> {
  const planner = openRunPlanner(project, places.assetsFolder, now);
  for (const step of steps) {
    const { records, needed } = await planner.plan(step, preset);
    for (const record of [...records.values(), ...needed.map((each) => each.record)]) {
      const { configuration } = record;
      if (configuration.kind === 'training') return { ...record, configuration };
    }
  }
  throw new AppError('bad-input', '--trace writes down training steps, and none of these steps trains a network. Give --steps 2, 4 or 5.');
}

const objectiveNames = ['classification', 'mapping', 'reconstruction'] as const;

/** 'classification,mapping=0.5': each with its weight, 1 when none is said; what is not named is off. */
export function readObjectives(text: string): ObjectiveWeights {
  const weights = { classification: 0, mapping: 0, reconstruction: 0 };
  for (const part of text.split(',')) {
    const [, name, amount = '1'] = /^\s*([a-z]+)\s*(?:=\s*([0-9.]+)\s*)?$/.exec(part) ?? [];
    const known = objectiveNames.find((objective) => objective === name);
    const weight = Number(amount);
    if (known === undefined || !(weight > 0))
      throw new AppError('bad-input', `--objectives takes names with weights, such as classification=1,mapping=0.5, not ‘${part}’.`);
    weights[known] = weight;
  }
  return weights;
}
