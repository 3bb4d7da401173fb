/** Turns parameters from the canonical layout of the network description into TensorFlow's, and back. */

import type { Tensor } from '../../core/network/training-state';

/** Axes of the canonical tensor in TensorFlow's order: kernels [a, b, h, w] become [h, w, b, a], all others stay. */
export function toTensorFlow({ shape, data }: Tensor): { shape: number[]; data: Float32Array } {
  if (shape.length !== 4) return { shape: [...shape], data };
  const [a = 1, b = 1, h = 1, w = 1] = shape;
  const moved = new Float32Array(data.length);
  let next = 0;
  for (let tap = 0; tap < h * w; tap++)
    for (let j = 0; j < b; j++) for (let i = 0; i < a; i++) moved[next++] = data[(i * b + j) * h * w + tap] ?? 0;
  return { shape: [h, w, b, a], data: moved };
}

/** The inverse, given the canonical shape. */
export function toCanonical(shape: readonly number[], moved: Float32Array): Tensor {
  if (shape.length !== 4) return { shape, data: moved.slice() };
  const [a = 1, b = 1, h = 1, w = 1] = shape;
  const data = new Float32Array(moved.length);
  let next = 0;
  for (let tap = 0; tap < h * w; tap++)
    for (let j = 0; j < b; j++) for (let i = 0; i < a; i++) data[(i * b + j) * h * w + tap] = moved[next++] ?? 0;
  return { shape, data };
}
