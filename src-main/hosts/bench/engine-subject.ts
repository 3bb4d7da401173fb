/** One engine of ours under measurement: training, evaluation, the input pipeline, a whole epoch, and memory over many steps. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DrawingMemory } from '../../compute/features/drawing-memory';
import type { RunControl } from '../../compute/runs/run-control';
import { openTrainingData } from '../../compute/training/training-data';
import { carryOutTraining } from '../../compute/runs/training-run';
import { createWorkbench } from '../../compute/runs/workbench';
import { runKeySchema, type RunRecord } from '../../contract/running/run';
import { dropoutMasks, initialState } from '../../core/network/initial-state';
import { createStream } from '../../core/random/stream';
import type { Engine, TrainingBatch, TrainingProgram } from '../../engines/engine';
import { noiseBatch, repeat } from '../../engines/measure-engine';
import { createBatchLoader } from '../../pipeline/batch/batch-loader';
import type { LoaderPlan } from '../../pipeline/batch/loader-plan';
import { makeBenchData } from './bench-data';
import { benchConfiguration, type BenchSetup } from './bench-setup';
import type { Figure, SubjectRequest } from './subject-protocol';

export interface EngineSubject {
  measure(request: SubjectRequest): Promise<Figure>;
}

const now = (): number => performance.now();

export function createEngineSubject(engine: Engine, setup: BenchSetup): EngineSubject {
  let prepared: Promise<{ program: TrainingProgram; batch: TrainingBatch }> | null = null;
  const prepare = () => (prepared ??= warmUp(engine, setup));
  const rate = (durations: readonly number[]) =>
    (1000 * setup.batchSize * durations.length) / durations.reduce((sum, duration) => sum + duration, 0);
  const measures: Record<SubjectRequest['measure'], (seconds: number, rate: number) => Promise<Omit<Figure, 'peakMemoryBytes'>>> = {
    async train(seconds) {
      const { program, batch } = await prepare();
      const together = Array.from({ length: program.batchesPerCall }, () => batch);
      return { imagesPerSecond: together.length * rate(await repeat(seconds, now, () => program.steps(together))) };
    },
    async evaluate(seconds) {
      const { program, batch } = await prepare();
      return { imagesPerSecond: rate(await repeat(seconds, now, () => program.evaluate(batch.images))) };
    },
    pipeline: (seconds) => measurePipeline(engine, setup, seconds),
    epoch: (seconds, expected) => measureEpoch(engine, setup, seconds * expected),
    soak: (steps) => measureSoak(engine, setup, steps),
  };
  return {
    async measure({ measure, seconds, imagesPerSecond = 50 }) {
      const figure = await measures[measure](seconds, imagesPerSecond);
      return { ...figure, peakMemoryBytes: process.resourceUsage().maxRSS * 1024 };
    },
  };
}

async function warmUp(engine: Engine, { network, objectives, batchSize }: BenchSetup) {
  const batch = noiseBatch(network, batchSize);
  const program = await engine.compile(network, objectives, batchSize);
  await program.load(initialState(network, createStream(1, 'bench')));
  for (let i = 0; i < 3; i++) await program.steps([batch]);
  await program.evaluate(batch.images);
  return { program, batch };
}

/** Batches as fast as every processor together can make them. */
async function measurePipeline(engine: Engine, setup: BenchSetup, seconds: number) {
  const plan = await benchPlan(engine, setup, 40 * setup.batchSize);
  const loader = createBatchLoader(plan, { workers: availableParallelism() });
  try {
    let images = 0;
    let started: number | null = null;
    for (let epoch = 0; started === null || now() - started < 1000 * seconds; epoch++)
      for await (const batch of loader.batches(epoch)) {
        // The first batches wait for the threads to start, which a training does once.
        if (epoch === 0 && started === null) started = now();
        else images += batch.mappingWeights.length;
        if (started !== null && now() - started > 1000 * seconds) break;
      }
    return { imagesPerSecond: (1000 * images) / (now() - (started ?? 0)) };
  } finally {
    await loader.dispose();
  }
}

/** The second epoch of a real run, with validation and checkpoints, from data that lie in memory. */
async function measureEpoch(engine: Engine, setup: BenchSetup, wanted: number) {
  const rows = Math.max(4, Math.ceil(wanted / setup.batchSize)) * setup.batchSize;
  const { data, ...copies } = makeBenchData(rows);
  const { name, device } = engine.describe();
  const configuration = benchConfiguration(setup, name, device, copies);
  const plan = (await openTrainingData(configuration, 0, data, new DrawingMemory())).plan;
  const loader = createBatchLoader(plan, { workers: 0 });
  const images = loader.batchesPerEpoch * setup.batchSize;
  await loader.dispose();
  const folder = await mkdtemp(join(tmpdir(), 'shape-space-bench-'));
  const ends: number[] = [];
  const control: RunControl = {
    stopRequested: () => (ends.length < 2 ? null : 'cancelled'),
    progressed: () => undefined,
    epochEnded: () => void ends.push(now()),
    remarked: () => undefined,
  };
  const bench = { ...createWorkbench(''), data: { open: async () => data }, engine: async () => engine };
  try {
    await carryOutTraining(folder, benchRecord(configuration), configuration, bench, control);
  } finally {
    await bench.dispose();
    await rm(folder, { recursive: true });
  }
  return { imagesPerSecond: (1000 * images) / ((ends[1] ?? NaN) - (ends[0] ?? NaN)) };
}

/** Steps on batches from the pipeline; an evaluation and a saved state now and then, as in a run. */
async function measureSoak(engine: Engine, setup: BenchSetup, steps: number) {
  const { network, objectives, batchSize } = setup;
  const loader = createBatchLoader(await benchPlan(engine, setup, 40 * batchSize));
  const program = await engine.compile(network, objectives, batchSize);
  const memoryBytes: number[] = [];
  const started = now();
  try {
    await program.load(initialState(network, createStream(1, 'bench')));
    let step = 0;
    for (let epoch = 0; step < steps; epoch++) {
      for await (const images of loader.batches(epoch)) {
        await program.steps([{ ...images, dropoutMasks: dropoutMasks(network, batchSize, createStream(1, 'dropout', step)) }]);
        step++;
        if (step % Math.ceil(steps / 40) === 0) memoryBytes.push(process.memoryUsage.rss());
        if (step >= steps) break;
      }
      await program.evaluate(noiseBatch(network, batchSize).images);
      await program.save();
    }
    return { imagesPerSecond: (1000 * step * batchSize) / (now() - started), memoryBytes };
  } finally {
    await loader.dispose();
    await program.dispose();
  }
}

async function benchPlan(engine: Engine, setup: BenchSetup, rows: number): Promise<LoaderPlan> {
  const { data, ...copies } = makeBenchData(rows);
  const { name, device } = engine.describe();
  const { plan } = await openTrainingData(benchConfiguration(setup, name, device, copies), 0, data, new DrawingMemory());
  // Copies that are drawn once and kept would be measured only once; a corpus of the study's size does not fit into memory.
  return { ...plan, sources: plan.sources.map(({ rendered, ...source }) => (rendered === undefined ? source : source)) };
}

function benchRecord(configuration: RunRecord['configuration']): RunRecord {
  return {
    schemaVersion: 1,
    key: runKeySchema.parse('0'.repeat(24)),
    label: 'bench',
    fold: 0,
    configuration,
    dataFingerprint: '',
    needs: [],
    state: 'running',
    error: null,
    created: '',
    started: null,
    ended: null,
    durationMs: null,
    engine: null,
  };
}
