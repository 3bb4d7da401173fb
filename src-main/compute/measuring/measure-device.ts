/** What this machine can compute with, and how fast: the part of `auto` that needs the engines, carried out in the compute process. */
import { cpus, availableParallelism } from 'node:os';
import { reportError } from '../../contract/app-error';
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import type { ComputeDevice, DeviceSpeed, Machine } from '../../contract/running/devices';
import type { FixedPreset } from '../../contract/running/experiment';
import { presets } from '../../core/experiments/presets';
import { describeNetwork } from '../../core/network/describe-network';
import { measureEngine } from '../../engines/measure-engine';
import { listEngines, openEngine } from '../../engines/open-engine';
import { listGraphicsCards } from './graphics-cards';

type Question = Extract<ComputeCommand, { type: 'probe' | 'measure' }>;

/** Never rejects: what cannot be measured is an answer. */
export async function answerQuestion(question: Question, post: (report: ComputeReport) => void): Promise<void> {
  if (question.type === 'probe') return post({ type: 'probed', machine: await probeMachine() });
  const { preset, seconds } = question;
  try {
    const { remarks, ...speed } = await measureDevice(question, preset, seconds);
    post({ type: 'measured', speed, error: null, remarks: [...remarks] });
  } catch (error) {
    post({ type: 'measured', speed: null, error: reportError(error).message, remarks: [] });
  }
}

export async function probeMachine(): Promise<Machine> {
  const [engines, cards] = [await listEngines(), await listGraphicsCards()];
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    threads: availableParallelism(),
    cards,
    devices: engines.map(({ name, device, version, threads, available, reason }) => ({
      engine: name,
      ...{ device, version, threads, available, reason },
    })),
  };
}

/** As many classes and dimensions as in the study; their number hardly matters for the speed. */
const [classes, dims] = [277, 4];

type MeasuredDevice = DeviceSpeed & { readonly remarks: readonly string[] };

/** Trains the network of a preset on noise for about `seconds`, with its batch size, on classification and mapping. */
export async function measureDevice({ engine, device }: ComputeDevice, preset: FixedPreset, seconds: number): Promise<MeasuredDevice> {
  const { network, regularisation, multiTask, mappingWeight } = presets[preset];
  const { encoderDecay, decoderDecay, encoderDropout, decoderDropout } = regularisation;
  const opened = await openEngine(engine, device);
  const measured = await measureEngine(
    opened,
    describeNetwork({ ...network, dims, classes, decoder: false, encoderDropout, decoderDropout }),
    {
      weights: { classification: 1, reconstruction: 0, mapping: mappingWeight },
      ...{ encoderDecay, decoderDecay, learningRate: multiTask.learningRate, secondCorpusClasses: null },
    },
    { batchSize: multiTask.batchSize, seconds, now: () => performance.now() },
  );
  const { trainImagesPerSecond: train, evaluateImagesPerSecond: evaluate, startMs } = measured;
  return { train, evaluate, startMs, remarks: opened.describe().remarks };
}
