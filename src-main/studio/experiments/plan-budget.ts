/** Plans the size that fits the time there is, from the speed that was measured here, and fills what is left of it. */
import { AppError } from '../../contract/app-error';
import type { Step } from '../../contract/running/experiment';
import type { Fitted } from '../../contract/running/fitted';
import { countOf, say } from '../../contract/message';
import type { RunRecord } from '../../contract/running/run';
import { configure } from '../../core/experiments/configure';
import { estimateDuration, type DataSizes, type SpeedOf } from '../../core/experiments/duration';
import { allPlans, fillTime, fitBudget, type FittedNumbers, type PredictedPlan } from '../../core/experiments/fit-budget';
import { planStep } from '../../core/experiments/plan';
import type { PlanInput } from '../../core/experiments/plan-input';
import { seedsOf } from '../../core/experiments/seeds';
import { foldCount } from '../../core/folds/folds';

/** Those that are planned for: with classification. */
export const budgetedSteps: readonly Step[] = [1, 2, 3, 4, 5];

export interface BudgetMaterial {
  readonly input: Omit<PlanInput, 'preset' | 'fitted'>;
  readonly sizes: DataSizes;
  readonly speedOf: SpeedOf;
  /** Finished runs of this machine: what they took tells of what lies beside the training itself. */
  readonly measured: readonly RunRecord[];
}

/** Throws AppError where the speed is not known, or the time is too short for anything. */
export function planBudget(budgetMs: number, material: BudgetMaterial): Fitted {
  const probe = configure('classification', material.input.dims, { ...material.input, preset: 'quick' });
  if (probe.kind !== 'training' || material.speedOf(probe) === null)
    throw new AppError('not-available', say`How fast this computer trains is not known yet. Measure it on the Devices screen first.`);
  const predict = createPrediction(material);
  const plan = fitBudget(budgetMs, predict);
  if (plan !== null) return plan;
  const minutes = countOf(Math.ceil(budgetMs / 60_000), 'minute', 'minutes');
  throw new AppError(
    'bad-input',
    say`${minutes} are too short for even the smallest plan here. Give more time, or take the size ‘tiny’ to try the program.`,
  );
}

/** For what is left of a time that turned out too short: the smallest plan where none fits. */
export function planRest(leftMs: number, material: BudgetMaterial): Fitted {
  const [smallest] = allPlans;
  const plan = fitBudget(leftMs, createPrediction(material));
  if (plan !== null || smallest === undefined) return plan ?? planBudget(leftMs, material);
  return { ...smallest, budgetMs: leftMs, predictedMs: Math.round(createPrediction(material)(smallest).leastMs) };
}

/** What is still to be done when all encoders are trained. */
export interface Rest {
  readonly leftMs: number;
  readonly besidesMs: number; // of all but multi-task learning
  readonly together: number; // how many trainings of that
}

/** The same plan with as much multi-task learning as there is time for; the time it takes is known from the trainings before. */
export function planFilling(plan: Fitted, { leftMs, besidesMs, together }: Rest, material: BudgetMaterial): Fitted {
  const { input, sizes, speedOf, measured } = material;
  const slower = slowness(measured, sizes, speedOf);
  const msOf = (numbers: FittedNumbers): number =>
    besidesMs + together * (betweenRunsMs + slower * trainingMs('multi-task', { ...plan, ...numbers }, input, sizes, speedOf));
  const { budgetMs, predictedMs: _, ...numbers } = plan;
  const filled = fillTime(aim * leftMs, numbers, msOf);
  return { ...filled, budgetMs, predictedMs: Math.max(0, Math.round(budgetMs - leftMs + msOf(filled))) };
}

/** Of the time that is left: a dimension that would end a moment late is left out whole. */
const aim = 0.97;

function trainingMs(
  method: 'classification' | 'multi-task',
  fitted: Fitted,
  input: BudgetMaterial['input'],
  sizes: DataSizes,
  speedOf: SpeedOf,
): number {
  const configuration = configure(method, input.dims, { ...input, preset: 'fitted', fitted });
  return middle(estimateDuration([{ configuration, fold: 0, needs: [] }], [], sizes, speedOf));
}

/** Two trainings tell of all: the folds, seeds and dimensions of a configuration take equally long. */
function createPrediction({ input, sizes, speedOf, measured }: BudgetMaterial): (numbers: FittedNumbers) => PredictedPlan {
  const runs = foldCount * seedsOf(input).length;
  const slower = slowness(measured, sizes, speedOf);
  const others = input.availableDims.filter((dims) => dims !== input.dims && dims <= 10).length;
  const besides = new Map<number, number>();
  const preparing = latest(measured).length > 0 ? 0 : preparationMs(sizes);
  return (numbers) => {
    const fitted = { ...numbers, budgetMs: 60_000, predictedMs: 0 };
    const planned: PlanInput = { ...input, preset: 'fitted', fitted };
    const msOf = (method: 'classification' | 'multi-task'): number => slower * trainingMs(method, fitted, input, sizes, speedOf);
    const rest = besides.get(numbers.featureCopies) ?? preparing + regressionsMs(planned, measured, sizes, speedOf);
    besides.set(numbers.featureCopies, rest);
    const together = msOf('multi-task');
    const leastMs = rest + runs * (msOf('classification') + together);
    return { leastMs, allMs: leastMs + runs * others * together };
  };
}

