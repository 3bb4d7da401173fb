/** Fits that mean nothing: what about the data or the fit makes low stress worthless. */
import type { FitDoubt, SpaceSettings } from '../../../contract/study/space';
import { ratedPairs, type DissimilarityMatrix, type RatedPairs } from '../matrix/dissimilarity-matrix';
import { lastOf, valueAt } from '../../matrix/view';

/** Below this, orders of dissimilarities fit too well to tell anything: hardly any arrangement was excluded. */
const nearZero = 0.005;

/** Empty where nothing speaks against the fit. */
export function doubtsAbout(
  d: DissimilarityMatrix,
  { dims, stress1 }: { readonly dims: number; readonly stress1: number },
  { method, scale = 'ratio' }: Pick<SpaceSettings, 'method' | 'scale'>,
): FitDoubt[] {
  const pairs = ratedPairs(d);
  const judged = pairs.dissimilarity.length;
  const isOrdinal = method === 'nonmetric' || method === 'imported';
  const doubts: FitDoubt[] = [];
  // Distances in proportion to the dissimilarities may well fit perfectly; their order, or a line with two free ends, fits too easily.
  if (stress1 < nearZero && (isOrdinal || (method === 'metric' && scale !== 'ratio'))) doubts.push({ code: 'near-zero-stress', stress1 });
  const sparse = pairsOfStimuli(pairs, d.n).filter((count) => count < dims + 1).length;
  if (sparse > 0) doubts.push({ code: 'few-judged-pairs', stimuli: sparse, least: dims + 1 });
  if (spread(pairs.dissimilarity) === 0) doubts.push({ code: 'equal-dissimilarities' });
  else if (isOrdinal) {
    const sizes = farClusters(pairs, d.n);
    if (sizes !== null) doubts.push({ code: 'far-clusters', sizes });
  }
  // Turning and moving a configuration changes no distance.
  const parameters = d.n * dims - (dims * (dims + 1)) / 2;
  if (parameters > judged) doubts.push({ code: 'more-parameters', parameters, judged });
  return doubts;
}

function pairsOfStimuli({ first, second }: RatedPairs, n: number): number[] {
  const counts = Array.from({ length: n }, () => 0);
  first.forEach((i, p) => {
    counts[i]!++;
    counts[valueAt(second, p)]!++;
  });
  return counts;
}

function spread(values: Float64Array): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

/**
 * Sizes of two groups of which every pair across is less alike than any pair within: nonmetric scaling may then draw each group into a
 * point, whatever goes on inside it (Shepard 1974, Psychometrika 39; Borg & Groenen 2005, sec. 13.1). Null where there are no such groups.
 */
function farClusters({ first, second, dissimilarity }: RatedPairs, n: number): [number, number] | null {
  const group = Array.from({ length: n }, (_, i) => i);
  const rising = [...dissimilarity.keys()].sort((p, q) => valueAt(dissimilarity, p) - valueAt(dissimilarity, q));
  let groups = n;
  let last = 0; // place in `rising` at which two groups were left
  for (let at = 0; at < rising.length && groups > 2; at++) {
    const [a, b] = [valueAt(group, valueAt(first, valueAt(rising, at))), valueAt(group, valueAt(second, valueAt(rising, at)))];
    if (a === b) continue;
    group.forEach((own, i) => own === b && (group[i] = a));
    groups--;
    last = at;
  }
  if (groups !== 2) return null;
  const isWithin = (p: number): boolean => group[valueAt(first, p)] === group[valueAt(second, p)];
  const within = rising.filter(isWithin);
  const across = rising.filter((p) => !isWithin(p));
  const sizes = [...new Set(group)].map((own) => group.filter((each) => each === own).length).sort((a, b) => b - a);
  if (last === 0 || valueAt(sizes, 1) < 2 || across.length < (valueAt(sizes, 0) * valueAt(sizes, 1)) / 2) return null; // too few pairs across to know
  return valueAt(dissimilarity, valueAt(across, 0)) > valueAt(dissimilarity, lastOf(within))
    ? [valueAt(sizes, 0), valueAt(sizes, 1)]
    : null;
}
