/** Runs images through the network as it stands, without noise and dropout, in pieces that fit the cache. */
import type { NetworkDescription } from '../../../core/network/description';
import type { Tensor } from '../../../core/network/training-state';
import type { Evaluation } from '../../engine';
import { inputDimensions } from '../graph/network-graph';
import { evaluationModel, evaluationParameters } from './evaluation-graph';
import { floats, type BorrowedSession, type Feeds, type SessionPool } from '../machine/sessions';
import { evaluationRows, megaflopsPerImage } from '../machine/work-estimate';

export type Weights = Readonly<Record<string, Tensor>>;
export interface Evaluator {
  /** Asks for the weights only when they have changed since the last time. */
  evaluate(weights: () => Promise<Weights>, images: Float32Array, options: { readonly reconstruction?: boolean }): Promise<Evaluation>;
  weightsChanged(): void;
  dispose(): Promise<void>;
}

/** From here on a new session with the weights built in costs less than it saves over a validation fold. */
const builtInFrom = 20; // megaflops per image

interface Prepared {
  readonly session: BorrowedSession;
  readonly feeds: Feeds;
  readonly isCurrent: boolean;
}

/** `block`: as in `GraphContext`. */
export function createEvaluator(pool: SessionPool, network: NetworkDescription, block: number | null): Evaluator {
  const builtIn = megaflopsPerImage(network) > builtInFrom;
  const prepared = new Map<boolean, Prepared>(); // by decode or not
  const prepare = async (decode: boolean, weights: () => Promise<Weights>): Promise<Prepared> => {
    const before = prepared.get(decode);
    if (before?.isCurrent === true) return before;
    const tensors = await weights();
    if (builtIn) await before?.session.giveBack();
    const key = builtIn ? null : JSON.stringify(['evaluation', network.spec, decode]);
    const model = () => evaluationModel(network, { weights: builtIn ? tensors : null, decode, block: builtIn ? block : null });
    const session = (builtIn ? null : before?.session) ?? (await pool.borrow(key, model));
    const used = builtIn ? [] : evaluationParameters(network, decode);
    const feeds = Object.fromEntries(used.map(({ name, shape }) => [name, floats(tensors[name]?.data ?? new Float32Array(0), shape)]));
    const now = { session, feeds, isCurrent: true };
    prepared.set(decode, now);
    return now;
  };
  return {
    async evaluate(weights, images, { reconstruction = false }) {
      const decode = reconstruction && network.decoder.length > 0;
      const { session, feeds } = await prepare(decode, weights);
      return evaluateInPieces(network, images, decode, (piece) => session.run({ ...feeds, ...piece }));
    },
    weightsChanged() {
      for (const [decode, entry] of prepared) prepared.set(decode, { ...entry, isCurrent: false });
    },
    async dispose() {
      for (const { session } of prepared.values()) await session.giveBack();
      prepared.clear();
    },
  };
}

type Run = (piece: Feeds) => Promise<Record<string, Float32Array>>;

async function evaluateInPieces(network: NetworkDescription, images: Float32Array, decode: boolean, run: Run): Promise<Evaluation> {
  const { imageSize, bottleneck, dims, classes } = network.spec;
  const pixels = imageSize ** 2;
  const dimensions = inputDimensions(network);
  const length = dimensions.reduce((product, size) => product * size, 1);
  const count = images.length / length;
  if (!Number.isInteger(count)) throw new Error(`${images.length} values are not a whole number of inputs of ${dimensions.join(' x ')}`);
  const results = {
    bottleneck: new Float32Array(count * bottleneck),
    mapping: new Float32Array(count * dims),
    logits: network.classifier === null ? null : new Float32Array(count * classes),
    reconstruction: decode ? new Float32Array(count * pixels) : null,
  };
  const rows = evaluationRows(network);
  for (let start = 0; start < count; start += rows) {
    const n = Math.min(rows, count - start);
    const image = images.subarray(start * length, (start + n) * length);
    const outputs = await run({ image: floats(image, [n, ...dimensions]) });
    for (const [name, whole] of Object.entries(results)) {
      const part = outputs[name];
      if (whole === null) continue;
      if (part === undefined) throw new Error(`the evaluation gave no ${name}`);
      whole.set(part, (start * whole.length) / count);
    }
  }
  return results;
}
