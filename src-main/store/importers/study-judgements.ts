/** The study's similarity judgements, aggregated over raters: a list of pairs or a matrix. */
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { Dissimilarity } from '../../contract/study/stimulus';
import { rowError, splitCsv, splitRows } from '../files/csv';
import { findItem, itemKey, numberAt } from './study-tables';

/** Ratings run from 1 (no similarity) to 5; the study's dissimilarity is 5 minus the mean. */
const highestRating = 5;

/** Rows 'bowl-glass,...,2.87': mean of `ratings` judgements. Every pair must be there once. */
export function readSimilarities(text: string, path: string, ids: ReadonlyMap<string, string>, ratings: number): Dissimilarity[] {
  const { header, rows } = splitCsv(text, path);
  const [pairColumn, meanColumn] = [header.indexOf('pairID'), header.indexOf('ratings')];
  if (pairColumn < 0 || meanColumn < 0)
    throw new AppError('bad-input', say`${path} needs the columns pairID and ratings and has: ${header.join(', ')}.`);
  const seen = new Set<string>();
  const pairs = rows.map(({ row, cells }) => {
    const [first, second] = splitPair(cells[pairColumn]!, ids, path, row);
    const mean = numberAt(cells[meanColumn]!, path, row);
    if (mean < 1 || mean > highestRating)
      throw rowError(path, row, phrase`the mean rating must be from 1 to ${highestRating}, not ${mean}`);
    if (seen.has(`${first} ${second}`)) throw rowError(path, row, phrase`the pair ‘${cells[pairColumn]!}’ stands there twice`);
    seen.add(`${first} ${second}`).add(`${second} ${first}`);
    return { first, second, dissimilarity: highestRating - mean, ratings };
  });
  const expected = (ids.size * (ids.size - 1)) / 2;
  if (pairs.length !== expected)
    throw new AppError(
      'bad-input',
      say`${path} has ${pairs.length} pairs, but ${ids.size} items make ${expected}. Add the missing rows, or remove the file.`,
    );
  return pairs;
}

/** A symmetric matrix without header in the order of `ids`, 0 on the diagonal. How many judgements stand behind it is not known. */
export function readDistanceMatrix(text: string, path: string, ids: readonly string[]): Dissimilarity[] {
  const rows = splitRows(text, path);
  if (rows.length !== ids.length)
    throw new AppError(
      'bad-input',
      say`${path} has ${rows.length} rows, but there are ${ids.length} items. It needs one row and one column for each.`,
    );
  const matrix = rows.map(({ row, cells }) => {
    if (cells.length !== ids.length) throw rowError(path, row, phrase`it has ${cells.length} cells instead of ${ids.length}`);
    return cells.map((cell) => numberAt(cell, path, row));
  });
  const pairs: Dissimilarity[] = [];
  for (let i = 0; i < ids.length; i++) {
    if (matrix[i]![i] !== 0)
      throw rowError(path, rows[i]!.row, phrase`the dissimilarity of an item with itself must be 0, not ${matrix[i]![i]!}`);
    for (let j = i + 1; j < ids.length; j++) {
      const dissimilarity = matrix[i]![j]!;
      if (Math.abs(dissimilarity - matrix[j]![i]!) > 1e-9)
        throw rowError(path, rows[i]!.row, phrase`column ${j + 1} differs from its mirror image`);
      if (dissimilarity < 0) throw rowError(path, rows[i]!.row, phrase`column ${j + 1} is negative`);
      pairs.push({ first: ids[i]!, second: ids[j]!, dissimilarity, ratings: 0 });
    }
  }
  return pairs;
}

/** 'bell pepper-salt shaker'; names with hyphens are tried at every hyphen. */
function splitPair(pair: string, ids: ReadonlyMap<string, string>, path: string, row: number): [string, string] {
  for (let at = pair.indexOf('-'); at >= 0; at = pair.indexOf('-', at + 1)) {
    const [first, second] = [ids.get(itemKey(pair.slice(0, at))), ids.get(itemKey(pair.slice(at + 1)))];
    if (first !== undefined && second !== undefined && first !== second) return [first, second];
  }
  const [left = '', right = ''] = pair.split('-');
  if (ids.has(itemKey(left))) findItem(right, ids, path, row);
  findItem(left, ids, path, row);
  throw rowError(path, row, phrase`‘${pair}’ is not a pair of two items`);
}
