/** Convolutions that are not trained: what they make of every copy is computed once, and trainings of other dimensions share it. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { RunRecord } from '../../contract/running/run';
import { describeNetwork } from '../../core/network/describe-network';
import { inputShape, type NetworkDescription } from '../../core/network/description';
import type { TrainingState } from '../../core/network/training-state';
import { createStream } from '../../core/random/stream';
import { openEncoderLayers } from '../../engines/onnx/graph/encoder-layers';
import type { LayerReader } from '../../engines/onnx/graph/layer-reader';
import { corrupt } from '../../pipeline/augment/corrupt';
import { sizeOf, type LoaderPlan, type SourcePlan } from '../../pipeline/batch/loader-plan';
import { drawCopy } from '../../pipeline/augment/rendered-copies';
import type { ImageSource } from '../features/image-source';
import { LatestUsed } from './latest-used';
import type { TrainingData } from './training-data';
import { readingThreads, readSource } from './warm-start';

export interface FrozenConvolutions {
  /** What is trained: the layers behind the convolutions. */
  readonly network: NetworkDescription;
  /** Batches bring activations in place of images. */
  readonly plan: LoaderPlan;
  /** The same for the images of evaluations. */
  from(images: ImageSource): ImageSource;
  /** The whole network, with what was trained. */
  readonly whole: (trained: TrainingState['weights']) => TrainingState['weights'];
  dispose(): Promise<void>;
}

/** Activations of a process, by what they are of: of many runs in other dimensions the first computes them. */
export class ActivationMemory {
  readonly sets = new LatestUsed<readonly Float32Array[]>(2 ** 30, (pieces) => pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
}

/** `lookUp` is called between two pieces of work and may throw to stop. */
export async function freezeConvolutions(
  folder: string,
  record: RunRecord,
  { objectives, seed }: TrainingConfiguration,
  whole: NetworkDescription,
  data: TrainingData,
  memory: ActivationMemory,
  lookUp: () => void,
): Promise<FrozenConvolutions> {
  if (objectives.reconstruction > 0)
    throw new AppError('bad-input', say`A training that reconstructs images cannot leave its convolutions as they are: train everything.`);
  const source = await readSource(folder, record);
  const network = describeNetwork({ ...whole.spec, afterConvolutions: true });
  const length = inputShape(network)[2];
  const reader = await openEncoderLayers(source.network, source.state.weights, readingThreads);
  const last = whole.encoder.filter(({ kind }) => kind === 'max-pool').at(-1)!.name;
  const read = async (images: Float32Array): Promise<Float32Array> =>
    (await reader.read(images, images.length / reader.inputSize ** 2, [last]))[last]!;
  const remember = async (name: string, compute: () => Promise<readonly Float32Array[]>): Promise<readonly Float32Array[]> => {
    const full = JSON.stringify([record.needs, name]);
    const pieces = memory.sets.get(full) ?? (await compute());
    memory.sets.set(full, pieces);
    return pieces;
  };
  const { plan } = data;
  const sources = [];
  for (const each of plan.sources) {
    const { bank, items, copies, recipe } = each;
    const name = JSON.stringify([data.fingerprintOf({ bank, items, copies, recipe }), plan.noise, seed, 'training']);
    const [activations] = await remember(name, async () => [await readCopies(reader, read, plan, each, length, lookUp)]);
    sources.push({ ...each, activations: activations! });
  }
  return {
    network,
    plan: { ...plan, sources, activations: length },
    from: (images) => ({
      async *pieces(set, fingerprint) {
        yield* await remember(fingerprint, async () => {
          const pieces: Float32Array[] = [];
          for await (const piece of images.pieces(set, fingerprint)) {
            lookUp();
            pieces.push(await read(piece));
          }
          return pieces;
        });
      },
    }),
    whole: (trained) => Object.fromEntries(whole.parameters.map(({ name }) => [name, trained[name] ?? source.state.weights[name]!])),
    dispose: () => reader.dispose(),
  };
}

const copiesPerPiece = 128;

/** Of one source, items x copies. Each copy has noise of its own, drawn once: every epoch sees the same. */
async function readCopies(
  { inputSize }: LayerReader,
  read: (images: Float32Array) => Promise<Float32Array>,
  { banks, noise, seed }: LoaderPlan,
  source: SourcePlan,
  length: number,
  lookUp: () => void,
): Promise<Float32Array> {
  const pixels = inputSize ** 2;
  const { items, copies, recipe, rendered = null } = source;
  const bank = banks[source.bank]!;
  const all = new Float32Array(sizeOf(source) * length);
  for (let start = 0; start < sizeOf(source); start += copiesPerPiece) {
    lookUp();
    const n = Math.min(copiesPerPiece, sizeOf(source) - start);
    const images = new Float32Array(n * pixels);
    for (let i = 0; i < n; i++) {
      const [item, copy] = [items[Math.floor((start + i) / copies)]!, 1 + ((start + i) % copies)];
      drawCopy(rendered, bank, item, copy, recipe, seed, images, i * pixels);
      corrupt(
        images.subarray(i * pixels, (i + 1) * pixels),
        1,
        pixels,
        noise,
        createStream(seed, 'kept-noise', source.name, bank.ids[item]!, copy),
      );
    }
    all.set(await read(images), start * length);
  }
  return all;
}
