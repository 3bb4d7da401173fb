/** What a space says about features and categories, and how far its distances agree with what people said. */
import type {
  AgreementRow,
  AveragedDirection,
  DirectionReport,
  DirectionRow,
  RegionReport,
} from '../../../contract/results/space-analysis';
import type { FeatureValue, Stimulus } from '../../../contract/study/stimulus';
import { assessDirection, filterDirections, findDirections } from '../../../core/spaces/reading/directions';
import type { DissimilarityMatrix } from '../../../core/spaces/matrix/dissimilarity-matrix';
import { describeRegions, regionBaselines, summariseRegions } from '../../../core/spaces/reading/regions';
import { meanAndSd } from '../../../core/statistics/summary';
import { countPieces } from '../../work-progress';
import { sharedSpacePool } from '../fit/space-pool';
import type { PoolOptions } from '../fit/fit-in-pool';
import { decodeWith, type ImageReader } from '../../image-reader';
import { blockMeans, drawings, openStimulusBank, pixelBlocks, pixelSide } from './stimulus-pixels';

/** n x dims coordinates, row i belonging to stimulus i. */
export interface Places {
  readonly stimuli: readonly Stimulus[];
  readonly dims: number;
  readonly coordinates: Float64Array;
}

export interface DirectionChoice {
  readonly leastKappa?: number;
  readonly leastSpearman?: number;
}

/** Of every feature rated for at least four stimuli; those without a value do not take part. */
export function describeDirections(places: Places, features: readonly FeatureValue[], choice: DirectionChoice = {}): DirectionReport {
  const { dims } = places;
  const scales = scalesOf(features, places);
  const candidates = scales.flatMap(({ feature, scale, values, coordinates, categories }) =>
    findDirections(coordinates, values.length, dims, values, categories).map((direction) => ({ feature, scale, ...direction })),
  );
  const averaged = [...new Set(candidates.map(({ feature }) => feature))].flatMap((feature) => {
    const least = {
      ...(choice.leastKappa === undefined ? {} : { kappa: choice.leastKappa }),
      ...(choice.leastSpearman === undefined ? {} : { spearman: choice.leastSpearman }),
    };
    const { byKappa, bySpearman } = filterDirections(
      candidates.filter((candidate) => candidate.feature === feature),
      least,
    );
    return (
      [
        ['kappa', byKappa],
        ['spearman', bySpearman],
      ] as const
    ).flatMap(([by, group]): AveragedDirection[] => {
      if (group === null) return [];
      const quality = scales
        .filter((own) => own.feature === feature)
        .map(({ scale, values, coordinates, categories }) => {
          const { kappa, spearman } = assessDirection('regression', group.vector, coordinates, values.length, dims, values, categories);
          return { scale, kappa, spearman };
        });
      return [{ feature, by, members: group.members.map(({ scale, model }) => ({ scale, model })), vector: [...group.vector], quality }];
    });
  });
  return { candidates: candidates.map((candidate): DirectionRow => ({ ...candidate, vector: [...candidate.vector] })), averaged };
}

/** Regions of the categories, against `draws` spaces without structure of each kind. */
export async function judgeRegions(places: Places, seed: number, draws: number, options: PoolOptions = {}): Promise<RegionReport> {
  const { stimuli, dims, coordinates } = places;
  const { pool = sharedSpacePool(), ...how } = options;
  const categories = stimuli.map(({ category }) => category);
  const regions = describeRegions(coordinates, dims, categories);
  const own = summariseRegions(regions);
  const pieces = regionBaselines.map((baseline) => {
    return Array.from({ length: draws }, (_, index) => pool.run('regions', { baseline, coordinates, dims, categories, seed, index }, how));
  });
  const all = countPieces(pieces.flat(), options.tell);
  const baselines = await Promise.all(
    regionBaselines.map(async (baseline, b) => {
      const drawn = (await all).slice(b * draws, (b + 1) * draws);
      const against = (values: readonly number[], real: number) => ({
        ...meanAndSd(values),
        p: (values.filter((value) => value <= real).length + 1) / (draws + 1),
      });
      return {
        baseline,
        draws,
        intruders: against(
          drawn.map(({ intruders }) => intruders),
          own.intruders,
        ),
        size: against(
          drawn.map(({ size }) => size),
          own.size,
        ),
      };
    }),
  );
  return {
    rows: regions.map((region) => ({ ...region, intruders: region.intruders.map((i) => stimuli[i]!.id) })),
    ...own,
    isFlat: Math.min(...regions.map(({ members }) => members)) <= dims,
    baselines,
  };
}

/** Of the distances between places with the dissimilarities, by every measure. */
export async function judgeAgreement(
  matrix: DissimilarityMatrix,
  { coordinates, dims }: Pick<Places, 'coordinates' | 'dims'>,
  seed: number,
  options: PoolOptions = {},
): Promise<AgreementRow[]> {
  const { pool = sharedSpacePool(), ...how } = options;
  return pool.run('agreement', { matrix, points: { coordinates, dims, block: null }, seed }, how);
}

/** Null where a drawing is missing or cannot be read. */
export async function judgePixels(
  folder: string,
  stimuli: readonly Stimulus[],
  matrix: DissimilarityMatrix,
  seed: number,
  images: ImageReader,
  options: PoolOptions = {},
): Promise<AgreementRow[] | null> {
  const { pool = sharedSpacePool(), ...how } = options;
  if (stimuli.some(({ image }) => image === '')) return null;
  const { bank, problems } = await openStimulusBank(folder, stimuli, () => undefined, decodeWith(images));
  if (problems.length > 0) return null;
  const drawn = drawings(bank, stimuli.length, pixelSide, seed);
  const rows = await Promise.all(
    pixelBlocks.map((block) => {
      const coordinates = blockMeans(drawn, stimuli.length, pixelSide, block);
      return pool.run('agreement', { matrix, points: { coordinates, dims: (pixelSide / block) ** 2, block }, seed }, how);
    }),
  );
  return rows.flat();
}

/** Too few stimuli have no quarter at either end. */
const leastStimuli = 4;

/** Values of a feature as rated in one way, and the places of the stimuli that have one. */
interface RatedScale {
  readonly feature: string;
  readonly scale: string;
  readonly values: readonly number[];
  readonly coordinates: Float64Array;
  readonly categories: readonly string[];
}

function scalesOf(features: readonly FeatureValue[], { stimuli, dims, coordinates }: Places): RatedScale[] {
  const byScale = new Map<string, { feature: string; scale: string; values: Map<string, number> }>();
  for (const { feature, scale, stimulus, value } of features) {
    const key = JSON.stringify([feature, scale]);
    const entry = byScale.get(key) ?? byScale.set(key, { feature, scale, values: new Map() }).get(key)!;
    entry.values.set(stimulus, value);
  }
  return [...byScale.values()].flatMap(({ feature, scale, values }) => {
    const rated = stimuli.flatMap(({ id }, i) => (values.has(id) ? [{ value: values.get(id)!, i }] : []));
    const column = rated.map(({ value }) => value);
    if (rated.length < leastStimuli || new Set(column).size < 2) return [];
    const places = Float64Array.from(rated.flatMap(({ i }) => [...coordinates.subarray(i * dims, (i + 1) * dims)]));
    return [{ feature, scale, values: column, coordinates: places, categories: rated.map(({ i }) => stimuli[i]!.category) }];
  });
}
