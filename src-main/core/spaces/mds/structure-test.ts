/** Is there structure in the dissimilarities at all? Stress against that of the same values dealt to the pairs at random. */
import type { SpaceSettings } from '../../../contract/study/space';
import { createStream } from '../../random/stream';
import { ratedPairs, type DissimilarityMatrix } from '../matrix/dissimilarity-matrix';
import { fitSpace } from './fit-space';
import { valueAt } from '../../matrix/view';

export interface StructureTest {
  readonly stress1: number;
  /** Stress of each shuffled data set, rising. */
  readonly shuffled: readonly number[];
  /** Share of data sets, the real one included, that fit at least as well: small = structured; never below 1 / (permutations + 1). */
  readonly p: number;
}

/** Effort of each fit in the test: as much for the real data as for the shuffled, or the test would favour one of them. */
const startsInTest = 4;
const iterationsInTest = 200;

/** Real and shuffled data are fitted alike, by these settings. */
export function structureSettings(settings: SpaceSettings): SpaceSettings {
  const { starts, maxIterations } = settings;
  return { ...settings, starts: Math.min(starts, startsInTest), maxIterations: Math.min(maxIterations, iterationsInTest) };
}

/** Stress of the `index`-th data set in which the dissimilarities are dealt to the rated pairs at random. */
export function shuffledStress(d: DissimilarityMatrix, dims: number, settings: SpaceSettings, index: number): number {
  const pairs = ratedPairs(d);
  const values = d.values.slice();
  createStream(settings.seed, 'structure', index)
    .permutation(pairs.dissimilarity.length)
    .forEach((from, p) => {
      const [i, j] = [valueAt(pairs.first, p), valueAt(pairs.second, p)];
      values[i * d.n + j] = values[j * d.n + i] = valueAt(pairs.dissimilarity, from);
    });
  return fitSpace({ n: d.n, values }, dims, structureSettings(settings)).stress1;
}

/** Permutation test of stress (Mair, Borg & Rusch 2016, Multivariate Behavioral Research 51; p after Phipson & Smyth 2010). */
export function judgeStructure(stress1: number, shuffled: readonly number[]): StructureTest {
  const asGood = shuffled.filter((stress) => stress <= stress1).length;
  return { stress1, shuffled: [...shuffled].sort((a, b) => a - b), p: (asGood + 1) / (shuffled.length + 1) };
}
