/** Carries out the first steps of a run once more, beside the project, and writes down everything they computed with. */
import type { TrainingConfiguration } from '../contract/configuration';
import type { RunRecord } from '../contract/run';
import { dropoutMasks, initialState } from '../core/network/initial-state';
import { createStream } from '../core/random/stream';
import type { StepLosses } from '../engines/engine';
import { createBatchLoader } from '../pipeline/batch-loader';
import { startTrace } from './trace-files';
import { openTrainingData } from './training-data';
import { describeTrainingNetwork, objectivesOf } from './training-run';
import type { Workbench } from './workbench';

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
  const { seed, optimiser, engine: name, device } = configuration;
  const { batchSize } = optimiser;
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
    const state = initialState(network, createStream(seed, 'initial-weights', record.fold));
    await program.load(state);
    const computedBy = `${name} ${version} on ${device}, ${threads} threads`;
    const writer = await startTrace(trace.folder, { network, objectives, batchSize, computedBy, state });
    for (let epoch = 0; losses.length < trace.steps; epoch++) {
      let batch = 0;
      for await (const images of loader.batches(epoch)) {
        const masks = dropoutMasks(network, batchSize, createStream(seed, 'dropout', record.fold, epoch, batch++));
        const whole = { ...images, dropoutMasks: masks };
        const step = losses.length;
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
