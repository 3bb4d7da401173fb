/** How a space was computed, in one line for files that leave the project. */
import type { SpaceSettings } from '../../../contract/study/space';

/** Null for a space of others, of which that is not known. */
export function settingsWords({ method, ties, scale, loss, starts, maxIterations, seed, ratings }: SpaceSettings): string | null {
  const from = ratings === undefined ? '' : `; ${ratings.statistic} of the ratings${ratings.limit === null ? '' : `, at most ${ratings.limit} of a pair`}`; // prettier-ignore
  const draws = `; ${starts} starts; at most ${maxIterations} iterations; seed ${seed}${from}`;
  switch (method) {
    case 'imported':
      return null;
    case 'classical':
      return `classical scaling; seed ${seed}${from}`;
    case 'metric':
      return `metric scaling; ${scale ?? 'ratio'} scale${draws}`;
    case 'nonmetric':
      return `nonmetric scaling; ${ties} ties${draws}`;
    case 'ordinal':
      return `ordinal embedding from triplets; ${loss ?? 'logistic'} loss${draws}`;
    default:
      return method satisfies never;
  }
}
