/** What a network was given and what it answered, in numbers, and what speaks against using its features. */
import type { NetworkCheck, NetworkDoubt } from '../../contract/running/network-check';

export interface NetworkAnswers {
  readonly drawings: readonly string[];
  /** Drawings x channels x pixels, as the network got them. */
  readonly given: Float32Array;
  /** The same before normalisation, one channel: 1 is paper. */
  readonly images: Float32Array;
  /** Drawings x features. */
  readonly features: Float32Array;
  readonly imageSize: number;
  readonly channels: number;
  readonly wantedSize: number | null;
}

/** Less than this share of the length of a feature vector is no difference: what is left of 32-bit sums. */
const nothing = 1e-6;
const flatSd = 0.02;
const farValue = 10;
const leastInk = 0.002;

export function judgeFeatures(answers: NetworkAnswers): NetworkCheck {
  const { drawings, given, features, imageSize, channels } = answers;
  const [n, pixels] = [drawings.length, imageSize ** 2];
  const perDrawing = features.length / n;
  const notFinite = features.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
  const channelOf = (c: number): Float32Array =>
    Float32Array.from({ length: n * pixels }, (_, i) => given[(Math.floor(i / pixels) * channels + c) * pixels + (i % pixels)]!);
  const check = {
    imageSize,
    channels,
    features: perDrawing,
    drawings: [...drawings],
    given: Array.from({ length: channels }, (_, c) => describe(channelOf(c))),
    answered: notFinite > 0 ? null : describe(features),
    constant: notFinite > 0 ? 0 : countConstant(features, n),
    notFinite,
    nearest: notFinite > 0 || n < 2 ? null : nearestPair(features, drawings),
  };
  return { ...check, doubts: findDoubts(check, answers) };
}

function findDoubts(check: Omit<NetworkCheck, 'doubts'>, { features, images, wantedSize }: NetworkAnswers): NetworkDoubt[] {
  const { drawings, given, constant, notFinite, nearest, imageSize } = check;
  const n = drawings.length;
  const isAllEqual = notFinite === 0 && n > 1 && constant === check.features;
  const found: Record<NetworkDoubt, boolean> = {
    'not-finite': notFinite > 0,
    'all-equal': isAllEqual,
    'some-equal': !isAllEqual && nearest !== null && nearest.distance < nothing,
    'mostly-constant': !isAllEqual && n > 1 && constant > check.features / 2,
    probabilities: notFinite === 0 && !isAllEqual && areProbabilities(features, n),
    'flat-input': given.every(({ sd }) => sd < flatSd),
    'far-input': given.some(({ least, most }) => Math.max(-least, most) > farValue),
    'size-fixed': wantedSize !== null && wantedSize !== imageSize,
    'little-ink': drawings.some((_, i) => 1 - mean(images.subarray(i * imageSize ** 2, (i + 1) * imageSize ** 2)) < leastInk),
  };
  return (Object.keys(found) as NetworkDoubt[]).filter((doubt) => found[doubt]);
}

function describe(values: Float32Array): NetworkCheck['given'][number] {
  let [least, most, squares] = [Infinity, -Infinity, 0];
  const centre = mean(values);
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    squares += (value - centre) ** 2;
  }
  return { least, most, mean: centre, sd: Math.sqrt(squares / values.length) };
}

const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of a list of rows, columns that differ by no more than rounding. */
function countConstant(features: Float32Array, n: number): number {
  const columns = features.length / n;
  const scale = Math.sqrt(features.reduce((sum, value) => sum + value * value, 0) / features.length);
  let constant = 0;
  for (let j = 0; j < columns; j++) {
    let [least, most] = [Infinity, -Infinity];
    for (let i = 0; i < n; i++) {
      least = Math.min(least, features[i * columns + j]!);
      most = Math.max(most, features[i * columns + j]!);
    }
    if (most - least <= nothing * scale) constant++;
  }
  return constant;
}

function nearestPair(features: Float32Array, drawings: readonly string[]): NetworkCheck['nearest'] {
  const n = drawings.length;
  const columns = features.length / n;
  const length = Math.sqrt(features.reduce((sum, value) => sum + value * value, 0) / n);
  let best: NetworkCheck['nearest'] = null;
  for (let i = 0; i < n; i++)
    for (let k = i + 1; k < n; k++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += (features[i * columns + j]! - features[k * columns + j]!) ** 2;
      const distance = length > 0 ? Math.sqrt(sum) / length : 0;
      if (best === null || distance < best.distance) best = { a: drawings[i]!, b: drawings[k]!, distance };
    }
  return best;
}

function areProbabilities(features: Float32Array, n: number): boolean {
  const columns = features.length / n;
  return Array.from({ length: n }, (_, i) => features.subarray(i * columns, (i + 1) * columns)).every(
    (row) => row.every((value) => value >= 0) && Math.abs(row.reduce((sum, value) => sum + value, 0) - 1) < 1e-3,
  );
}
