/** Carries out a training on one fold: batches, validation and checkpoints of every epoch, continuing where it was stopped. */
import type { TrainingConfiguration } from '../../contract/running/configuration';
import { say } from '../../contract/message';
import type { EpochRow, RunRecord } from '../../contract/running/run';
import { describeNetwork } from '../../core/network/describe-network';
import type { NetworkDescription } from '../../core/network/description';
import type { TrainingState } from '../../core/network/training-state';
import { dropoutMasks } from '../../core/network/initial-state';
import { rateFactor } from '../../core/network/schedule';
import { createStream } from '../../core/random/stream';
import type { Objectives } from '../../engines/engine';
import { createBatchLoader } from '../../pipeline/batch/batch-loader';
import { countBatches } from '../../pipeline/batch/compose-batch';
import { sizeOf } from '../../pipeline/batch/loader-plan';
import { appendEpoch } from '../../store/runs/run-store';
import { readContinuation, writeBest, writeLast, type TrainingPosition } from '../training/checkpointing';
import { decayOf, validate } from '../training/evaluate-objectives';
import { freezeConvolutions } from '../training/frozen-convolutions';
import { createBlowUpWatch, lossNames, type BlowUpWatch } from '../training/finite-losses';
import { finishTraining } from '../training/finish-training';
import { createPace, inGroups } from '../training/group-batches';
import { createStopCheck, RunStopped, stopIfAsked, type RunControl, type StopState } from './run-control';
import { openTrainingData, type TrainingData } from '../training/training-data';
import { startingState } from '../training/training-start';
import type { Workbench } from './workbench';
import type { Training } from '../training/training';

/** 'done' once predictions, metrics and model are written; else what stopped it, with a checkpoint to continue from. */
export async function carryOutTraining(
  folder: string,
  record: RunRecord,
  configuration: TrainingConfiguration,
  bench: Workbench,
  control: RunControl,
): Promise<'done' | StopState> {
  const preparing = (done: number, total: number): void => {
    control.progressed({ phase: 'preparing', done, total, fraction: 0, remainingMs: null });
    stopIfAsked(control);
  };
  preparing(0, 1);
  const opened = await bench.data.open(folder, record, preparing);
  control.progressed({ phase: 'starting', done: 0, total: 0, fraction: 0, remainingMs: null });
  const data = await openTrainingData(configuration, record.fold, opened, bench.drawings);
  const network = describeTrainingNetwork(configuration, data);
  const engine = await bench.engine(configuration.engine, configuration.device);
  const frozen =
    configuration.warmStart?.trains === 'after-convolutions'
      ? await freezeConvolutions(folder, record, configuration, network, data, bench.activations, () => preparing(0, 1))
      : null;
  const trained = frozen?.network ?? network;
  const plan = frozen?.plan ?? data.plan;
  const program = await engine.compile(trained, objectivesOf(configuration, data), configuration.optimiser.batchSize);
  const batches = countBatches(
    plan.sources.map(sizeOf),
    plan.sources.map(({ share }) => share),
  );
  const loader = createBatchLoader(
    plan,
    frozen === null ? bench.loaderOptions(plan, configuration.optimiser.epochs * batches) : { workers: 0 },
  );
  const pixels = bench.images.from(loader);
  const images = frozen?.from(pixels) ?? pixels;
  const whole = frozen?.whole ?? ((weights: TrainingState['weights']) => weights);
  const training = { folder, record, configuration, data, network, trained, whole, program, loader, images, control };
  try {
    const stopped = await trainEpochs(training, bench.checkpointEveryMs);
    if (stopped !== null) return stopped;
    await finishTraining(training);
    return 'done';
  } finally {
    await loader.dispose();
    await program.dispose();
    await frozen?.dispose();
  }
}

async function trainEpochs(training: Training, checkpointEveryMs: number): Promise<StopState | null> {
  const { folder, record, configuration, trained, program, loader, control } = training;
  const { seed, optimiser, schedule } = configuration;
  const steps = optimiser.epochs * loader.batchesPerEpoch;
  const { from, remark } = await readContinuation(folder, record, { epochs: optimiser.epochs, batches: loader.batchesPerEpoch });
  if (remark !== null) control.remarked(remark);
  await program.load(from?.state ?? (await startingState({ ...training, network: trained })));
  let position: TrainingPosition = from?.position ?? { epoch: 0, batch: 0, sums: noLosses(), best: null };
  let savedAt = performance.now();
  const save = async (next: TrainingPosition): Promise<void> => {
    const state = await program.save();
    savedAt = performance.now();
    watch.lookAtState(say`batch ${next.batch || loader.batchesPerEpoch}`, next.batch === 0 ? next.epoch : next.epoch + 1, state);
    await writeLast(folder, record.key, trained.spec, state, (position = next));
  };

  const checkStop = createStopCheck(control);
  const pace = createPace(program.batchesPerCall);
  const clock = createClock(optimiser.epochs, loader.batchesPerEpoch, position);
  const watch = createBlowUpWatch(configuration.objectives);
  for (let epoch = position.epoch; epoch < optimiser.epochs; epoch++) {
    const sums = [...position.sums];
    let batch = position.batch;
    const started = { at: performance.now(), batch };
    for await (const images of inGroups(loader.batches(epoch, batch), () => pace.size)) {
      const masks = (i: number) => createStream(seed, 'dropout', record.fold, epoch, batch + i);
      const batches = images.map((one, i) => ({
        ...one,
        dropoutMasks: dropoutMasks(trained, optimiser.batchSize, masks(i)),
        learningRate: optimiser.learningRate * rateFactor(schedule, epoch * loader.batchesPerEpoch + batch + i, steps),
      }));
      for (const losses of await pace.time(() => program.steps(batches))) {
        watch.look(say`batch ${++batch}`, epoch + 1, losses);
        lossNames.forEach((name, i) => (sums[i]! += losses[name]));
      }
      control.progressed(clock.progress(epoch, batch));
      const stop = await checkStop();
      if (stop !== null || performance.now() - savedAt >= checkpointEveryMs) await save({ ...position, epoch, batch, sums });
      if (stop !== null) return stop;
    }
    const seconds = (performance.now() - started.at) / 1000;
    const speed = ((batch - started.batch) * optimiser.batchSize) / Math.max(seconds, 1e-3);
    const lookUp = async (): Promise<void> => {
      control.progressed(clock.progress(epoch, batch)); // a sign of life, too
      const stop = await checkStop();
      if (stop !== null) throw new RunStopped(stop);
    };
    const means = sums.map((sum) => sum / batch);
    const closed = await closeEpoch(training, epoch + 1, means, speed, position.best, watch, lookUp).catch(async (error: unknown) => {
      if (error instanceof RunStopped) await save({ ...position, epoch, batch, sums }); // goes on with the validation
      throw error;
    });
    await appendEpoch(folder, record.key, closed.row);
    const best = closed.isBest ? { epoch: epoch + 1, value: criterion(closed.row, configuration) } : position.best;
    await save({ epoch: epoch + 1, batch: 0, sums: noLosses(), best });
    control.epochEnded(closed.row);
    const stop = control.stopRequested();
    if (stop !== null) return stop;
  }
  return null;
}

