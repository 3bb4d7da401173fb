/** The files of a trace, which let another program repeat training steps; docs/trace.md describes them for its author. */
import { join } from 'node:path';
import { adamConstants } from '../../core/network/adam-constants';
import type { NetworkDescription } from '../../core/network/description';
import type { TrainingState } from '../../core/network/training-state';
import { writeOut } from '../../core/network/written-out';
import type { Objectives, StepLosses, TrainingBatch } from '../../engines/engine';
import { formatCsv } from '../../store/files/csv';
import { encodeSafetensors, type StoredTensor } from '../../store/files/safetensors';
import { writeAtomic } from '../../store/files/write-atomic';

export interface TraceStart {
  readonly network: NetworkDescription;
  readonly objectives: Objectives;
  readonly batchSize: number;
  /** Who computed, e.g. 'onnx 1.30.0 on cpu, 2 threads'. */
  readonly computedBy: string;
  readonly state: TrainingState;
}

export interface TraceWriter {
  /** The batch of a step, before it is carried out; steps count from 0. */
  batch(step: number, batch: TrainingBatch): Promise<void>;
  after(step: number, state: TrainingState, losses: StepLosses): Promise<void>;
  /** losses.csv comes last: a trace that has it is whole. */
  finish(): Promise<void>;
}

export const traceLosses = [
  'total',
  'classification',
  'reconstruction',
  'mapping',
  'encoderDecay',
  'decoderDecay',
] as const satisfies readonly (keyof StepLosses)[];

export async function startTrace(folder: string, { network, objectives, batchSize, computedBy, state }: TraceStart): Promise<TraceWriter> {
  const rows: (string | number)[][] = [];
  const write = (name: string, tensors: Record<string, StoredTensor>, step: number) =>
    writeAtomic(join(folder, `${name}.safetensors`), encodeSafetensors(tensors, { step: String(step) }));
  const description = {
    schemaVersion: 1,
    computedBy,
    batchSize,
    objectives,
    optimiser: { name: 'adam', ...adamConstants, learningRate: objectives.learningRate },
    network: writeOut(network),
  };
  await writeAtomic(join(folder, 'network.json'), `${JSON.stringify(description, null, 1)}\n`);
  await write('init', stateTensors(state), state.step);
  return {
    batch: (step, batch) => write(`batch-${numbered(step)}`, batchTensors(network, batch), step),
    async after(step, next, losses) {
      await write(`after-${numbered(step)}`, stateTensors(next), next.step);
      rows.push([step, ...traceLosses.map((name) => losses[name])]);
    },
    finish: () => writeAtomic(join(folder, 'losses.csv'), formatCsv(['step', ...traceLosses], rows)),
  };
}

const numbered = (step: number): string => String(step).padStart(3, '0');

function stateTensors({ weights, firstMoments, secondMoments }: TrainingState): Record<string, StoredTensor> {
  const parts = { weights, first: firstMoments, second: secondMoments };
  const entries = Object.entries(parts).flatMap(([part, tensors]) =>
    Object.entries(tensors).map(([name, tensor]): [string, StoredTensor] => [`${part}/${name}`, tensor]),
  );
  return Object.fromEntries(entries);
}

export function batchTensors(network: NetworkDescription, batch: TrainingBatch): Record<string, StoredTensor> {
  const rows = batch.mappingWeights.length;
  const { imageSize, dims } = network.spec;
  const tensor = (data: Float32Array, ...shape: number[]): StoredTensor => ({ shape: [rows, ...shape], data });
  const image = [1, imageSize, imageSize];
  const tensors: Record<string, StoredTensor> = {
    images: tensor(batch.images, ...image),
    labels: tensor(Float32Array.from(batch.labels)),
    classificationWeights: tensor(batch.classificationWeights),
    mappingTargets: tensor(batch.mappingTargets, dims),
    mappingWeights: tensor(batch.mappingWeights),
    reconstructionWeights: tensor(batch.reconstructionWeights),
  };
  if (batch.learningRate !== undefined) tensors.learningRate = { shape: [1], data: Float32Array.of(batch.learningRate) };
  if (batch.cleanImages !== null) tensors.cleanImages = tensor(batch.cleanImages, ...image);
  if (batch.secondCorpusWeights !== null) tensors.secondCorpusWeights = tensor(batch.secondCorpusWeights);
  for (const [name, mask] of Object.entries(batch.dropoutMasks)) tensors[`mask/${name}`] = tensor(mask, mask.length / rows);
  return tensors;
}
