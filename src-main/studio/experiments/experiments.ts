/** The experiments of the open project: its plans, records and queue, from which use cases list and start them. */
import { allSteps, stepsWith } from '../../core/catalogue/steps';
import { AppError } from '../../contract/app-error';
import { countOf, phrase, say } from '../../contract/message';
import type { ComputeDevice } from '../../contract/running/devices';
import type { ExperimentCard, ExperimentList, PlannedRun, PredictedDuration, PresetName, Step } from '../../contract/running/experiment';
import type { Fitted } from '../../contract/running/fitted';
import type { ProjectFile } from '../../contract/study/project';
import type { RunDetails } from '../../contract/methods/experiments';
import type { MethodInput } from '../../contract/window/rpc';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { estimateDuration, type DurationRange } from '../../core/experiments/duration';
import { readExperiment, writeExperiment } from '../../store/runs/experiment-store';
import { changeProject } from '../changes/change-project';
import { readProject, writeProject } from '../../store/project/project-store';
import { writeProjectDevice } from '../../store/project/project-device';
import { removeHalfWritten } from '../../store/project/half-written';
import { readEpochs, readMetrics } from '../../store/runs/run-store';
import type { StudioContext } from '../context';
import type { ComputeProcess } from '../compute-process';
import type { KnownDevices } from '../devices/known-devices';
import { planJobs, type PlannedJobs } from '../jobs/plan-jobs';
import { listEveryPlan, listPlans } from '../results/rows/finished-runs';
import { createComputeSupervisor } from './compute-supervisor';
import { describeExperiment } from './describe-experiment';
import { openRunPlanner, type PlannedExperiment, type RunPlanner } from './plan-experiments';
import { openRunLedger } from './queue/run-ledger';
import { vetNetwork } from './queue/vet-network';
import type { QueuedRun } from './queue/queue-state';
import { planBudget, planFilling, planRest, type BudgetMaterial } from './plan-budget';
import { createTimekeeper, type TimedWork, type Timekeeper } from './timekeeper';
import { createRunQueue, type RunQueue } from './queue/run-queue';
import { sizeInUse } from './size-in-use';
import { stepConfigurations } from './step-configurations';

export interface Experiments {
  listExperiments(input: MethodInput<'listExperiments'>): Promise<ExperimentList>;
  readonly folder: string;
  /** To be called before what is planned is started: the project's files are read anew. */
  readAnew(): Promise<void>;
  /** One after the other, as steps build on each other. */
  plan(steps: readonly Step[], preset: PresetName, target?: NonNullable<ProjectFile['targetSpace']>): Promise<PlannedExperiment[]>;
  /** What was fitted to the time there is; null where nobody has chosen one. */
  fitted(): Promise<Fitted | null>;
  /** What is left to do of these plans, each run once and after what it needs. */
  unfinished(plans: readonly PlannedExperiment[]): { readonly record: RunRecord; readonly run: QueuedRun }[];
  readonly timekeeper: Pick<Timekeeper, 'begin'>;
  /** What serves best in the time there is. */
  planBudget(budgetMs: number): Promise<Fitted>;
  readRun(input: MethodInput<'readRun'>): Promise<RunDetails>;
  /** The runs of some steps for whoever carries them out elsewhere; new ones are 'paused' here. */
  planJobs(steps: readonly Step[], preset: PresetName): Promise<PlannedJobs>;
  /** After results of these runs were taken into the project. */
  collected(keys: readonly RunKey[]): Promise<void>;
  readonly queue: Pick<RunQueue, 'start' | 'pause' | 'resume' | 'cancel' | 'status'>;
  /** What the trainings of the open project are computed with. */
  device(): Promise<ComputeDevice>;
  /** From now on; experiments that were begun on another device start anew, and keep the results they have until then. */
  moveTo(device: ComputeDevice): Promise<void>;
  /** How long all steps that can be started would take on a device, done or not; null when there are none. */
  predictAll(preset: PresetName, device: ComputeDevice): Promise<DurationRange | null>;
  /** Goes on with what a former session left. Until then nothing is started and nothing computed. */
  begin(): Promise<void>;
  /** To be called when project data changed: plans are made anew. */
  forgetPlans(): void;
  dispose(): Promise<void>;
  /** The same without writing anything: the project is another program's now. */
  abandon(): Promise<void>;
}

/**
 * Runs that were running or waiting when a former session died are 'interrupted': with `continuesRuns` they go on by themselves, else they
 * wait, paused, for the person, as those do that a person had paused.
 */
