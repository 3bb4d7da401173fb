/** Carries out the first steps of a run once more, beside the project, and writes down everything they computed with. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { RunRecord } from '../../contract/running/run';
import { dropoutMasks } from '../../core/network/initial-state';
import { rateFactor } from '../../core/network/schedule';
import { createStream } from '../../core/random/stream';
import type { StepLosses } from '../../engines/engine';
import { createBatchLoader } from '../../pipeline/batch/batch-loader';
import { startTrace } from '../runs/trace-files';
import { openTrainingData } from './training-data';
import { startingState } from './training-start';
import { describeTrainingNetwork, objectivesOf } from '../runs/training-run';
import type { Workbench } from '../runs/workbench';

/**
 * The numbers are those of the run itself: its draws are named by seed, fold, epoch and batch. Steps beyond the first epoch are those
 * of the next. Answers the losses of each step.
 */
export async function traceTraining(
  folder: string,
  record: RunRecord,
  configuration: TrainingConfiguration,
  bench: Workbench,
  trace: { readonly folder: string; readonly steps: number },
): Promise<StepLosses[]> {
  const { seed, optimiser, schedule, engine: name, device } = configuration;
  const { batchSize } = optimiser;
  if (configuration.warmStart?.trains === 'after-convolutions')
    throw new AppError(
      'bad-input',
      say`A training of the layers behind the convolutions reads activations, not images, and cannot be traced.`,
    );
  const opened = await bench.data.open(folder, record, () => undefined);
  const data = await openTrainingData(configuration, record.fold, opened, bench.drawings);
  const network = describeTrainingNetwork(configuration, data);
  const objectives = objectivesOf(configuration, data);
  const engine = await bench.engine(name, device);
  const { version, threads } = engine.describe();
  const program = await engine.compile(network, objectives, batchSize);
  const loader = createBatchLoader(data.plan, { workers: 0 });
  const losses: StepLosses[] = [];
  try {
    const images = bench.images.from(loader);
    const state = await startingState({ folder, record, configuration, network, data, loader, images });
    await program.load(state);
    const computedBy = `${name} ${version} on ${device}, ${threads} threads`;
    const writer = await startTrace(trace.folder, { network, objectives, batchSize, computedBy, state });
    for (let epoch = 0; losses.length < trace.steps; epoch++) {
      let batch = 0;
      for await (const batchImages of loader.batches(epoch)) {
        const masks = dropoutMasks(network, batchSize, createStream(seed, 'dropout', record.fold, epoch, batch++));
        const step = losses.length;
        const factor = rateFactor(schedule, step, optimiser.epochs * loader.batchesPerEpoch);
        const whole = { ...batchImages, dropoutMasks: masks, learningRate: optimiser.learningRate * factor };
        await writer.batch(step, whole);
        losses.push(...(await program.steps([whole])));
        await writer.after(step, await program.save(), losses[step]!);
        if (losses.length === trace.steps) break;
      }
    }
    await writer.finish();
    return losses;
  } finally {
    await loader.dispose();
    await program.dispose();
  }
}
