/** From a project on disk and a preset to the records of all runs of a step. */
import type { TrainingConfiguration } from '../../contract/running/configuration';
import { needsCorpora, needsDrawings, needsPhotographNetwork, stepOfTraining } from '../../core/catalogue/steps';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { Corpus } from '../../contract/study/corpus';
import { processor, type ComputeDevice } from '../../contract/running/devices';
import type { ExperimentFile, PresetName, Step } from '../../contract/running/experiment';
import type { Fitted } from '../../contract/running/fitted';
import type { ProjectFile } from '../../contract/study/project';
import type { RunKey, RunRecord } from '../../contract/running/run';
import type { Stimulus } from '../../contract/study/stimulus';
import { bundledPhotographNetwork, namedNetwork } from '../../core/experiments/photograph-network';
import { trainingOf } from '../../core/experiments/recognise';
import { describeMethod, planStep } from '../../core/experiments/plan';
import type { PlanInput } from '../../core/experiments/plan-input';
import type { DataSizes } from '../../core/experiments/duration';
import { possibleSchemes } from '../../core/folds/fold-schemes';
import { foldCount } from '../../core/folds/folds';
import { readCorpora } from '../../store/corpora/corpus-store';
import { dataFingerprint, type FingerprintCache } from '../../store/project/data-fingerprint';
import { readProjectDevice } from '../../store/project/project-device';
import { readProject } from '../../store/project/project-store';
import { runKey } from '../../store/runs/run-key';
import { readSpaceDescription } from '../../store/project/space-store';
import { readIncludedStimuli } from '../../store/files/tables';
import { bundledLayer } from './photograph-files';
import type { QueuedRun } from './queue/queue-state';

/** What plans of one moment share; make a new one whenever the project may have changed. */
export interface RunPlanner {
  /** For the project's target space unless another is given. */
  plan(step: Step, preset: PresetName, target?: TargetSpace): Promise<PlannedExperiment>;
  sizes(): Promise<DataSizes>;
  /** What plans of the first half are made of, whatever their size. */
  input(): Promise<PlanInput>;
  fitted(): Promise<Fitted | null>;
  /** What the trainings of this project are computed with. */
  device(): Promise<ComputeDevice>;
}

export interface PlannedExperiment {
  readonly file: ExperimentFile;
  /** One for each run of the file, as it looks before it was ever started. */
  readonly records: ReadonlyMap<RunKey, RunRecord>;
  readonly runs: readonly QueuedRun[];
  /** Trainings of other steps that these runs read, in the same form. */
  readonly needed: readonly { readonly record: RunRecord; readonly run: QueuedRun }[];
}

/**
 * `plan` throws AppError with the mend when the step cannot be started as things stand. `preferred` is what a project is computed with
 * that has no experiments yet; one that has keeps to what they were begun on.
 */
export function openRunPlanner(
  folder: string,
  assetsFolder: string,
  now: () => number,
  preferred: () => Promise<ComputeDevice> = () => Promise.resolve(processor),
): RunPlanner {
  const cache: FingerprintCache = new Map();
  let reading: Promise<Material> | null = null;
  const material = (): Promise<Material> => (reading ??= readMaterial(folder, preferred));
  const materialFor = async (target: TargetSpace | undefined): Promise<Material> => {
    const read = await material();
    if (target === undefined) return read;
    const availableDims = await dimsOf(folder, target);
    if (!availableDims.includes(target.dims))
      throw new AppError(
        'not-found',
        say`The space ‘${target.name}’ has no version of ${target.dims} dimensions. Compute it on the Space screen.`,
      );
    return { ...read, project: { ...read.project, targetSpace: target }, availableDims };
  };
  return {
    async plan(step, preset, target) {
      const read = await materialFor(target);
      requireMaterial(step, read);
      const input = await describeInput(read, step, preset, assetsFolder);
      const created = new Date(now()).toISOString();
      const record = async (
        configuration: RunRecord['configuration'],
        fold: number,
        label: string,
        needs: RunKey[],
      ): Promise<RunRecord> => {
        const fingerprint = await dataFingerprint(folder, configuration, cache);
        const key = runKey(configuration, fold, fingerprint);
        return { ...blank, key, label, fold, configuration, dataFingerprint: fingerprint, needs, created };
      };
      const records = new Map<RunKey, RunRecord>();
      const runs: QueuedRun[] = [];
      const needed = new Map<RunKey, { record: RunRecord; run: QueuedRun }>();
      for (const { method, dims, fold, variant, seed, configuration, needs, label } of planStep(step, input)) {
        const before = needs === null ? null : await record(needs, fold, nameTraining(needs, fold, seed), []);
        if (before !== null && needs !== null) {
          const source = trainingOf(needs);
          needed.set(before.key, {
            record: before,
            run: {
              key: before.key,
              method: source,
              step: stepOfTraining(source),
              dims: input.dims,
              fold,
              ...(seed === null ? {} : { seed }),
            },
          });
        }
        const own = await record(configuration, fold, label, before === null ? [] : [before.key]);
        records.set(own.key, own);
        runs.push({ key: own.key, method, dims, fold, step, ...(seed === null ? {} : { seed }), ...(variant === null ? {} : { variant }) });
      }
      const { space, dims, seed } = input;
      const listed = runs.map(({ step: _, ...run }) => run);
      const file: ExperimentFile = { schemaVersion: 1, step, preset, space, dims, seed, runs: listed };
      return { file, records, runs, needed: [...needed.values()] };
    },
    device: async () => (await material()).on,
    async input() {
      const read = await material();
      for (const step of [1, 4] as const) requireMaterial(step, read);
      return describeInput(read, 1, 'quick', assetsFolder);
    },
    fitted: async () => (await material()).project.fitted ?? null,
    async sizes() {
      const { stimuli, corpora, pools } = await material();
      return {
        stimuli: stimuli.length,
        corpora: corpora.map(({ id, images }) => ({ id, images: images.length })),
        poolImages: pools.reduce((sum, { images }) => sum + images.length, 0),
        classes: new Set(corpora.flatMap(({ images }) => images.map((image) => image.class))).size,
      };
    },
  };
}

