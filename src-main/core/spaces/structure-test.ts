/** Is there structure in the dissimilarities at all? Stress against that of the same values dealt to the pairs at random. */
import type { SpaceSettings } from '../../contract/space';
import type { RandomStream } from '../random/stream';
import { ratedPairs, type DissimilarityMatrix } from './dissimilarity-matrix';
import { fitSpace } from './fit-space';

export interface StructureTest {
  readonly stress1: number;
  /** Stress of each shuffled data set, rising. */
  readonly shuffled: readonly number[];
  /** Share of data sets, the real one included, that fit at least as well: small = structured; never below 1 / (permutations + 1). */
  readonly p: number;
}

/** Permutation test of stress (Mair, Borg & Rusch 2016, Multivariate Behavioral Research 51; p after Phipson & Smyth 2010). */
export function testStructure(
  d: DissimilarityMatrix,
  dims: number,
  settings: SpaceSettings,
  permutations: number,
  stream: RandomStream,
): StructureTest {
  const { stress1 } = fitSpace(d, dims, settings);
  const pairs = ratedPairs(d);
  const shuffled = Array.from({ length: permutations }, () => {
    const values = d.values.slice();
    stream.permutation(pairs.dissimilarity.length).forEach((from, p) => {
      const [i, j] = [pairs.first[p]!, pairs.second[p]!];
      values[i * d.n + j] = values[j * d.n + i] = pairs.dissimilarity[from]!;
    });
    return fitSpace({ n: d.n, values }, dims, settings).stress1;
  }).sort((a, b) => a - b);
  const asGood = shuffled.filter((stress) => stress <= stress1).length;
  return { stress1, shuffled, p: (asGood + 1) / (permutations + 1) };
}
