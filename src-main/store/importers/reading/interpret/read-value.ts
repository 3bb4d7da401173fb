/** The number in a cell of judgements. */
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';
import { rowError } from '../../../files/csv';
import { isMissingValue, parseNumber, parsePercent, type TableRow } from '../../table-cells';
import { leadingNumber } from '../columns/answers';
import type { ReadingState } from './interpreted';

/** Null where the value is missing or a word; the state keeps count of both. */
export function readValue({ row, cells }: TableRow, column: number, state: ReadingState, counts = true): number | null {
  const cell = cells[column] ?? '';
  const isCode = state.missingCodes.has(cell);
  if (isCode || isMissingValue(cell)) {
    if (counts) state.missing++;
    if (counts) noteMissing(cell, state);
    return null;
  }
  const said = state.answers.size === 0 ? undefined : state.answers.get(cell);
  if (said !== undefined) return said;
  const share = parsePercent(cell, state.decimal);
  if (share !== null) return readPercent(cell, share, row, state);
  const plain = parseNumber(cell, state.decimal);
  if (plain !== null && state.missingNumbers.has(plain)) {
    if (counts) state.missing++;
    if (counts) noteMissing(cell, state);
    return null;
  }
  if (plain !== null) {
    if (plain !== 0 && plain !== 100) {
      state.bare ??= { example: cell, row, values: [] };
      state.bare.values.push(plain);
    }
    return plain;
  }
  const leading = leadingNumber(cell, state.decimal);
  if (leading === null) {
    const known = state.words.get(cell);
    if (known === undefined) state.words.set(cell, { row, count: 1 });
    else known.count++;
    return null;
  }
  state.leading ??= { example: cell, value: leading, count: 0 };
  state.leading.count++;
  return leading;
}

export function noteMissing(cell: string, { missingTexts }: ReadingState): void {
  if (cell !== '') missingTexts.set(cell, (missingTexts.get(cell) ?? 0) + 1);
}

function readPercent(cell: string, value: number, row: number, state: ReadingState): number {
  state.percent ??= { example: cell, value, row, count: 0, isShare: true };
  state.percent.count++;
  if (value < 0 || value > 100) {
    state.percent.isShare = false;
    state.beyondShare ??= { example: cell, row };
  }
  return value;
}

/** ‘45 %’ beside ‘0.45’ or ‘1’: what the numbers without the sign mean is anybody's guess. */
export function refuseMixedPercent({ path, percent, bare }: ReadingState): void {
  if (percent === null || bare === null) return;
  throw new AppError(
    'bad-input',
    say`Some values of ${path} are percent (‘${percent.example}’, row ${percent.row}) and others are not (‘${bare.example.slice(0, 40)}’, row ${bare.row}). Write all of them alike.`,
  );
}

/** One ‘885 %’ among similarities in percent would make all others a tenth of what they are. */
export function refuseBeyondShare({ path, beyondShare }: ReadingState): void {
  if (beyondShare === null) return;
  throw rowError(path, beyondShare.row, phrase`‘${beyondShare.example.slice(0, 40)}’ is no share of a whole, which is from 0 to 100 %`);
}

/** Few words among many numbers, each more than once or without any digit: what people wrote who had no answer. */
export function wordsForMissing({ words }: ReadingState, numbers: number): { readonly text: string; readonly count: number }[] {
  const listed = [...words].map(([text, { count }]) => ({ text, count }));
  const isLikely = listed.length <= 3 && listed.every(({ text, count }) => (count >= 2 || !/\d/.test(text)) && text.length <= 40);
  return isLikely && numbers >= 8 ? listed : [];
}

/** A word among numbers is a slip; words alone are a scale of their own. */
export function refuseWords(state: ReadingState, numbers: number): void {
  const [first] = state.words;
  if (first === undefined || isScaleOfWords(state, numbers)) return;
  throw rowError(state.path, first[1].row, sayNoNumber(first[0], state.decimal));
}

export function isScaleOfWords({ words }: ReadingState, numbers: number): boolean {
  return words.size > 0 && words.size <= 100 && numbers < 5 * words.size && numbers <= 20;
}

export function sayNoNumber(cell: string, decimal: string): string {
  const shown = cell.slice(0, 60);
  return decimal === '.'
    ? phrase`‘${shown}’ is not a number with a decimal point`
    : phrase`‘${shown}’ is not a number with a decimal comma`;
}