const blank = {
  schemaVersion: 1,
  state: 'queued',
  error: null,
  started: null,
  ended: null,
  durationMs: null,
  engine: null,
} as const satisfies Partial<RunRecord>;

const nameTraining = (training: TrainingConfiguration, fold: number, seed: number | null): string => {
  const name = phrase`${describeMethod(trainingOf(training))}, fold ${fold + 1} of ${foldCount}`;
  return seed === null ? name : phrase`${name}, seed ${seed}`;
};

type TargetSpace = NonNullable<ProjectFile['targetSpace']>;

interface Material {
  readonly project: ProjectFile;
  readonly stimuli: readonly Stimulus[];
  readonly corpora: readonly Corpus[]; // labelled ones
  readonly pools: readonly Corpus[];
  readonly availableDims: readonly number[];
  readonly on: ComputeDevice;
}

async function readMaterial(folder: string, preferred: () => Promise<ComputeDevice>): Promise<Material> {
  const [project, stimuli, { corpora }] = await Promise.all([readProject(folder), readIncludedStimuli(folder), readCorpora(folder)]);
  return {
    project,
    stimuli,
    corpora: corpora.filter(({ kind }) => kind === 'corpus'),
    pools: corpora.filter(({ kind }) => kind === 'drawing-pool'),
    // One that is gone or damaged keeps no project shut: the steps that need it say so.
    availableDims: project.targetSpace === null ? [] : await dimsOf(folder, project.targetSpace).catch(noneOfMissing),
    on: (await readProjectDevice(folder)) ?? (await preferred()),
  };
}

function noneOfMissing(error: unknown): number[] {
  if (error instanceof AppError) return [];
  throw error;
}

async function dimsOf(folder: string, { name }: TargetSpace): Promise<number[]> {
  return (await readSpaceDescription(folder, name)).dimensions.map(({ dims }) => dims);
}

function requireMaterial(step: Step, { project, stimuli, corpora }: Material): void {
  if (project.targetSpace === null)
    throw new AppError('not-available', say`There is no target space yet. Compute or choose one on the Space screen.`);
  if (needsCorpora(step) && corpora.every(({ images }) => images.length === 0))
    throw new AppError('not-available', say`There is no sketch corpus yet. Add one on the Corpora screen.`);
  if (!needsDrawings(step)) return;
  if (stimuli.length < foldCount) throw new AppError('not-available', say`Five folds need at least ${foldCount} stimuli.`);
  const bare = stimuli.filter(({ image }) => image === '');
  if (bare.length > 0) {
    const names = bare
      .slice(0, 3)
      .map(({ name }) => name)
      .join(', ');
    const more = bare.length > 3 ? phrase` and ${bare.length - 3} more` : '';
    throw new AppError(
      'not-available',
      say`These stimuli have no drawing yet: ${names}${more}. Put their images into the folder stimuli/.`,
    );
  }
}

async function describeInput(
  { project, stimuli, corpora, availableDims, on }: Material,
  step: Step,
  preset: PresetName,
  assetsFolder: string,
): Promise<PlanInput> {
  const { name, dims } = project.targetSpace!;
  return {
    preset,
    space: name,
    dims,
    availableDims,
    photograph: await findPhotographNetwork(project, step, assetsFolder),
    corpora: corpora.map(({ id, images }) => ({ id, images: images.length })),
    ...on,
    seed: project.seed,
    ...(project.fitted === undefined ? {} : { fitted: project.fitted }),
    ...(project.protocol === undefined ? {} : { protocol: project.protocol }),
    ...(project.furtherNetworks === undefined ? {} : { furtherNetworks: project.furtherNetworks.map(namedNetwork) }),
    ...(project.lineThickness === undefined ? {} : { lineThickness: project.lineThickness }),
    schemes: possibleSchemes(stimuli),
  };
}

/** Only steps with photographs ask for the bundled network, so that the others can do without it. */
async function findPhotographNetwork(
  { photographNetwork: own, protocol }: ProjectFile,
  step: Step,
  assetsFolder: string,
): Promise<PlanInput['photograph']> {
  if (own !== null) return { network: own.file, layer: own.layer, ...(own.input === undefined ? {} : { input: own.input }) };
  return {
    network: bundledPhotographNetwork,
    layer:
      needsPhotographNetwork(step) || (protocol?.joined === true && step === 3)
        ? await bundledLayer(assetsFolder, bundledPhotographNetwork)
        : '',
  };
}
