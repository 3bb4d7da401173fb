/** Reads activations of the layers of an image network from an ONNX file: those that all later computation passes through. */

import { openSession, readNetwork, runSession } from '../evaluation/image-network';
import { cutLayers, withOutputs } from '../evaluation/image-network-model';

export interface LayerReader {
  readonly inputSize: number; // pixels, square
  readonly channels: number;
  /** In the order of computation. */
  readonly layers: readonly { readonly name: string; readonly units: number }[];
  /** n x channels x inputSize x inputSize values in [0, 1]; answers n x units for each of the named layers. */
  read(images: Float32Array, n: number, names: readonly string[]): Promise<Record<string, Float32Array>>;
  dispose(): Promise<void>;
}

/** Wider layers (the first ones of large networks) would fill the memory: half a million numbers for each drawing. */
const widestLayer = 400_000;
const mostLayers = 16;

/** `named` is among the layers if it is one at all; of very many the others are thinned out evenly. */
export async function openLayerReader(file: string, named: string, threads: number, size?: number): Promise<LayerReader> {
  const { bytes, outline, input } = await readNetwork(file, size);
  const candidates = [...new Set([...cutLayers(outline), named])].filter((name) => outline.computed.includes(name));
  const inner = candidates.filter((name) => !outline.outputs.includes(name));
  const session = await openSession(file, withOutputs(bytes, inner), { graphOptimizationLevel: 'all', intraOpNumThreads: threads });
  try {
    const blank = new Float32Array(input.channels * input.size ** 2).fill(1);
    const probe = await runSession(file, session, input, blank, 1, candidates);
    const sized = candidates.flatMap((name) => {
      const tensor = probe[name]!;
      const units = tensor.type === 'float32' ? tensor.data.length / (input.batch ?? 1) : 0;
      return units > 1 && units <= widestLayer ? [{ name, units }] : [];
    });
    const order = [...sized].sort((a, b) => outline.computed.indexOf(a.name) - outline.computed.indexOf(b.name));
    return {
      inputSize: input.size,
      channels: input.channels,
      layers: thinned(order, named),
      async read(images, n, names) {
        const atOnce = input.batch ?? n;
        const length = input.channels * input.size ** 2;
        const parts: Record<string, Float32Array[]> = Object.fromEntries(names.map((name) => [name, []]));
        for (let done = 0; done < n; done += atOnce) {
          const count = Math.min(atOnce, n - done);
          const results = await runSession(file, session, input, images.subarray(done * length, (done + count) * length), count, names);
          for (const name of names)
            parts[name]!.push((results[name]!.data as Float32Array).slice(0, (results[name]!.data.length / atOnce) * count));
        }
        return Object.fromEntries(names.map((name) => [name, joined(parts[name]!)]));
      },
      dispose: () => session.release(),
    };
  } catch (error) {
    await session.release();
    throw error;
  }
}

function thinned<T extends { readonly name: string }>(layers: readonly T[], named: string): T[] {
  if (layers.length <= mostLayers) return [...layers];
  const kept = new Set(Array.from({ length: mostLayers }, (_, i) => Math.round((i * (layers.length - 1)) / (mostLayers - 1))));
  return layers.filter((layer, i) => kept.has(i) || layer.name === named);
}

function joined(parts: readonly Float32Array[]): Float32Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}
