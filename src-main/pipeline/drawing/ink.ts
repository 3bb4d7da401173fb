/** Where the ink of a drawing is: Otsu's threshold, the bounding box, and the convex hull that survives any linear map. */
import type { GreyImage } from '../decode/grey-image';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The grey value t that best separates pixels <= t (ink) from the rest: it maximises the variance between the two groups
 * (Otsu 1979, IEEE Trans. SMC 9, eq. 18). Null for a picture of one grey value.
 */
export function otsuThreshold(pixels: Uint8Array): number | null {
  const histogram = new Float64Array(256);
  for (const value of pixels) histogram[value]!++;
  let total = 0;
  for (let t = 0; t < 256; t++) total += t * histogram[t]!;
  let best: number | null = null;
  let bestVariance = 0;
  let count = 0;
  let sum = 0;
  for (let t = 0; t < 255; t++) {
    count += histogram[t]!;
    sum += t * histogram[t]!;
    const rest = pixels.length - count;
    if (count === 0 || rest === 0) continue;
    const variance = count * rest * (sum / count - (total - sum) / rest) ** 2;
    if (variance > bestVariance) {
      bestVariance = variance;
      best = t;
    }
  }
  return best;
}

/** The smallest box that holds every pixel <= threshold; null without such a pixel. */
export function inkBox(image: GreyImage, threshold: number): Box | null {
  let left = image.width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < image.height; y++) {
    const span = inkSpan(image, y, threshold);
    if (span === null) continue;
    if (top < 0) top = y;
    bottom = y;
    left = Math.min(left, span.first);
    right = Math.max(right, span.last);
  }
  return top < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * Corners x0, y0, x1, y1, ... of the convex hull of the ink's pixel squares. The bounding box of a linearly transformed
 * drawing is that of its transformed hull, so a rotated or sheared copy needs no second look at pixels.
 */
export function inkHull(image: GreyImage, threshold: number): number[] {
  // Row by row, left to right, the points below come sorted by y then x, as the monotone chain needs them.
  const points: [number, number][] = [];
  const edges: { first: number; last: number }[] = Array.from({ length: image.height + 1 }, () => ({ first: Infinity, last: -Infinity }));
  for (let y = 0; y < image.height; y++) {
    const span = inkSpan(image, y, threshold);
    if (span === null) continue;
    for (const edge of [edges[y]!, edges[y + 1]!]) {
      edge.first = Math.min(edge.first, span.first);
      edge.last = Math.max(edge.last, span.last + 1);
    }
  }
  edges.forEach((edge, y) => {
    if (edge.last >= 0) points.push([edge.first, y], [edge.last, y]);
  });
  return [...halfHull(points), ...halfHull(points.reverse())].flat();
}

/** One chain of Andrew's monotone chain algorithm (1979), without its last point. */
function halfHull(points: readonly [number, number][]): [number, number][] {
  const chain: [number, number][] = [];
  for (const [x, y] of points) {
    while (chain.length >= 2) {
      const [ax, ay] = chain[chain.length - 2]!;
      const [bx, by] = chain[chain.length - 1]!;
      if ((bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0) break;
      chain.pop();
    }
    chain.push([x, y]);
  }
  chain.pop();
  return chain;
}

function inkSpan(image: GreyImage, y: number, threshold: number): { first: number; last: number } | null {
  const start = y * image.width;
  let first = 0;
  while (first < image.width && image.pixels[start + first]! > threshold) first++;
  if (first === image.width) return null;
  let last = image.width - 1;
  while (image.pixels[start + last]! > threshold) last--;
  return { first, last };
}
