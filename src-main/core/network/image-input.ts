/** Grey images as a user's network wants them: repeated for each channel, turned to white on black, normalised. */
import { normalisations, type NetworkInput } from '../../contract/running/network-input';

/** n x pixels values in [0, 1], paper 1 and ink 0; answers n x channels x pixels. A network of one channel gets the middle of the three numbers. */
export function prepareImages(images: Float32Array, n: number, pixels: number, channels: number, input: NetworkInput = {}): Float32Array {
  const { normalisation, polarity } = input;
  if (channels === 1 && normalisation === undefined && polarity === undefined) return images;
  const prepared = new Float32Array(n * channels * pixels);
  for (let channel = 0; channel < channels; channel++) {
    const { mean, sd } = numbersOf(input, channel, channels);
    for (let i = 0; i < n; i++) {
      const [from, to] = [i * pixels, (i * channels + channel) * pixels];
      if (normalisation === undefined && polarity === undefined) prepared.set(images.subarray(from, from + pixels), to);
      else
        for (let p = 0; p < pixels; p++)
          prepared[to + p] = ((polarity === undefined ? images[from + p]! : 1 - images[from + p]!) - mean) / sd;
    }
  }
  return prepared;
}

function numbersOf(
  { normalisation, channels: order }: NetworkInput,
  channel: number,
  channels: number,
): { readonly mean: number; readonly sd: number } {
  if (normalisation === undefined) return { mean: 0, sd: 1 };
  const { mean, sd } = typeof normalisation === 'string' ? normalisations[normalisation] : normalisation;
  const at = channels === 1 ? 1 : order === 'bgr' ? 2 - channel : channel;
  return { mean: mean[at]!, sd: sd[at]! };
}

/** What one image of `prepareImages` shows, its normalisation undone: pixels x red, green, blue in bytes. */
export function restoreImage(prepared: Float32Array, pixels: number, channels: number, input: NetworkInput = {}): Uint8Array {
  const colours = new Uint8Array(pixels * 3);
  for (let colour = 0; colour < 3; colour++) {
    const channel = channels === 1 ? 0 : input.channels === 'bgr' ? 2 - colour : colour;
    const { mean, sd } = numbersOf(input, channel, channels);
    for (let p = 0; p < pixels; p++)
      colours[p * 3 + colour] = Math.round(255 * Math.min(1, Math.max(0, prepared[channel * pixels + p]! * sd + mean)));
  }
  return colours;
}
