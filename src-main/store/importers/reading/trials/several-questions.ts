/** Answers to several questions in one column of values, which must not be mixed: similarity and typicality, shape and colour. */
import type { WhichRows } from '../../../../contract/importing/table-remarks';
import type { TableRow } from '../../table-cells';
import type { Column } from '../columns/describe-columns';
import { strengthOf, wordsOf } from '../columns/header-meaning';
import { directionOfPhrase } from '../columns/phrase-direction';
import { isCounter, isFunctionOf } from '../columns/value-signs';
import { groupCells } from '../layouts/row-groups';
import { besideQuestions, otherMeasures, questionHeaders } from '../vocabulary/mark-words';

/** `trials`: rows that hold a judgement; `pairs` and `raters`: of each, as numbers. `used`: columns with a role other than the condition. */
export function findSeveralQuestions(
  columns: readonly Column[],
  trials: readonly TableRow[],
  pairs: Int32Array,
  raters: Int32Array,
  used: ReadonlySet<number>,
): WhichRows | null {
  // prettier-ignore
  const hasRaters = new Set(raters).size > 1;
  for (const { index, header, isNumeric } of columns) {
    if (used.has(index)) continue;
    const values = new Set<string>();
    for (const { cells } of trials) if (cells[index] !== '' && values.size <= mostQuestions) values.add(cells[index]!);
    if (values.size < 2 || values.size > mostQuestions) continue;
    const areMeasures = [...values].some(saysMeasure);
    const isHeader = isQuestionHeader(header);
    const couldSay = !/label|text|anchor|answer|antwort|response|comment/i.test(header); // words for the answer itself
    if (!isHeader && !(areMeasures && couldSay)) continue;
    const groups = groupCells(trials, index);
    if (isFunctionOf(groups, pairs) && !areMeasures) continue; // it belongs to the pair
    const isCrossed = repeatsWithin(groups, pairs, raters);
    const isOfPeople = isFunctionOf(groups, raters);
    if (isNumeric && (!isCrossed || isCounter(Float64Array.from(trials, ({ cells }) => Number(cells[index]))))) continue;
    if (!isCrossed && !isOfPeople && !areMeasures) continue;
    const isNear = strengthOf(header, 'condition') >= 1.6 || strengthOf(header, 'aside') > 0 || /type|kind|typ\b|art\b/i.test(header);
    if (!isHeader && !isNear && !(isCrossed && hasRaters)) continue;
    if (isHeader ? areMeasures || isCrossed || isOfPeople : areMeasures)
      return { code: 'which-rows', by: 'questions', column: index, header, values: [...values] };
  }
  return null;
}

const mostQuestions = 12;

const kindOfAnswer = /^(item|response|rating|judge?ment|question|trial|block|urteil|antwort|frage)[ _.-]?(type|kind|typ|art)$/i;

function isQuestionHeader(header: string): boolean {
  const words = wordsOf(header);
  if (kindOfAnswer.test(header.trim())) return true;
  return words.some((word) => questionHeaders.has(word)) && words.every((word) => questionHeaders.has(word) || besideQuestions.has(word));
}

function saysMeasure(value: string): boolean {
  return value.length < 200 && (directionOfPhrase(value) !== null || wordsOf(value).some((word) => otherMeasures.has(word)));
}

/** Someone judged a pair under more than one of the values. */
function repeatsWithin(groups: Int32Array, pairs: Int32Array, raters: Int32Array): boolean {
  const seen = new Map<string, number>();
  let [several, known] = [0, 0];
  for (let i = 0; i < groups.length; i++) {
    if (groups[i]! < 0 || pairs[i]! < 0) continue;
    const key = `${raters[i]!} ${pairs[i]!}`;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, groups[i]!);
      known++;
    } else if (before !== groups[i]) several++;
  }
  return known > 0 && several >= 0.3 * known;
}
