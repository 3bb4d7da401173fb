/** Answers what a window asks about the space it looks at, and gives up what it has stopped asking for. */
import { createHash } from 'node:crypto';
import type { SpaceSettings } from '../../../contract/study/space';
import type {
  AgreementRow,
  ScaledView,
  SpaceAnswer,
  SpaceAnswers as Answers,
  SpacePart,
  SpaceQuestion,
  SpaceSource,
} from '../../../contract/results/space-analysis';
import type { DissimilarityMatrix } from '../../../core/spaces/matrix/dissimilarity-matrix';
import { findElbow } from '../../../core/spaces/judge/elbow';
import { doubtsAbout } from '../../../core/spaces/judge/fit-doubts';
import { assessSpace, type SpaceFit } from '../../../core/spaces/mds/fit-space';
import type { RatedSpace } from '../../../core/spaces/matrix/rating-noise';
import { shepardPoints } from '../../../core/spaces/judge/shepard';
import { readSpaceDescription } from '../../../store/project/space-store';
import { readFeatures } from '../../../store/files/tables';
import type { StudioContext } from '../../context';
import { tellProgress } from '../../work-progress';
import { askAgain, remember, Stopped, Superseded } from '../fit/superseded';
import { toRows } from '../files/to-rows';
import { fitDimensions, fitInPool, type PoolOptions } from '../fit/fit-in-pool';
import { bootstrapScatter, ceilingSplits, measureCeiling, testStructure } from './judge-noise';
import { describeDirections, judgeAgreement, judgePixels, judgeRegions, type Places } from './judge-space';
import { readPlaces } from '../files/read-places';
import { createTripletAnswers, isFromTriplets } from './answer-triplets';
import { sharedSpacePool } from '../fit/space-pool';
import { hasRatings, readPairRatings, readSpaceData, reportData, type SpaceData } from './space-data';

const draws = { regions: 100, permutations: 99, replicates: 100 } as const;
const keptFits = 24;

export interface SpaceAnswers {
  answer(question: SpaceQuestion): Promise<SpaceAnswer>;
  /** The window does not want this answer any more: the question fails. Without effect when it is not asked. */
  stop(asked: Pick<SpaceQuestion, 'viewer' | 'part'>): void;
}

/** Windows hear by events how far the answers are that take long. */
export function createSpaceAnswers(
  context: Pick<StudioContext, 'folder' | 'images' | 'emit' | 'now'>,
  pool = sharedSpacePool(),
): SpaceAnswers {
  const asked = new Map<string, AbortController>();
  const fits = new Map<string, Promise<SpaceFit>>();
  const pixels = new Map<string, Promise<AgreementRow[] | null>>();

  const fit = (matrix: DissimilarityMatrix, dims: number, settings: SpaceSettings, options: PoolOptions): Promise<SpaceFit> => {
    const key = JSON.stringify([fingerprint(matrix), dims, settings]);
    return askAgain(fits, key, () => fitInPool(matrix, dims, settings, options), keptFits, options.signal);
  };

  const triplets = createTripletAnswers(pool, draws.replicates);

  const look = async (source: SpaceSource, options: PoolOptions): Promise<Look> => {
    const folder = context.folder();
    if (source.kind === 'computed') {
      const { settings, dims } = source;
      const data = await readSpaceData(folder, settings);
      return { folder, data, settings, fit: await fit(data.matrix, dims, settings, options), isStored: false };
    }
    const { settings } = await readSpaceDescription(folder, source.name);
    const [data, places] = await Promise.all([readSpaceData(folder, settings), readPlaces(folder, source.name, source.dims)]);
    return { folder, data, settings, fit: assessSpace(data.matrix, source.dims, settings, places.coordinates), isStored: true };
  };

  const pixelAgreement = (folder: string, { stimuli, matrix }: SpaceData, seed: number): Promise<AgreementRow[] | null> => {
    const key = JSON.stringify([folder, fingerprint(matrix), seed]);
    return pixels.get(key) ?? remember(pixels, key, judgePixels(folder, stimuli, matrix, seed, context.images, { pool }), 2);
  };

  const scaled: PartAnswers = {
    view: async (source, options) => describeView(await look(source, { ...options, isUrgent: true })),
    scan: async (source, options) => {
      const folder = context.folder();
      if (source.kind === 'stored') return withElbow((await readSpaceDescription(folder, source.name)).dimensions);
      const { matrix } = await readSpaceData(folder, source.settings);
      const all = Array.from({ length: Math.min(10, matrix.n - 1) }, (_, d) => d + 1);
      return withElbow(await fitDimensions(matrix, all, source.settings, options));
    },
    directions: async (source, options) => {
      const seen = await look(source, options);
      return describeDirections(placesOf(seen), await readFeatures(seen.folder));
    },
    regions: async (source, options) => {
      const seen = await look(source, options);
      return judgeRegions(placesOf(seen), seen.settings.seed, draws.regions, options);
    },
    agreement: async (source, options) => {
      const seen = await look(source, options);
      const own = await judgeAgreement(seen.data.matrix, seen.fit, seen.settings.seed, options);
      return [...own, ...((await pixelAgreement(seen.folder, seen.data, seen.settings.seed)) ?? [])];
    },
    structure: async (source, options) => {
      const { data, settings, fit: found } = await look(source, options);
      return testStructure(data.matrix, found.dims, settings, draws.permutations, options);
    },
    scatter: async (source, options) => {
      const seen = await look(source, options);
      const { dims, coordinates } = seen.fit;
      const covariances = await bootstrapScatter(await ratedSpace(seen), coordinates, draws.replicates, options);
      const ids = seen.data.stimuli.map(({ id }) => id);
      return {
        replicates: draws.replicates,
        resampled: 'ratings',
        stimuli: ids,
        covariances: toRows(covariances, ids.length, dims * dims),
      };
    },
    ceiling: async (source, options) => {
      const seen = await look(source, options);
      return measureCeiling(await ratedSpace(seen), seen.data.stimuli.length, ceilingSplits, options);
    },
  };

  const keyOf = ({ viewer, part }: Pick<SpaceQuestion, 'viewer' | 'part'>): string => `${viewer} ${part}`;
  return {
    async answer(question) {
      const { viewer, source, part } = question;
      const key = keyOf(question);
      asked.get(key)?.abort(new Superseded());
      const controller = new AbortController();
      asked.set(key, controller);
      const tell = tellProgress(context.now, (progress) => {
        if (asked.get(key) === controller && !controller.signal.aborted) context.emit({ type: 'spaceProgressed', viewer, part, progress });
      });
      try {
        const folder = context.folder();
        const options = { pool, signal: controller.signal, tell };
        const value = (await isFromTriplets(folder, source)) ? triplets[part](folder, source, options) : scaled[part](source, options);
        return { part, value: await value } as SpaceAnswer;
      } finally {
        if (asked.get(key) === controller) asked.delete(key);
      }
    },
    stop: (of) => asked.get(keyOf(of))?.abort(new Stopped()),
  };
}

