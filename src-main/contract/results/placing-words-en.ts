/** What is to be said of a drawing that has no place, or one that says little: the command line's sentences. */
import type { PlacedDrawing, PlacingMark, PlacingRefusal } from './placing';

const refusals: Readonly<Record<PlacingRefusal, string>> = {
  unreadable: 'cannot be read',
  blank: 'shows nothing: draw something dark on white',
  'all-ink': 'is dark all over: draw dark lines on white',
  dot: 'shows no more than a dot: draw something larger',
};

export const markWordsEn: Readonly<Record<PlacingMark, string>> = {
  far: 'far from everything the networks have seen',
  'odd-look': 'ink, lines and shape unlike those of the rated drawings',
  'much-ink': 'more ink than any rated drawing',
  'little-ink': 'less ink than any rated drawing',
  'uneven-ground': 'on an uneven ground, as a photograph',
  'grey-ground': 'on a grey ground, as a photograph',
  faint: 'drawn faintly',
};

/** Completes '‘cat.png’ ...'. */
export function sayRefusal({ why, reason }: NonNullable<PlacedDrawing['refused']>): string {
  return why === 'unreadable' ? `${refusals[why]}: ${reason}` : refusals[why];
}