export async function openExperiments(
  context: Pick<StudioContext, 'assetsFolder' | 'emit' | 'now' | 'images' | 'networks'>,
  folder: string,
  launchCompute: () => ComputeProcess,
  continuesRuns: boolean,
  devices: KnownDevices,
  canWrite = true,
): Promise<Experiments> {
  const { assetsFolder, emit, now } = context;
  if (canWrite) await removeHalfWritten(folder);
  const ledger = await openRunLedger(folder, canWrite);
  const openPlanner = () => openRunPlanner(folder, assetsFolder, now, async () => (await devices.choose()).chosen);
  let planner: RunPlanner = openPlanner();
  await devices.file(); // from here on speeds are known
  let sizes = await planner.sizes();
  const measure = (records: readonly RunRecord[]) => estimateDuration(records, ledger.all(), sizes, devices.speedOf);
  const queue = createRunQueue({
    folder,
    ledger,
    emit,
    now,
    supervisor: createComputeSupervisor(launchCompute, assetsFolder, undefined, context.images),
    vet: (record) => vetNetwork(folder, record, context.networks),
    isLate: (record) => timekeeper.isLate(record),
    estimateMs: (records) => {
      const { lowMs, highMs } = measure(records);
      return Math.sqrt(lowMs * highMs);
    },
  });
  const readAnew = async (): Promise<void> => {
    planner = openPlanner();
    sizes = await planner.sizes();
  };
  const left = await unfinishedRuns(folder, (key) => ledger.get(key));

  const planAll = async (
    steps: readonly Step[],
    preset: PresetName,
    target?: NonNullable<ProjectFile['targetSpace']>,
  ): Promise<PlannedExperiment[]> => {
    const plans: PlannedExperiment[] = [];
    for (const step of [...new Set(steps)].sort((a, b) => a - b)) plans.push(await planner.plan(step, preset, target));
    return plans;
  };
  const unfinished = (plans: readonly PlannedExperiment[]): { record: RunRecord; run: QueuedRun }[] => {
    const left = new Map<RunKey, { record: RunRecord; run: QueuedRun }>();
    const add = (entry: { record: RunRecord; run: QueuedRun }): void => {
      const record = ledger.get(entry.record.key) ?? entry.record;
      if (record.state !== 'done' && !left.has(record.key)) left.set(record.key, { ...entry, record });
    };
    for (const { needed, runs, records } of plans) {
      const asked = new Set(runs.map(({ key }) => key));
      needed.filter(({ record }) => !asked.has(record.key)).forEach(add);
      for (const run of runs) add({ record: records.get(run.key)!, run });
    }
    // The grid of settings comes last: nothing builds on it, and in the study it takes longer than all the rest.
    const all = [...left.values()];
    return [...all.filter(({ run }) => run.variant === undefined), ...all.filter(({ run }) => run.variant !== undefined)];
  };
  const remainingOf = (keys: readonly PlannedRun[], records: ReadonlyMap<RunKey, RunRecord>): number => {
    const open = keys.flatMap(({ key }) => ledger.get(key) ?? records.get(key) ?? []).filter(({ state }) => state !== 'done');
    const { lowMs, highMs } = measure(open);
    return Math.sqrt(lowMs * highMs);
  };

  const budgetMaterial = async (): Promise<BudgetMaterial> => {
    return { input: await planner.input(), sizes, speedOf: devices.speedOf, measured: [...ledger.all()] };
  };
  const carryOutInstead = async (fitted: Fitted, { steps, target }: TimedWork): Promise<PlannedExperiment[]> => {
    await changeProject({ folder: () => folder, emit }, 'budget-chosen', '', async () => writeProject(folder, { ...(await readProject(folder)), fitted })); // prettier-ignore
    planner = openPlanner();
    const plans = await planAll(steps, 'fitted', target);
    for (const { file } of plans) await writeExperiment(folder, file);
    const left = unfinished(plans);
    // Not waited for, as the queue waits for this; what goes wrong stands in its notice.
    void queue.start(left.map(({ run }) => run), left.map(({ record }) => record)).catch(() => undefined); // prettier-ignore
    return plans;
  };
  /** Plans less where the first training shows that the time will not do; what was planned before is then left out. */
  const timekeeper = createTimekeeper({
    now,
    recordOf: (key) => ledger.get(key),
    estimateMs: (records) => {
      const { lowMs, highMs } = measure(records);
      return Math.sqrt(lowMs * highMs);
    },
    async planAgain({ leftMs, ...work }) {
      return carryOutInstead({ ...planRest(leftMs, await budgetMaterial()), budgetMs: work.budgetMs }, work);
    },
    async fill({ leftMs, besidesMs, together, ...work }) {
      const present = await planner.fitted();
      if (present === null) return null;
      const filled = planFilling(present, { leftMs, besidesMs, together }, await budgetMaterial());
      const isAsPlanned = filled.multiTaskEpochs === present.multiTaskEpochs && filled.stimulusCopies === present.stimulusCopies;
      return isAsPlanned ? null : carryOutInstead(filled, work);
    },
  });
  const predict = (plans: readonly PlannedExperiment[], preset: PresetName): PredictedDuration => {
    const left = unfinished(plans);
    const { lowMs, highMs } = measure(left.map(({ record }) => record));
    return { lowMs, highMs, runs: left.length, advice: adviseOn(lowMs, preset) };
  };

  return {
    async listExperiments({ preset }) {
      const cards: ExperimentCard[] = [];
      const startable = new Map<Step, PlannedExperiment>();
      // One size for all cards: what is shown is what the buttons start.
      const files = await listPlans(folder);
      const shown = preset ?? sizeInUse(files, ledger) ?? 'quick';
      const configurations = stepConfigurations(ledger.all(), await listEveryPlan(folder), await readProject(folder));
      for (const step of allSteps) {
        const plan = await planner.plan(step, shown).catch((error: unknown) => {
          if (error instanceof AppError) return error.message;
          throw error;
        });
        if (typeof plan !== 'string') startable.set(step, plan);
        const duration = typeof plan === 'string' ? null : predict([plan], shown);
        const started = files.find((file) => file.step === step) ?? null;
        const card = describeExperiment(step, shown, plan, (run) => queue.card(run), remainingOf, started, duration);
        cards.push({ ...card, configurations: [...(configurations.get(step) ?? [])] });
      }
      const together = (half: readonly Step[]): PredictedDuration | null => {
        const plans = half.flatMap((step) => startable.get(step) ?? []);
        return plans.length === 0 ? null : predict(plans, shown);
      };
      return { cards, durations: { first: together(stepsWith('classification')), second: together(stepsWith('reconstruction')) } };
    },
    folder,
    readAnew,
    plan: planAll,
    fitted: () => planner.fitted(),
    unfinished,
    timekeeper,
    async planBudget(budgetMs) {
      await readAnew();
      await devices.file();
      return planBudget(budgetMs, await budgetMaterial());
    },
    async readRun({ key }) {
      const record = ledger.get(key);
      if (record === undefined)
        throw new AppError('not-found', say`There is no such run in this project. Open the Experiments screen anew.`);
      return { record, epochs: await readEpochs(folder, key), metrics: await readMetrics(folder, key) };
    },
    async planJobs(steps, preset) {
      await readAnew();
      const planned = await planJobs(folder, planner, steps, preset);
      for (const { record } of planned.jobs) await ledger.reread(record.key);
      emit({ type: 'experimentsChanged' });
      return planned;
    },
    async collected(keys) {
      for (const key of keys) await ledger.reread(key);
      if (keys.length === 0) return;
      emit({ type: 'experimentsChanged' });
      emit({ type: 'resultsChanged' });
    },
    queue,
    device: () => planner.device(),
    async moveTo(device) {
      await writeProjectDevice(folder, device);
      planner = openPlanner();
      emit({ type: 'experimentsChanged' });
    },
    async predictAll(preset, on) {
      const records = new Map<RunKey, RunRecord>();
      for (const step of allSteps) {
        const plan = await planner.plan(step, preset).catch((error: unknown) => {
          if (error instanceof AppError) return null; // this step cannot be started as things stand
          throw error;
        });
        for (const { record } of plan?.needed ?? []) records.set(record.key, record);
        for (const record of plan?.records.values() ?? []) records.set(record.key, record);
      }
      return records.size === 0 ? null : estimateDuration([...records.values()], [], sizes, devices.speedOn(on));
    },
    forgetPlans: () => {
      planner = openPlanner();
    },
    async begin() {
      const interrupted = left.filter(({ key }) => ledger.get(key)?.state === 'interrupted');
      if (continuesRuns && canWrite) await queue.continueRuns(interrupted).catch(() => undefined); // a disk that cannot be written: they wait for the person
      queue.listLeftOver(left);
    },
    dispose: () => queue.dispose(),
    abandon: () => queue.abandon(),
  };
}

/** In the order in which they would be carried out: steps ascending, each run once. */
async function unfinishedRuns(folder: string, recordOf: (key: RunKey) => RunRecord | undefined): Promise<QueuedRun[]> {
  const left = new Map<RunKey, QueuedRun>();
  for (const step of allSteps) {
    const file = await readExperiment(folder, step);
    for (const run of file?.runs ?? []) {
      const state = recordOf(run.key)?.state;
      if ((state === 'interrupted' || state === 'paused') && !left.has(run.key)) left.set(run.key, { ...run, step });
    }
  }
  return [...left.values()];
}

const halfDayMs = 12 * 3_600_000;

function adviseOn(lowMs: number, preset: PresetName): string | null {
  if (lowMs < halfDayMs) return null;
  const days = Math.max(1, Math.round(lowMs / 86_400_000));
  const smaller =
    preset === 'study' || preset === 'first-study'
      ? phrase`The preset ‘quick’ gives a first answer in minutes`
      : phrase`The preset ‘tiny’ is faster`;
  const time = countOf(days, 'day', 'days');
  return phrase`This takes at least ${time} on this device. ${smaller}; a computer with a graphics card or a cluster is the place for the full study.`;
}
