/** How a space was computed, in one line for reports and for files that leave the project. */
import { say, textOf, type MessageData } from '../../../contract/message';
import type { SpaceSettings } from '../../../contract/study/space';

/** Null for a space of others, of which that is not known. */
export function settingsMessage({ method, ties, scale, loss, starts, maxIterations, seed, ratings }: SpaceSettings): MessageData | null {
  const drawn = say`${starts} starts; at most ${maxIterations} iterations; seed ${seed}`;
  const followed = (what: MessageData): MessageData => (ratings === undefined ? what : say`${what}; ${ratingsMessage(ratings)}`);
  switch (method) {
    case 'imported':
      return null;
    case 'classical':
      return followed(say`classical scaling; seed ${seed}`);
    case 'metric':
      return followed(say`metric scaling; ${scale ?? 'ratio'} scale; ${drawn}`);
    case 'nonmetric':
      return followed(say`nonmetric scaling; ${ties} ties; ${drawn}`);
    case 'ordinal':
      return followed(say`ordinal embedding from triplets; ${loss ?? 'logistic'} loss; ${drawn}`);
    default:
      return method satisfies never;
  }
}

/** In English, as in files. */
export function settingsWords(settings: SpaceSettings): string | null {
  const message = settingsMessage(settings);
  return message === null ? null : textOf(message);
}

function ratingsMessage({ statistic, limit }: NonNullable<SpaceSettings['ratings']>): MessageData {
  if (statistic === 'median') return limit === null ? say`median of the ratings` : say`median of the ratings, at most ${limit} of a pair`;
  return limit === null ? say`mean of the ratings` : say`mean of the ratings, at most ${limit} of a pair`;
}
