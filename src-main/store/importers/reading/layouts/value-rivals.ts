/** Columns that hold no judgement although they look like one, and those that could as well be the one that is taken. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { RoleCandidate } from '../../../../contract/importing/table-remarks';
import { strengthOf, wordsOf } from '../columns/header-meaning';
import { directionOfPhrase } from '../columns/phrase-direction';

const chosen =
  /^(chose|chosen|choose|choice|picked|pick|selected|clicked|preferred|prefers|wins|won|gewahlt|gewaehlt|wahlt|choisi|elegido|elegida|gekozen|scelto|scelta)$/;
const side =
  /^(left|right|first|second|a|b|top|bottom|links|rechts|linkes|rechtes|erstes|zweites|gauche|droite|izquierda|derecha|linker|rechter|sinistra|destra)$/;

/** ‘chose_left’: which of two was taken. */
function saysSide(header: string): boolean {
  const words = wordsOf(header);
  return words.some((word) => chosen.test(word)) && words.some((word) => side.test(word));
}

/** Throws an AppError where what was found says which of two was chosen. */
export function refuseSides({ header }: RoleCandidate, values: ReadonlySet<string>): void {
  if (values.size <= 3 && saysSide(header))
    throw new AppError(
      'bad-input',
      say`‘${header.slice(0, 60)}’ says which of the two was chosen, which is no judgement of their similarity. If a third item was the one to compare with, write the chosen one and the other into columns ‘chosen’ and ‘other’ beside it.`,
    );
}

const averages =
  /^(mean|means|average|avg|median|mdn|md|m|mw|mittelwert|durchschnitt|moyenne|mediane|media|mediana|promedio|gemiddelde|mediaan)$/;
const isAverage = (header: string): boolean => wordsOf(header).some((word) => averages.test(word));
const stemOf = (header: string): string => header.toLowerCase().replace(/[ _.-]?\d+|[ _.-][a-e]$/g, '');

/** Two averages of the same judgements, and answers to numbered questions. */
export function alwaysRivals(best: RoleCandidate, ranked: readonly RoleCandidate[]): RoleCandidate[] {
  return ranked.filter(
    ({ column, header, score }) =>
      column !== best.column && ((score > -2.5 && isAverage(best.header) && isAverage(header)) || stemOf(header) === stemOf(best.header)),
  );
}

/** What looks like a time, a year or a number of the trial is taken by nobody without asking; ratings may rise by one for a while. */
export function isSuspect({ header, reasons }: RoleCandidate): boolean {
  const isSaid = strengthOf(header, 'judgement') >= 1.6 || directionOfPhrase(header) !== null;
  const isShort = reasons.some((reason) => reason.code === 'short-scale' && reason.high <= 11);
  return reasons.some(({ code }) => code === 'milliseconds' || code === 'years' || (code === 'counter' && !(isSaid && isShort)));
}
