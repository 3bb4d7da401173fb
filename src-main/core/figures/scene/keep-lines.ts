/** Keeps the lines of a drawing visible where it is shown small: a hairline that is shrunk to a tenth of a pixel would fade to nothing. */

/** Of full ink: what the lines of a drawing reach on the average pixel they touch. */
const leastInk = 0.4;
/** Ink fainter than this is paper. */
const paperInk = 5;

/**
 * `pixels` (0..255, `channels` each, dark on white) of a square of `side`; answers the same with its lines thickened, pixel by pixel, until
 * they are dark enough at `shown` pixels. A drawing whose lines are so already is answered as it is.
 */
export function keepLines(pixels: Uint8Array, side: number, channels: number, shown: number): Uint8Array {
  const most = Math.ceil(side / shown);
  let thick = pixels;
  for (let i = 0; i < most && inkAt(thick, side, channels, shown) < leastInk; i++) thick = thicken(thick, side, channels);
  return thick;
}

/** Ink of the shrunk picture, 0..1: three quarters of the pixels with any ink have less. 1 for an empty one, which has no lines to keep. */
export function inkAt(pixels: Uint8Array, side: number, channels: number, shown: number): number {
  const sums = new Float64Array(shown * shown);
  const counts = new Float64Array(shown * shown);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const cell = Math.floor((y * shown) / side) * shown + Math.floor((x * shown) / side);
      sums[cell]! += inkOf(pixels, (y * side + x) * channels, channels);
      counts[cell]!++;
    }
  }
  const inked = [...sums]
    .map((sum, i) => sum / Math.max(1, counts[i]!))
    .filter((ink) => ink > paperInk)
    .sort((a, b) => a - b);
  return inked.length === 0 ? 1 : inked[Math.floor(inked.length * 0.75)]! / 255;
}

/** Every pixel becomes the darkest of itself and its four neighbours. */
function thicken(pixels: Uint8Array, side: number, channels: number): Uint8Array {
  const thick = Uint8Array.from(pixels);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const own = (y * side + x) * channels;
      let [darkest, ink] = [own, inkOf(pixels, own, channels)];
      for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
        if (x + dx < 0 || x + dx >= side || y + dy < 0 || y + dy >= side) continue;
        const other = own + (dy * side + dx) * channels;
        const there = inkOf(pixels, other, channels);
        if (there > ink) [darkest, ink] = [other, there];
      }
      for (let k = 0; k < channels; k++) thick[own + k] = pixels[darkest + k]!;
    }
  }
  return thick;
} // prettier-ignore

function inkOf(pixels: Uint8Array, at: number, channels: number): number {
  let least = 255;
  for (let k = 0; k < Math.min(3, channels); k++) least = Math.min(least, pixels[at + k]!);
  return 255 - least;
}
