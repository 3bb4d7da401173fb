/** Single layers in plain numbers, for what must be the same whatever computes a training; engines are many times faster. */
import type { ConvolutionLayer, DenseLayer, PoolLayer } from './description';
import { padsOf } from './padding';

/** What a layer with weights makes of n images, channel-major, without bias and activation: n x (channels x height x width). */
export function weigh(layer: ConvolutionLayer | DenseLayer, kernel: Float32Array, input: Float32Array, n: number): Float32Array {
  const sizeIn = input.length / n;
  const [height, width, channels] = layer.output;
  const sizeOut = height * width * channels;
  const output = new Float32Array(n * sizeOut);
  for (let row = 0; row < n; row++) {
    const from = input.subarray(row * sizeIn, (row + 1) * sizeIn);
    const to = output.subarray(row * sizeOut, (row + 1) * sizeOut);
    if (layer.kind === 'dense') weighDense(kernel, from, to);
    else weighGrid(layer, kernel, from, to);
  }
  return output;
}

function weighDense(kernel: Float32Array, input: Float32Array, output: Float32Array): void {
  const units = output.length;
  const sums = new Float64Array(units);
  for (let i = 0; i < input.length; i++) {
    const value = input[i]!;
    if (value !== 0) for (let u = 0; u < units; u++) sums[u]! += value * kernel[i * units + u]!;
  }
  output.set(sums);
}

/** Fine pixel = stride times coarse pixel plus tap, whichever of the two grids is the input. */
function weighGrid(layer: ConvolutionLayer, kernel: Float32Array, input: Float32Array, output: Float32Array): void {
  const isTransposed = layer.kind === 'transposed-convolution';
  const [fine, coarse] = isTransposed ? [layer.output, layer.input] : [layer.input, layer.output];
  const { before } = padsOf(layer);
  const { kernel: size, stride } = layer;
  const [inputs, outputs] = [layer.input[2], layer.output[2]];
  const [fineArea, coarseArea] = [fine[0] * fine[1], coarse[0] * coarse[1]];
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++)
      for (let tap = 0; tap < size ** 2; tap++) {
        const weight = kernel[(isTransposed ? i * outputs + o : o * inputs + i) * size ** 2 + tap]!;
        const [shiftY, shiftX] = [Math.floor(tap / size) - before, (tap % size) - before];
        const [top, bottom] = reach(shiftY, stride, fine[0], coarse[0]);
        const [left, right] = reach(shiftX, stride, fine[1], coarse[1]);
        for (let y = top; y < bottom; y++) {
          let fineAt = (isTransposed ? o : i) * fineArea + (y * stride + shiftY) * fine[1] + left * stride + shiftX;
          let coarseAt = (isTransposed ? i : o) * coarseArea + y * coarse[1] + left;
          for (let x = left; x < right; x++, coarseAt++, fineAt += stride) {
            if (isTransposed) output[fineAt]! += weight * input[coarseAt]!;
            else output[coarseAt]! += weight * input[fineAt]!;
          }
        }
      }
}

/** The coarse pixels whose fine one, shifted by a tap, lies on the grid. */
function reach(shift: number, stride: number, fine: number, coarse: number): [from: number, to: number] {
  return [Math.max(0, Math.ceil(-shift / stride)), Math.min(coarse, Math.floor((fine - 1 - shift) / stride) + 1)];
}

export function maxPool(layer: PoolLayer, input: Float32Array, n: number): Float32Array {
  const [height, width, channels] = layer.output;
  const [fineHeight, fineWidth] = layer.input;
  const { before } = padsOf(layer);
  const output = new Float32Array(n * channels * height * width);
  for (let grid = 0; grid < n * channels; grid++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        let largest = -Infinity;
        const [top, left] = [y * layer.stride - before, x * layer.stride - before];
        for (let fy = Math.max(0, top); fy < Math.min(fineHeight, top + layer.size); fy++)
          for (let fx = Math.max(0, left); fx < Math.min(fineWidth, left + layer.size); fx++)
            largest = Math.max(largest, input[(grid * fineHeight + fy) * fineWidth + fx]!);
        output[(grid * height + y) * width + x] = largest;
      }
  return output;
}
