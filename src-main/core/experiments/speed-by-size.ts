/** How fast a network that was never measured will be, from others on the same device: time per image as a power of the work in it. */
import type { NetworkSize } from '../../contract/running/configuration';
import type { DeviceSpeed } from '../../contract/running/devices';
import { describeNetwork } from '../network/describe-network';
import type { Layer } from '../network/description';

/** Million floating-point operations of one image going through the encoder. */
export function encoderMegaflops(network: NetworkSize): number {
  const { encoder } = describeNetwork({ ...network, dims: 1, classes: 1, decoder: false, encoderDropout: 0, decoderDropout: 0 });
  return encoder.reduce((sum, layer) => sum + layerMegaflops(layer), 0);
}

export function layerMegaflops(layer: Layer): number {
  if (layer.kind === 'dense') return (2 * layer.input[2] * layer.output[2]) / 1e6;
  if (layer.kind !== 'convolution' && layer.kind !== 'transposed-convolution') return 0;
  const [height, width] = layer.kind === 'convolution' ? layer.output : layer.input;
  return (2 * height * width * layer.input[2] * layer.output[2] * layer.kernel ** 2) / 1e6;
}

export interface MeasuredSize {
  readonly megaflops: number;
  readonly speed: DeviceSpeed;
}

/**
 * Between two measured sizes along the straight line in logarithms; beyond them time grows as the work does. More work never takes less time, whatever
 * was measured on a busy machine. Null where nothing was.
 */
export function speedBySize(megaflops: number, measured: readonly MeasuredSize[]): DeviceSpeed | null {
  const sorted = [...measured].sort((a, b) => a.megaflops - b.megaflops);
  if (sorted.length === 0) return null;
  const along = (of: (speed: DeviceSpeed) => number): number => {
    let least = 0;
    const points = sorted.map(({ megaflops: work, speed }) => ({ work, time: (least = Math.max(least, of(speed))) }));
    const above = points.findIndex(({ work }) => work >= megaflops);
    const [low, high] = [points[above - 1], points[above]];
    if (low === undefined || high === undefined || low.work === high.work) {
      const end = (high ?? points.at(-1))!;
      return (end.time * megaflops) / end.work;
    }
    const share = Math.log(megaflops / low.work) / Math.log(high.work / low.work);
    return low.time * (high.time / low.time) ** share;
  };
  return {
    train: 1 / along(({ train }) => 1 / train),
    evaluate: 1 / along(({ evaluate }) => 1 / evaluate),
    startMs: along(({ startMs }) => startMs),
  };
}
