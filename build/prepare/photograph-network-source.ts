/** Reads the Inception-v3 that the npm package nsfwjs ships: a Keras network in the format of TensorFlow.js. */
import { z } from 'zod';

const pair = z.tuple([z.number(), z.number()]);
const options = z.looseObject({
  kernel_size: pair.optional(),
  strides: pair.optional(),
  dilation_rate: pair.optional(),
  pool_size: pair.optional(),
  padding: z.enum(['valid', 'same']).optional(),
  activation: z.string().optional(),
  use_bias: z.boolean().optional(),
  axis: z.number().optional(),
  epsilon: z.number().optional(),
  batch_input_shape: z.array(z.number().nullable()).optional(),
});

const layerSchema = z.object({
  name: z.string(),
  class_name: z.string(),
  config: options,
  /** One entry per use of the layer: the layers it reads, each with two indices that are 0 in a plain network. */
  inbound_nodes: z.array(z.array(z.tuple([z.string(), z.literal(0), z.literal(0), z.looseObject({})]))).max(1),
});
export type SourceLayer = z.infer<typeof layerSchema>;

const weightSchema = z.object({
  name: z.string(),
  shape: z.array(z.number().int()),
  dtype: z.literal('float32'),
  quantization: z.object({ min: z.number(), scale: z.number(), dtype: z.literal('uint8') }),
});

const modelSchema = z.object({
  modelTopology: z.object({ model_config: z.object({ config: z.object({ layers: z.array(layerSchema) }) }) }),
  weightsManifest: z.array(z.object({ paths: z.array(z.string()), weights: z.array(weightSchema) })).length(1),
});

/** A value is byte * scale + minimum. */
export interface QuantisedWeight {
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
  readonly scale: number;
  readonly minimum: number;
}

export interface SourceNetwork {
  readonly layers: readonly SourceLayer[];
  readonly weights: ReadonlyMap<string, QuantisedWeight>;
  readonly files: { readonly model: unknown; readonly weights: Uint8Array }; // as shipped
}

const packageSchema = z.object({
  InceptionV3Model: z.object({
    modelJson: z.custom<() => Promise<{ default: unknown }>>((value) => typeof value === 'function'),
    weightBundles: z.array(z.custom<() => Promise<{ default: unknown }>>((value) => typeof value === 'function')),
  }),
});

/** Throws when the package is missing or no longer what this was written for. */
export async function readSourceNetwork(): Promise<SourceNetwork> {
  // Not a literal: a bundler would copy 30 MB of weights into the program.
  const name: string = 'nsfwjs/models/inception_v3';
  const { InceptionV3Model: source } = packageSchema.parse(await import(/* @vite-ignore */ name));
  const model = (await source.modelJson()).default;
  const { modelTopology, weightsManifest } = modelSchema.parse(model);
  const shards: Buffer[] = [];
  for (const bundle of source.weightBundles) shards.push(Buffer.from(z.string().parse((await bundle()).default), 'base64'));
  const bytes = Buffer.concat(shards);

  const weights = new Map<string, QuantisedWeight>();
  let at = 0;
  for (const { name: weight, shape, quantization } of weightsManifest[0]!.weights) {
    const count = shape.reduce((product, size) => product * size, 1);
    weights.set(weight, { shape, bytes: bytes.subarray(at, at + count), scale: quantization.scale, minimum: quantization.min });
    at += count;
  }
  if (at !== bytes.length) throw new Error(`the weights of ${name} have ${bytes.length} bytes where its list says ${at}`);
  return { layers: modelTopology.model_config.config.layers, weights, files: { model, weights: bytes } };
}

/** The values in 32-bit precision, as TensorFlow.js computes with them. */
export function dequantise({ bytes, scale, minimum }: QuantisedWeight): Float32Array {
  return Float32Array.from(bytes, (byte) => byte * scale + minimum);
}
