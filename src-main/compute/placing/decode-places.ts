/** Draws places of a space with the decoders of a row of the results, and says how well what is drawn lands where it was meant to. */
import { say } from '../../contract/message';
import { AppError } from '../../contract/app-error';
import type { DecodedPlace, DecodingAnswer, OtherUnits } from '../../contract/results/decoding';
import type { RunKey } from '../../contract/running/run';
import { equalWeights, nearbyWeights, weightedRow, type NearbyWeight } from '../../core/placing/nearby-weights';
import { neighbourLists, nearestNeighbours } from '../../core/statistics/neighbours';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import { greyPng } from '../../pipeline/decode/network-png';
import { readFeatures } from '../../store/files/tables';
import type { RunControl } from '../runs/run-control';
import { closeDecoderNetworks, openDecoderNetworks } from './decoder-networks';
import { distance } from './held-out';
import { reconstructStimuli } from './reconstructed-stimuli';
import { averagedDirections, readRatedDrawings, requireRuns } from './rated-drawings';

export interface PlaceDecoder {
  decode(places: readonly (readonly number[])[], others: OtherUnits): Promise<DecodingAnswer>;
  dispose(): Promise<void>;
}

const lenders = 5;
const shownNeighbours = 5;

/** `keys`: of one row, those whose weights are there. */
export async function openPlaceDecoder(
  folder: string,
  keys: readonly RunKey[],
  decode: DecodeImage,
  control: RunControl,
): Promise<PlaceDecoder> {
  const records = await requireRuns(folder, keys);
  const { configuration } = records[0]!;
  const { dims } = configuration;
  const networks = await openDecoderNetworks(folder, records);
  try {
    const { lineThickness = 0, minimumSize } = configuration.augmentation;
    const { stimuli, coordinates, bank, folds } = await readRatedDrawings(folder, configuration, lineThickness, decode);
    const tell = (done: number, total: number): void =>
      control.progressed({ phase: 'evaluating', done, total, fraction: 0.9, remainingMs: null });
    const directions = averagedDirections({ stimuli, dims, coordinates }, await readFeatures(folder));
    const rated = await reconstructStimuli(networks, { bank, folds }, minimumSize, configuration.seed, tell);
    const n = stimuli.length;
    const { imageSize, bottleneck } = networks[0]!.spec;
    const [pixels, units] = [imageSize ** 2, bottleneck - dims];
    const placeOf = (index: number): number[] => [...coordinates.subarray(index * dims, (index + 1) * dims)];
    const gaps = neighbourLists(coordinates, n, dims, 1).map(([other], i) =>
      other === undefined ? 0 : distance(placeOf(i), placeOf(other)),
    );
    const widest = Math.max(0, ...gaps);

    const weigh = (at: readonly number[], others: OtherUnits): NearbyWeight[] => {
      switch (others.from) {
        case 'nearest':
          return nearbyWeights(nearestNeighbours(coordinates, n, dims, at, lenders));
        case 'mean':
          return equalWeights(n);
        case 'stimulus': {
          const index = stimuli.findIndex(({ id }) => id === others.stimulus);
          if (index < 0)
            throw new AppError('bad-input', say`There is no stimulus ‘${others.stimulus}’ with a place in this space. Choose another one.`);
          return [{ index, weight: 1 }];
        }
        default:
          return others satisfies never;
      }
    };

    return {
      async decode(places, others) {
        for (const at of places)
          if (at.length !== dims) throw new AppError('bad-input', say`A place of this space has ${dims} coordinates, not ${at.length}.`);
        const weights = places.map((at) => weigh(at, others));
        const average = new Float32Array(places.length * pixels);
        const drawn: Float32Array[] = [];
        const landed: Float32Array[] = [];
        for (const [j, { encoder, decoder }] of networks.entries()) {
          const code = new Float32Array(places.length * bottleneck);
          for (const [i, at] of places.entries()) {
            code.set(at, i * bottleneck);
            code.set(weightedRow(rated.others[j]!, units, weights[i]!), i * bottleneck + dims);
          }
          const images = places.length === 0 ? new Float32Array(0) : await decoder.draw(code);
          drawn.push(images);
          images.forEach((value, p) => (average[p]! += value / networks.length));
          landed.push(places.length === 0 ? images : (await encoder.evaluate(images)).mapping);
        }
        const again: Float32Array[] = [];
        if (places.length > 0) for (const { encoder } of networks) again.push((await encoder.evaluate(average)).mapping);
        const rowOf = (rows: Float32Array, i: number): number[] => [...rows.subarray(i * dims, (i + 1) * dims)];
        const imageOf = async (images: Float32Array, i: number): Promise<string> =>
          Buffer.from(await greyPng(images.subarray(i * pixels, (i + 1) * pixels), imageSize)).toString('base64');

        const answers = places.map(async (at, i): Promise<DecodedPlace> => {
          const landing = at.map((_, k) => again.reduce((sum, rows) => sum + rows[i * dims + k]! / again.length, 0));
          const nearest = nearestNeighbours(coordinates, n, dims, at, shownNeighbours);
          return {
            at: [...at],
            lenders:
              others.from === 'mean'
                ? []
                : weights[i]!.map(({ index, weight }) => ({ stimulus: stimuli[index]!.id, name: stimuli[index]!.name, weight })),
            images: await Promise.all(drawn.map((images) => imageOf(images, i))),
            average: await imageOf(average, i),
            landed: landed.map((rows) => rowOf(rows, i)),
            landing,
            miss: distance(landing, at),
            isFar: (nearest[0]?.distance ?? 0) > widest,
            nearest: nearest.map(({ index, distance: far }) => ({
              stimulus: stimuli[index]!.id,
              name: stimuli[index]!.name,
              distance: far,
              ...rated.losses[index]!,
            })),
          };
        });
        return {
          folds: networks.map(({ fold }) => fold),
          imageSize,
          directions,
          loss: rated.losses.reduce((sum, { loss }) => sum + loss / n, 0),
          places: await Promise.all(answers),
        };
      },
      dispose: () => closeDecoderNetworks(networks),
    };
  } catch (error) {
    await closeDecoderNetworks(networks);
    throw error;
  }
}