/** Validates, and keeps the weights if no epoch was better. */
async function closeEpoch(
  { folder, record, configuration, data, network, whole, program, images }: Training,
  epoch: number,
  means: readonly number[],
  imagesPerSecond: number,
  best: TrainingPosition['best'],
  watch: BlowUpWatch,
  lookUp: () => Promise<void>,
): Promise<{ row: EpochRow; isBest: boolean }> {
  const weights = whole((await program.save()).weights); // the moments, twice as much memory, are not needed meanwhile
  const losses = await validate(configuration, record.fold, data, images, program, decayOf(network, configuration, weights), lookUp);
  watch.look(say`the validation`, epoch, {
    classification: losses.validationClassification ?? 0,
    reconstruction: losses.validationReconstruction ?? 0,
    mapping: losses.validationMapping ?? 0,
    total: losses.validationLoss,
  });
  const { classification, reconstruction, mapping } = configuration.objectives;
  const [total, crossEntropy, pixelEntropy, squaredError] = means;
  const row: EpochRow = {
    epoch,
    trainLoss: total!,
    trainClassification: classification > 0 ? crossEntropy! : null,
    trainReconstruction: reconstruction > 0 ? pixelEntropy! : null,
    trainMapping: mapping > 0 ? squaredError! : null,
    ...losses,
    imagesPerSecond,
  };
  const isBest = best === null || criterion(row, configuration) < best.value;
  if (isBest) await writeBest(folder, record.key, network.spec, weights, epoch);
  return { row, isBest };
}

/**
 * What picks the epoch: the mapping loss on the validation fold where there is one, else the total (study facts, section 6); the weighted
 * sum of all objectives, decay left out, where the configuration says so.
 */
export function criterion(row: EpochRow, { selection, objectives }: Pick<TrainingConfiguration, 'selection' | 'objectives'>): number {
  if (selection === undefined) return row.validationMapping ?? row.validationLoss;
  const { classification, reconstruction, mapping } = objectives;
  return (
    classification * (row.validationClassification ?? 0) +
    reconstruction * (row.validationReconstruction ?? 0) +
    mapping * (row.validationMapping ?? 0)
  );
}

const noLosses = (): number[] => lossNames.map(() => 0);

export function objectivesOf({ objectives, regularisation, optimiser, quirks }: TrainingConfiguration, data: TrainingData): Objectives {
  return {
    weights: objectives,
    encoderDecay: regularisation.encoderDecay,
    decoderDecay: regularisation.decoderDecay,
    learningRate: optimiser.learningRate,
    secondCorpusClasses: quirks.secondCorpusLoss ? (data.corpora[1]?.ownLabels ?? null) : null,
  };
}

export function describeTrainingNetwork(
  { network, dims, objectives, regularisation }: TrainingConfiguration,
  data: TrainingData,
): NetworkDescription {
  return describeNetwork({
    ...network,
    dims,
    classes: data.classes.length,
    decoder: objectives.reconstruction > 0,
    encoderDropout: regularisation.encoderDropout,
    decoderDropout: regularisation.decoderDropout,
  });
}

/** Remaining time from the batches of this sitting; validation counts with them, as it happens at the same rate. */
function createClock(epochs: number, batchesPerEpoch: number, { epoch, batch }: TrainingPosition) {
  const started = performance.now();
  const before = epoch * batchesPerEpoch + batch;
  const total = epochs * batchesPerEpoch;
  return {
    progress(currentEpoch: number, nextBatch: number) {
      const done = currentEpoch * batchesPerEpoch + nextBatch;
      const perBatch = (performance.now() - started) / (done - before);
      const remainingMs = done - before < 5 ? null : perBatch * (total - done);
      return { phase: 'training' as const, done: done / batchesPerEpoch, total: epochs, fraction: (0.98 * done) / total, remainingMs };
    },
  };
}
