/** Runs an image network from an ONNX file up to a layer of one's choice: the frozen features of the photograph experiments. */
import { setImmediate } from 'node:timers/promises';
import * as ort from 'onnxruntime-node';
import { AppError } from '../../../contract/app-error';
import { phrase, say } from '../../../contract/message';
import { largest, readRegular } from '../../../files/read-regular';
import { readModelOutline, withOutputs, type ModelOutline } from './image-network-model';

export interface ImageNetwork {
  readonly inputSize: number; // pixels, square
  readonly channels: number; // 1 or 3
  readonly features: number;
  /** n x channels x inputSize x inputSize values in [0, 1]; answers n x features, maps averaged over their places. */
  run(images: Float32Array, n: number): Promise<Float32Array>;
  dispose(): Promise<void>;
}

export interface NetworkOptions {
  readonly threads?: number | undefined;
  /** Pixels, of a network that takes any. */
  readonly size?: number | undefined;
  /** Which tokens count, see contract/running/network-input. */
  readonly tokens?: 'class' | 'others' | undefined;
}

/** Throws AppError 'not-found' or 'bad-input' with what is wrong with the file or the layer. */
export async function openImageNetwork(file: string, layer: string, options: NetworkOptions = {}): Promise<ImageNetwork> {
  const { threads, size, tokens } = options;
  const network = await readNetwork(file, size);
  const { outline, bytes, input } = network;
  if (!outline.computed.includes(layer)) {
    throw new AppError(
      'bad-input',
      say`The network ${file} has no layer '${layer}'. Choose one of its layers, the last is '${outline.computed.at(-1) ?? ''}'.`,
    );
  }
  const model = outline.outputs.includes(layer) ? bytes : withOutputs(bytes, [layer]);
  const session = await openSession(file, model, {
    graphOptimizationLevel: 'all',
    // Weights stored in bytes are made real once, when the session opens; else in every run, and in the way of the fast convolutions.
    extra: { session: { disable_quant_qdq: '1' } },
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
  });
  const imageLength = input.channels * input.size * input.size;
  const runBatch = async (images: Float32Array, n: number): Promise<ort.Tensor> => {
    const results = await runSession(file, session, input, images, n, [layer]);
    return results[layer]!;
  };

  const probe = await runBatch(new Float32Array(imageLength).fill(1), 1).catch(async (error: unknown) => {
    await session.release();
    throw error;
  });
  const features = featuresOf(probe, input);
  if (tokens !== undefined && (probe.dims.length !== 3 || probe.dims[1]! < 2)) {
    await session.release();
    throw new AppError(
      'bad-input',
      say`The layer ‘${layer}’ of ${file} gives no list for each token. Choose another layer, or the mean of all places.`,
    );
  }
  if (features === null) {
    await session.release();
    throw new AppError(
      'bad-input',
      say`The layer '${layer}' of ${file} gives values of shape ${probe.dims.join(' x ')}, not one list of real numbers per image. Choose another layer.`,
    );
  }
  return {
    inputSize: input.size,
    channels: input.channels,
    features,
    run: async (images, n) => {
      const result = new Float32Array(n * features);
      for (let done = 0; done < n;) {
        const count = Math.min(input.batch ?? imagesAtOnce, n - done);
        const answer = await runBatch(images.subarray(done * imageLength, (done + count) * imageLength), count);
        result.set(pool(answer, features, tokens).subarray(0, count * features), done * features);
        done += count;
        await setImmediate(); // ONNX Runtime holds the thread while it computes
      }
      return result;
    },
    dispose: () => session.release(),
  };
}

/** The layers `openImageNetwork` accepts, in the order of computation. Runs the network once to learn their shapes. */
export async function listImageLayers(file: string): Promise<string[]> {
  const { outline, bytes, input } = await readNetwork(file);
  const inner = outline.computed.filter((name) => !outline.outputs.includes(name));
  const session = await openSession(file, withOutputs(bytes, inner), { graphOptimizationLevel: 'disabled' });
  try {
    const image = new Float32Array(input.channels * input.size * input.size).fill(1);
    const results = await runSession(file, session, input, image, 1);
    return outline.computed.filter((name) => results[name] !== undefined && featuresOf(results[name], input) !== null);
  } finally {
    await session.release();
  }
}

const imagesAtOnce = 8;
/** For networks that take any size: what most of them were trained at. */
const usualSize = 224;
const floatType = 1; // TensorProto.DataType.FLOAT

export interface ImageInput {
  readonly name: string;
  readonly size: number;
  readonly channels: number;
  readonly channelsLast: boolean;
  readonly batch: number | null; // images per run where the network fixes it
}

export interface NetworkFile {
  readonly bytes: Uint8Array;
  readonly outline: ModelOutline;
  readonly input: ImageInput;
}