const middle = ({ lowMs, highMs }: { readonly lowMs: number; readonly highMs: number }): number => Math.sqrt(lowMs * highMs);

/** How much longer than predicted from the speed trainings took here: images not ready in time, checkpoints, other programs. */
function slowness(measured: readonly RunRecord[], sizes: DataSizes, speedOf: SpeedOf): number {
  const trained = latest(measured);
  const first = firstTraining(measured);
  const ratios = trained.flatMap((record) => {
    const { configuration, fold, needs, durationMs } = record;
    if (configuration.kind !== 'training' || durationMs === null || speedOf(configuration) === null) return [];
    const predicted = middle(estimateDuration([{ configuration, fold, needs }], [], sizes, speedOf));
    return [Math.max(durationMs - (record === first ? preparationMs(sizes) : 0), predicted / 4) / predicted];
  });
  if (ratios.length === 0) return 1;
  return Math.min(4, Math.max(0.5, ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)]!));
}

/** The first training of a project decodes the images of all corpora, which is kept. On two cores: 1,170 icons in 4 seconds. */
const preparationMs = ({ corpora }: DataSizes): number => corpora.reduce((sum, { images }) => sum + 3.4 * images, 0);

function firstTraining(measured: readonly RunRecord[]): RunRecord | null {
  return trainingsOf(measured).reduce<RunRecord | null>(
    (first, each) => (first === null || (each.started ?? '') < (first.started ?? '') ? each : first),
    null,
  );
}

const trainingsOf = (measured: readonly RunRecord[]): RunRecord[] =>
  measured.filter(({ configuration, state }) => configuration.kind === 'training' && state === 'done');

/** What is else going on in a computer changes by the hour. */
function latest(measured: readonly RunRecord[]): RunRecord[] {
  return trainingsOf(measured)
    .toSorted((a, b) => ((a.ended ?? '') < (b.ended ?? '') ? 1 : -1))
    .slice(0, 5);
}

/** Of one fold of each regression, for all folds, each once in whatever steps it stands; features of the photograph network are computed once for each seed. */
function regressionsMs(input: PlanInput, measured: readonly RunRecord[], sizes: DataSizes, speedOf: SpeedOf): number {
  const seeds = seedsOf(input).length;
  const once = { ...input, protocol: {} };
  const planned = budgetedSteps
    .flatMap((step) => planStep(step, once))
    .filter(({ fold, configuration }) => fold === 0 && configuration.kind === 'regression');
  const regressions = [...new Map(planned.map((each) => [JSON.stringify(each.configuration), each])).values()];
  const copies = regressions[0]?.configuration.augmentation.stimulusCopies ?? 0;
  const usual = (source: 'photograph' | 'encoder'): number => {
    const own = measured.flatMap(({ configuration, state, durationMs }) =>
      configuration.kind === 'regression' &&
      configuration.features.source === source &&
      configuration.augmentation.stimulusCopies === copies &&
      state === 'done'
        ? (durationMs ?? [])
        : [],
    );
    return own.length < 5 ? copies * regressionMs[source] : own.toSorted((a, b) => a - b)[Math.floor(own.length / 2)]!;
  };
  const sources = { photograph: usual('photograph'), encoder: usual('encoder') };
  const fitting = regressions.reduce((sum, { configuration }) => {
    return configuration.kind === 'regression' ? sum + sources[configuration.features.source] + betweenRunsMs : sum;
  }, 0);
  const evaluated = regressions[0]?.configuration.augmentation.evaluationCopies ?? 0;
  const features = sizes.stimuli * (copies + evaluated) * photographMs(input, speedOf);
  return seeds * (foldCount * fitting + features);
}

/** Of one image through the photograph network, which a processor computes: 45 where the network of 'quick' goes through 4,300 images a second. */
function photographMs(input: PlanInput, speedOf: SpeedOf): number {
  const probe = configure('classification', input.dims, { ...input, preset: 'quick' });
  const speed = probe.kind === 'training' ? speedOf(probe) : null;
  return Math.max(20, (45 * 4300) / (speed?.train ?? 4300)); // no faster where a graphics card trains
}

/** From the end of a run to the start of the next: records, the way to the process that computes. */
export const betweenRunsMs = 26;
/** For each copy of a stimulus, on a computer of two cores; it hardly matters beside the trainings. */
const regressionMs = { photograph: 60, encoder: 13 } as const;