type PartAnswers = { readonly [Part in SpacePart]: (source: SpaceSource, options: PoolOptions) => Promise<Answers[Part]> };

interface Look {
  readonly folder: string;
  readonly data: SpaceData;
  readonly settings: SpaceSettings;
  readonly fit: SpaceFit;
  readonly isStored: boolean;
}

function fingerprint({ values }: DissimilarityMatrix): string {
  return createHash('sha1')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('base64');
}

function placesOf({ data, fit: { dims, coordinates } }: Look): Places {
  return { stimuli: data.stimuli, dims, coordinates };
}

async function describeView({ folder, data, settings, fit, isStored }: Look): Promise<ScaledView> {
  const { dims, coordinates, stress1, stressPerPoint, kendallTau } = fit;
  const { points } = shepardPoints(data.matrix, coordinates, dims, settings);
  const column = <Name extends keyof (typeof points)[number]>(name: Name): number[] => points.map((point) => point[name]);
  return {
    kind: 'dissimilarities',
    dims,
    stimuli: data.stimuli.map(({ id }) => id),
    coordinates: toRows(coordinates, data.matrix.n, dims),
    stress1,
    stressPerPoint: [...stressPerPoint],
    kendallTau,
    iterations: isStored ? null : fit.iterations,
    converged: isStored ? null : fit.converged,
    doubts: doubtsAbout(data.matrix, fit, settings),
    shepard: {
      first: column('first'),
      second: column('second'),
      dissimilarity: column('dissimilarity'),
      distance: column('distance'),
      disparity: column('disparity'),
    },
    data: reportData(data, await hasRatings(folder)),
  };
}

function withElbow(dimensions: readonly { dims: number; stress1: number | null; kendallTau: number | null; converged: boolean | null }[]) {
  const known = dimensions.flatMap(({ dims, stress1 }) => (stress1 === null ? [] : [{ x: dims, y: stress1 }]));
  return {
    dimensions: dimensions.map(({ dims, stress1, kendallTau, converged }) => ({ dims, stress1, kendallTau, converged })),
    elbow: findElbow(known),
  };
}

/** Without a choice the ratings are averaged, which is what dissimilarities.csv holds by default. */
async function ratedSpace({ folder, data, settings, fit }: Look): Promise<RatedSpace> {
  const { statistic, limit } = settings.ratings ?? { statistic: 'mean', limit: null };
  return { pairs: await readPairRatings(folder, data.stimuli, limit, settings.seed), statistic, dims: fit.dims, settings };
}