/** Throws AppError with what is wrong with the file. */
export async function readNetwork(file: string, size?: number): Promise<NetworkFile> {
  let bytes: Uint8Array;
  try {
    bytes = await readRegular(file, largest.network);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('not-found', say`The network file ${file} cannot be opened (${reason}). Choose the file again.`, { cause: error });
  }
  const outline = readModelOutline(bytes);
  if (outline === null) throw new AppError('bad-input', say`${file} is not an ONNX network. Export the network to the ONNX format first.`);
  if (outline.hasExternalData) {
    throw new AppError('bad-input', say`The network ${file} keeps its weights in separate files. Save it again as a single file.`);
  }
  const input = imageInputOf(outline, size);
  if (input === null) {
    throw new AppError(
      'bad-input',
      say`The network ${file} does not take images: it needs exactly one input of square pictures with 1 or 3 channels in 32-bit numbers. Choose an image network.`,
    );
  }
  return { bytes, outline, input };
}

/** `wanted`: the size of a network that takes any; one that is fixed keeps its own. */
function imageInputOf({ inputs }: ModelOutline, wanted = usualSize): ImageInput | null {
  const [input] = inputs;
  if (inputs.length !== 1 || input?.elementType !== floatType || input.shape?.length !== 4) return null;
  const [batch, second, third, fourth] = input.shape as [number | null, number | null, number | null, number | null];
  const channelsLast = !isChannels(second) && isChannels(fourth);
  const channels = channelsLast ? fourth : second;
  const [height, width] = channelsLast ? [second, third] : [third, fourth];
  if (!isChannels(channels) || (height !== null && width !== null && height !== width)) return null;
  return { name: input.name, size: height ?? width ?? wanted, channels, channelsLast, batch };
}

function isChannels(size: number | null): size is 1 | 3 {
  return size === 1 || size === 3;
}

export async function openSession(
  file: string,
  model: Uint8Array,
  options: ort.InferenceSession.SessionOptions,
): Promise<ort.InferenceSession> {
  try {
    return await ort.InferenceSession.create(model, {
      executionProviders: ['cpu'],
      logSeverityLevel: 3,
      // Weights stored in 8 bits are made real once, on opening, instead of in every run.
      extra: { session: { disable_quant_qdq: '1', intra_op: { allow_spinning: '0' } } },
      ...options,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('bad-input', say`The network ${file} cannot be run: ${reason} Export it again, with standard operators only.`, {
      cause: error,
    });
  }
}

/** All outputs, or the named ones. */
export async function runSession(
  file: string,
  session: ort.InferenceSession,
  input: ImageInput,
  images: Float32Array,
  n: number,
  outputs: readonly string[] = session.outputNames,
): Promise<Readonly<Record<string, ort.Tensor>>> {
  try {
    return await session.run({ [input.name]: toTensor(images, n, input) }, outputs);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = phrase`The network ${file} does not accept images of ${input.size} x ${input.size} pixels: ${reason} Export it with a fixed image size.`;
    throw new AppError('bad-input', message, { cause: error });
  }
}

/** A network of fixed batch size gets blank images behind the `n` there are. */
function toTensor(images: Float32Array, n: number, { size, channels, channelsLast, batch }: ImageInput): ort.Tensor {
  const rows = batch ?? n;
  const pixels = size * size;
  const data = rows === n && !channelsLast ? images : new Float32Array(rows * channels * pixels);
  if (!channelsLast) {
    if (data !== images) data.set(images);
    return new ort.Tensor('float32', data, [rows, channels, size, size]);
  }
  for (let i = 0; i < n; i++)
    for (let channel = 0; channel < channels; channel++)
      for (let pixel = 0; pixel < pixels; pixel++)
        data[(i * pixels + pixel) * channels + channel] = images[(i * channels + channel) * pixels + pixel]!;
  return new ort.Tensor('float32', data, [rows, size, size, channels]);
}

/** For one image: a list [rows, features], a list per token [rows, tokens, features], or maps [rows, features, height, width]. */
function featuresOf({ type, dims }: ort.Tensor, { batch }: ImageInput): number | null {
  const features = dims.length === 3 ? dims[2]! : dims[1];
  if (type !== 'float32' || dims.length < 2 || dims.length > 4 || dims[0] !== (batch ?? 1)) return null;
  return features !== undefined && features > 1 ? features : null;
}

/** Maps and tokens are averaged over their places; of tokens only those that count. */
function pool({ dims, data }: ort.Tensor, features: number, tokens?: NetworkOptions['tokens']): Float32Array {
  const values = data as Float32Array;
  const rows = dims[0]!;
  const places = values.length / (rows * features);
  if (places === 1) return values;
  const [first, end] = tokens === 'class' ? [0, 1] : [tokens === 'others' ? 1 : 0, places];
  const [featureStep, placeStep] = dims.length === 3 ? [1, features] : [places, 1];
  return Float32Array.from({ length: rows * features }, (_, i) => {
    const start = Math.floor(i / features) * features * places + (i % features) * featureStep;
    let sum = 0;
    for (let place = first; place < end; place++) sum += values[start + place * placeStep]!;
    return sum / (end - first);
  });
}
