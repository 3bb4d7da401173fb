/** Triplets: which of two is more like the third, or which of three is the odd one. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { TripletJudgement } from '../../../../contract/study/triplets';
import { parseNumber } from '../../table-cells';
import { strengthOf, wordsOf } from '../columns/header-meaning';
import type { FoundTable } from '../sheet/table';
import { findTask, sideOf } from '../layouts/triplet-table';
import { namesSame } from '../names/shorten-names';
import { findTrialRows } from '../trials/trial-rows';
import type { ReadingState } from './interpreted';

export function readTriplets(table: FoundTable, state: ReadingState): TripletJudgement[] {
  const { content, path } = state;
  const { first, second, third, odd, reference } = content;
  const columns = reference === null ? [first, second, third] : [reference, first, second];
  if (columns.includes(null) || (reference === null && odd === null))
    throw new AppError(
      'bad-input',
      reference === null
        ? say`Choose the columns of ${path} that hold the three items and the odd one.`
        : say`Choose the columns of ${path} that hold the three items.`,
    );
  const three = columns as number[];
  const rows = findTrialRows(table, content, three, state.aside);
  const task = reference === null ? findTask(table) : null;
  const placeAmong = (choices: readonly number[]) => (odd === null ? null : { read: placeReader(table, odd, choices), choices });
  const [amongThree, amongTwo] = [placeAmong(three), placeAmong(three.slice(1))];
  const timeFactor = content.time === null ? 1 : millisecondsIn(table, content.time, state);
  let [unusable, firstRow] = [0, 0];
  const judgements = rows.flatMap((row): TripletJudgement[] => {
    const names = three.map((column) => row.cells[column]!);
    const isReference = reference !== null || (task !== null && row.cells[task] === 'reference');
    const place = isReference ? amongTwo : amongThree;
    const answer =
      place === null
        ? 0
        : place.read(
            row.cells[odd!] ?? '',
            place.choices.map((column) => row.cells[column]!),
          );
    const isOwn = !isReference && odd !== null && three.includes(odd);
    const at = isOwn ? three.indexOf(odd) : answer;
    if (at < 0 || new Set(names).size < 3) {
      if (unusable++ === 0) firstRow = row.row;
      return [];
    }
    const time = content.time === null ? null : parseNumber(row.cells[content.time] ?? '', state.decimal);
    const isValidation =
      content.validation !== null && /valid|catch|check|control|kontroll|^(1|true|yes|ja)$/i.test(row.cells[content.validation] ?? '');
    const about = {
      rater: content.rater === null ? 'all' : (row.cells[content.rater] ?? ''),
      ...(time !== null && time >= 0 ? { responseTimeMs: time * timeFactor } : {}),
      ...(isValidation ? { validation: true as const } : {}),
    };
    const [a, b, c] = names as [string, string, string];
    if (!isReference) return [{ task: 'odd-one-out', a, b, c, odd: names[at]!, ...about }];
    return [{ task: 'reference', reference: a, chosen: at === 0 ? b : c, other: at === 0 ? c : b, ...about }];
  });
  const isChosen = odd !== null && reference === null && task === null && !three.includes(odd) && strengthOf(table.header[odd]!, 'odd') < 2;
  if (isChosen && !table.remarks.some(({ code }) => code === 'trials-joined'))
    state.remarks.push({ code: 'chosen-odd', column: table.header[odd]! });
  if (unusable > 0) state.remarks.push({ code: 'unusable-triplets', count: unusable, row: firstRow });
  return judgements;
}

/** The answer as a name, a number from 0 or 1, a letter, a side, or the header of a column. */
function placeReader(
  { header, rows }: FoundTable,
  column: number,
  choices: readonly number[],
): (cell: string, names: readonly string[]) => number {
  const answers = rows.slice(0, 2000).filter(({ cells }) => cells[column] !== '');
  const areNumbers = answers.every(({ cells }) => /^\d$/.test(cells[column]!));
  // where items are numbers too, the answers of all rows tell whether they are items or places
  const areNames =
    !areNumbers || answers.filter(({ cells }) => choices.some((choice) => cells[choice] === cells[column])).length >= 0.9 * answers.length;
  const given = new Set(rows.slice(0, 20_000).map(({ cells }) => cells[column]!));
  const isFromZero = given.has('0') && !given.has(String(choices.length)); // else 0 is no answer
  given.delete('');
  const isOpen =
    choices.length === 3 &&
    strengthOf(header[column]!, 'odd') >= 2 &&
    areNumbers &&
    !areNames &&
    answers.length >= 8 &&
    given.size === 2 &&
    given.has('1') &&
    given.has('2');
  if (isOpen)
    throw new AppError(
      'bad-input',
      say`All answers in ‘${header[column]!}’ are 1 or 2, so that it is not clear whether the three items are counted from 0 or from 1. Write the names of the items there, or left, middle and right.`,
    );
  return (cell, names) => {
    const byName = areNames ? names.indexOf(cell) : -1;
    if (byName >= 0) return byName;
    const alike = areNames ? names.flatMap((name, i) => (namesSame(name, cell) ? [i] : [])) : [];
    if (alike.length === 1) return alike[0]!;
    const number = /^\d$/.test(cell) ? Number(cell) - (isFromZero ? 0 : 1) : -1;
    if (number >= 0) return number < choices.length ? number : -1;
    const letter = /^[a-c]$/i.test(cell) ? 'abc'.indexOf(cell.toLowerCase()) : -1;
    if (letter >= 0) return letter < choices.length ? letter : -1;
    const byHeader = choices.findIndex((choice) => header[choice]!.toLowerCase() === cell.toLowerCase());
    return byHeader >= 0 ? byHeader : sideOf(cell, choices.length === 3 ? 3 : 2);
  };
}

/** By the header, else by the size of the times. */
function millisecondsIn({ header, rows }: FoundTable, column: number, { decimal }: ReadingState): number {
  const words = wordsOf(header[column]!);
  if (words.includes('ms') || words.includes('msec') || strengthOf(header[column]!, 'time') === 0) return 1;
  if (words.includes('s') || words.includes('sec') || words.includes('seconds') || words.includes('sekunden')) return 1000;
  const times = rows
    .slice(0, 2000)
    .map(({ cells }) => parseNumber(cells[column]!, decimal))
    .filter((time) => time !== null)
    .sort((a, b) => a - b);
  return times.length > 0 && times[Math.floor(times.length / 2)]! < 100 ? 1000 : 1;
}
