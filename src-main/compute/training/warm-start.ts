/** Begins a training with the network of another one on the same fold; its mapping units are calculated, never drawn at random. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { RunRecord } from '../../contract/running/run';
import { fitMappingUnits, withMappingUnits, type LabelledRows } from '../../core/network/closed-form-heads';
import { describeNetwork } from '../../core/network/describe-network';
import { inputShape, type NetworkDescription } from '../../core/network/description';
import { freshState } from '../../core/network/initial-state';
import type { TrainingState } from '../../core/network/training-state';
import { predictLinear, type Matrix } from '../../core/regression/matrix/matrix';
import { fitRidge } from '../../core/regression/ridge';
import { openEncoderLayers } from '../../engines/onnx/graph/encoder-layers';
import type { LayerReader } from '../../engines/onnx/graph/layer-reader';
import type { BatchLoader } from '../../pipeline/batch/batch-loader';
import { readRun } from '../../store/runs/run-store';
import { readBest } from './checkpointing';
import { stimulusRows } from './evaluate-objectives';
import type { ImageSource } from '../features/image-source';
import type { TrainingData } from './training-data';

/** The training whose network another one begins with. */
export async function readSource(folder: string, record: RunRecord): Promise<{ network: NetworkDescription; state: TrainingState }> {
  const [key] = record.needs;
  const [source, best] = key === undefined ? [null, null] : await Promise.all([readRun(folder, key), readBest(folder, key)]);
  if (source === null || best === null)
    throw new AppError('run-failed', say`The network that ‘${record.label}’ begins with is missing. Start the step before it again.`);
  if (source.fold !== record.fold)
    throw new AppError('run-failed', say`‘${record.label}’ was to begin with a network of another fold, which has seen its test drawings.`);
  return best;
}

/** Results are equal for equal counts only, so the count is no matter of the machine. */
export const readingThreads = 1;

/** Rows of batches that heads are fitted to at most: more tells nothing new. */
const mostRows = 8192;

/**
 * Everything of the source but its first units, which become mapping units: ridge regression from the dense layer's activations to the
 * places of the training stimuli, as the first epoch shows them, with the penalty that suits the validation fold. Only drawings of the
 * training fold, and of the validation fold for the penalty, are looked at. Adam begins anew.
 */
export async function warmState(
  folder: string,
  record: RunRecord,
  network: NetworkDescription,
  data: TrainingData,
  loader: BatchLoader,
  images: ImageSource,
): Promise<TrainingState> {
  const source = await readSource(folder, record);
  const { dims, bottleneck, afterConvolutions } = network.spec;
  const seeing = describeNetwork({ ...source.network.spec, afterConvolutions });
  const reader = await openEncoderLayers(seeing, source.state.weights, readingThreads);
  try {
    const seen = await readTraining(reader, network, loader);
    const validation = await readValidation(reader, network, data, record.fold, images);
    const mapping = fitMappingUnits(seen.stimuli, validation, network.spec.encoderDropout);
    const places = predictLinear(mapping, seen.code);
    const { rows } = seen.code;
    const [unitsNow, unitsBefore] = [new Float64Array(rows * bottleneck), new Float64Array(rows * dims)];
    for (let row = 0; row < rows; row++) {
      const units = seen.units.subarray(row * bottleneck, (row + 1) * bottleneck);
      unitsBefore.set(units.subarray(0, dims), row * dims);
      unitsNow.set(units, row * bottleneck);
      unitsNow.set(places.subarray(row * dims, (row + 1) * dims), row * bottleneck);
    }
    const now = { rows, columns: bottleneck, data: unitsNow };
    const replaced = fitRidge(now, { rows, columns: dims, data: unitsBefore }, slight);
    return freshState(withMappingUnits(network, source.state.weights, mapping, replaced));
  } finally {
    await reader.dispose();
  }
}

/** Keeps units that say the same from making the fit indeterminate. */
const slight = 1e-4;

interface Seen {
  readonly stimuli: LabelledRows; // the dense layer's activations, and where people put the drawings
  readonly code: Matrix; // of all images
  readonly units: Float32Array; // of all images: the source's bottleneck
}

async function readTraining(reader: LayerReader, { spec: { dims } }: NetworkDescription, loader: BatchLoader): Promise<Seen> {
  const codes: Float32Array[] = [];
  const units: Float32Array[] = [];
  const [stimuli, targets]: [Float32Array[], number[]] = [[], []];
  let rows = 0;
  for await (const batch of loader.batches(0)) {
    const n = batch.mappingWeights.length;
    const { dense, bottleneck } = await reader.read(batch.images, n, ['dense', 'bottleneck']);
    const width = dense!.length / n;
    for (let row = 0; row < n; row++) {
      if (batch.mappingWeights[row] === 0) continue;
      stimuli.push(dense!.subarray(row * width, (row + 1) * width));
      targets.push(...batch.mappingTargets.subarray(row * dims, (row + 1) * dims));
    }
    codes.push(dense!);
    units.push(bottleneck!);
    rows += n;
    if (rows >= mostRows) break;
  }
  const x = joined(stimuli);
  const y = { rows: stimuli.length, columns: dims, data: Float64Array.from(targets) };
  const code = joined(codes);
  return {
    stimuli: { x: { rows: stimuli.length, columns: x.length / stimuli.length, data: x }, y },
    code: { rows, columns: code.length / rows, data: code },
    units: joined(units),
  };
}

async function readValidation(
  reader: LayerReader,
  network: NetworkDescription,
  data: TrainingData,
  fold: number,
  images: ImageSource,
): Promise<LabelledRows> {
  const own = stimulusRows(data, fold, 'validation');
  if (own === null || own.places === null) throw new Error('a warm start needs stimuli with places');
  const { set, owners, places } = own;
  const { dims } = network.spec;
  const length = inputShape(network).reduce((product, size) => product * size, 1);
  const codes: Float32Array[] = [];
  for await (const piece of images.pieces(set, data.fingerprintOf(set)))
    codes.push((await reader.read(piece, piece.length / length, ['dense'])).dense!);
  const x = joined(codes);
  const rows = owners.length;
  const truth = Float64Array.from(owners.flatMap((owner) => [...places.subarray(owner * dims, (owner + 1) * dims)]));
  return { x: { rows, columns: x.length / rows, data: x }, y: { rows, columns: dims, data: truth } };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}
