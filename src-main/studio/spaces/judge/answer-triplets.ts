/** Answers what a window asks about a space from triplets, or about a space of others where triplets are all that people said. */
import { createHash } from 'node:crypto';
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { SpaceSettings } from '../../../contract/study/space';
import type { SpaceAnswers, SpacePart, SpaceSource, TripletView } from '../../../contract/results/space-analysis';
import type { TripletFit } from '../../../core/triplets/embed-triplets';
import { fewestDims, fittedTriplets, testedTriplets, tripletCeiling } from '../../../core/triplets/judge-triplets';
import { judgedPairs } from '../../../core/triplets/judged-pairs';
import { tripletDoubts } from '../../../core/triplets/triplet-doubts';
import { tripletAccuracy } from '../../../core/triplets/triplet-loss';
import { readSpaceDescription } from '../../../store/project/space-store';
import { readFeatures } from '../../../store/files/tables';
import type { PoolOptions } from '../fit/fit-in-pool';
import { fitTripletDimensions, fitTriplets, tripletScatter } from '../fit/fit-triplets';
import { describeDirections, judgeRegions, type Places } from './judge-space';
import { readPlaces } from '../files/read-places';
import type { SpacePool } from '../fit/space-pool';
import { askAgain } from '../fit/superseded';
import { toRows } from '../files/to-rows';
import {
  hasTripletsOnly,
  readTripletData,
  reportTriplets,
  requireJudged,
  tripletSettings,
  type TripletSpaceData,
} from '../fit/triplet-data';

const keptFits = 24;
const drawnRegions = 100;
/** Of a space of others, whose own are not known; they serve the bootstrap, which starts from the places as they are. */
const othersSettings = { loss: 'logistic', starts: 1, maxIterations: 2000, seed: 0 } as const;

type Answers = {
  readonly [Part in SpacePart]: (folder: string, source: SpaceSource, options: PoolOptions) => Promise<SpaceAnswers[Part]>;
};

export async function isFromTriplets(folder: string, source: SpaceSource): Promise<boolean> {
  const { method } = source.kind === 'computed' ? source.settings : (await readSpaceDescription(folder, source.name)).settings;
  return method === 'ordinal' || (method === 'imported' && hasTripletsOnly(folder));
}

interface Seen {
  readonly data: TripletSpaceData;
  readonly settings: SpaceSettings;
  readonly dims: number;
  readonly coordinates: Float64Array;
  readonly loss: number | null;
  readonly made: Pick<TripletFit, 'iterations' | 'converged'> | null; // null for a stored space
}

export function createTripletAnswers(pool: SpacePool, replicates: number): Answers {
  const fits = new Map<string, Promise<TripletFit>>();

  const fit = (data: TripletSpaceData, dims: number, settings: SpaceSettings, options: PoolOptions): Promise<TripletFit> => {
    const key = JSON.stringify([fingerprint(data), dims, settings]);
    return askAgain(fits, key, () => fitTriplets(data, dims, tripletSettings(settings), options), keptFits, options.signal);
  };

  const look = async (folder: string, source: SpaceSource, options: PoolOptions): Promise<Seen> => {
    const data = await readTripletData(folder);
    if (source.kind === 'computed') {
      requireJudged(data);
      const { dims, settings } = source;
      const made = await fit(data, dims, settings, options);
      return { data, settings, dims, coordinates: made.coordinates, loss: made.loss, made };
    }
    const { settings, dimensions } = await readSpaceDescription(folder, source.name);
    const { dims, coordinates } = await readPlaces(folder, source.name, source.dims);
    const loss = dimensions.find((entry) => entry.dims === dims)?.triplets?.loss ?? null;
    return { data, settings, dims, coordinates, loss, made: null };
  };

  const placesOf = ({ data, dims, coordinates }: Seen): Places => ({ stimuli: data.stimuli, dims, coordinates });

  return {
    view: async (folder, source, options) => describeView(await look(folder, source, { ...options, isUrgent: true })),
    scan: async (folder, source, options) => {
      const data = await readTripletData(folder);
      const tested = testedTriplets(data.judgements);
      if (source.kind === 'stored') {
        const { dimensions } = await readSpaceDescription(folder, source.name);
        return {
          dimensions,
          elbow: fewestDims(
            dimensions.map(({ dims, triplets }) => ({ dims, heldOut: triplets?.heldOut ?? null })),
            tested,
          ),
        };
      }
      requireJudged(data);
      const { settings } = source;
      const all = Array.from({ length: Math.min(10, data.ids.length - 1) }, (_, d) => d + 1);
      const known = await fitTripletDimensions(data, all, tripletSettings(settings), { pool, ...options }, (dims) =>
        fit(data, dims, settings, options),
      );
      const dimensions = known.map(({ dims, converged, triplets }) => ({ dims, stress1: null, kendallTau: null, converged, triplets }));
      return {
        dimensions,
        elbow: fewestDims(
          known.map(({ dims, triplets: { heldOut } }) => ({ dims, heldOut })),
          tested,
        ),
      };
    },
    directions: async (folder, source, options) =>
      describeDirections(placesOf(await look(folder, source, options)), await readFeatures(folder)),
    regions: async (folder, source, options) => {
      const seen = await look(folder, source, options);
      return judgeRegions(placesOf(seen), seen.settings.seed, drawnRegions, options);
    },
    agreement: () => Promise.resolve([]), // of distances with dissimilarities, which there are none of
    structure: () => Promise.reject(needsDissimilarities()),
    scatter: async (folder, source, options) => {
      const { data, settings, dims, coordinates } = await look(folder, source, options);
      const how = settings.method === 'ordinal' ? tripletSettings(settings) : othersSettings;
      const { covariances, resampled } = await tripletScatter(data, { dims, coordinates }, how, replicates, options);
      return { replicates, resampled, stimuli: data.ids, covariances: toRows(covariances, data.ids.length, dims * dims) };
    },
    ceiling: () => Promise.reject(needsDissimilarities()),
  };
}

function describeView({ data: { ids, judgements }, dims, coordinates, loss, made }: Seen): TripletView {
  const judged = judgedPairs(fittedTriplets(judgements), ids);
  return {
    kind: 'triplets',
    dims,
    stimuli: ids,
    coordinates: toRows(coordinates, ids.length, dims),
    iterations: made?.iterations ?? null,
    converged: made?.converged ?? null,
    doubts: tripletDoubts(judged, ids.length, dims),
    loss,
    accuracy: tripletAccuracy(judged, coordinates, dims),
    ceiling: tripletCeiling(judgements),
    data: reportTriplets(judgements),
  };
}

function fingerprint({ ids, judgements }: TripletSpaceData): string {
  return createHash('sha1')
    .update(JSON.stringify([ids, judgements]))
    .digest('base64');
}

function needsDissimilarities(): AppError {
  return new AppError(
    'bad-input',
    say`This is computed from dissimilarities only. For triplets the ceiling stands with the held-out accuracy.`,
  );
}
