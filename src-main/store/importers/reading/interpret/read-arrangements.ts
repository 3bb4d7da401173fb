/** Arrangements on a screen: distances become dissimilarities, each with the weight of its evidence. */
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';
import { rowError } from '../../../files/csv';
import { parseNumber } from '../../table-cells';
import { readPlaces, type PlacedItem } from '../names/places-in-cell';
import type { FoundTable } from '../sheet/table';
import type { NamedRating, ReadingState } from './interpreted';

interface Trial {
  readonly rater: string;
  readonly places: readonly PlacedItem[];
}

export interface ArrangedRatings {
  readonly ratings: readonly NamedRating[];
  readonly high: number; // the largest distance
}

const mostItems = 500;

/**
 * Within a person the trials are joined by evidence weights, the squared distance on the screen, and rescaled to each other until nothing
 * changes (Kriegeskorte & Mur 2012, inverse multidimensional scaling, pp. 4-6). Each person's distances have a root mean square of 1.
 */
export function readArrangements(table: FoundTable, state: ReadingState): ArrangedRatings {
  const trials = gatherTrials(table, state);
  const people = new Map<string, Trial[]>();
  for (const trial of trials) people.set(trial.rater, [...(people.get(trial.rater) ?? []), trial]);
  state.remarks.push({ code: 'arrangements', trials: trials.length, raters: people.size });
  const ratings = [...people].flatMap(([rater, own]) => [...joinTrials(own)].map(([key, distance]) => ({ rater, key, distance })));
  const high = ratings.reduce((most, { distance }) => Math.max(most, distance), 0);
  return {
    high: high > 0 ? high : 1,
    ratings: ratings.map(({ rater, key, distance }) => {
      const [first, second] = JSON.parse(key) as [string, string];
      return { rater, first, second, rating: (high > 0 ? high : 1) - distance };
    }),
  };
}

function gatherTrials({ rows }: FoundTable, state: ReadingState): Trial[] {
  const { content, path, decimal } = state;
  const raterOf = (cells: readonly string[]): string => (content.rater === null ? 'all' : (cells[content.rater] ?? ''));
  if (content.pair !== null)
    return rows.flatMap((row) => {
      const places = readPlaces(row.cells[content.pair!] ?? '');
      if (places === null) state.aside.push({ ...row, why: 'no-items' });
      return places === null ? [] : [{ rater: raterOf(row.cells), places: checked(places, path) }];
    });
  const [x, y] = content.values;
  if (content.name === null || x === undefined || y === undefined)
    throw new AppError('bad-input', say`Choose the columns of ${path} that hold the item and its two places.`);
  const trials = new Map<string, { rater: string; places: PlacedItem[] }>();
  for (const row of rows) {
    const name = row.cells[content.name]!;
    const at = [parseNumber(row.cells[x]!, decimal), parseNumber(row.cells[y]!, decimal)];
    if (name === '' || at[0] === null || at[1] === null) {
      state.aside.push({ ...row, why: 'no-items' });
      continue;
    }
    const rater = raterOf(row.cells);
    const key = JSON.stringify([rater, content.trial === null ? '' : row.cells[content.trial]]);
    const trial = trials.get(key) ?? { rater, places: [] };
    if (trial.places.some((place) => place.name === name))
      throw rowError(
        path,
        row.row,
        phrase`‘${name.slice(0, 60)}’ stands there twice in one arrangement; choose the column that tells arrangements apart`,
      );
    trial.places.push({ name, x: at[0]!, y: at[1]! });
    trials.set(key, trial);
  }
  return [...trials.values()].map(({ rater, places }) => ({ rater, places: checked(places, path) }));
}

function checked(places: readonly PlacedItem[], path: string): readonly PlacedItem[] {
  if (places.length > mostItems)
    throw new AppError('bad-input', say`An arrangement of ${path} has ${places.length} items, more than ${mostItems}. Check the columns.`);
  return places;
}

function joinTrials(trials: readonly Trial[]): Map<string, number> {
  const all = trials.map(({ places }) => {
    const distances = new Map<string, number>();
    for (let i = 0; i < places.length; i++)
      for (let j = i + 1; j < places.length; j++) {
        const [a, b] = [places[i]!, places[j]!];
        const key = JSON.stringify(a.name < b.name ? [a.name, b.name] : [b.name, a.name]);
        if (a.name !== b.name) distances.set(key, Math.hypot(a.x - b.x, a.y - b.y));
      }
    return distances;
  });
  let estimate = average(all.map((distances) => ({ distances, scale: 1 / (rootMeanSquare(distances) || 1) })));
  for (let round = 0; round < (all.length > 1 ? 50 : 0); round++) {
    const next = average(
      all.map((distances) => {
        const shared = new Map([...distances.keys()].map((key) => [key, estimate.get(key)!]));
        return { distances, scale: rootMeanSquare(shared) / (rootMeanSquare(distances) || 1) };
      }),
    );
    const change = [...next].reduce((most, [key, value]) => Math.max(most, Math.abs(value - estimate.get(key)!)), 0);
    estimate = next;
    if (change < 1e-9) break;
  }
  const size = rootMeanSquare(estimate) || 1;
  return new Map([...estimate].map(([key, value]) => [key, value / size]));
}

/** Weights are the squared distances on the screen of the trial: what lies far apart there was placed with more care. */
function average(trials: readonly { readonly distances: ReadonlyMap<string, number>; readonly scale: number }[]): Map<string, number> {
  const sums = new Map<string, { sum: number; weight: number; plain: number; count: number }>();
  for (const { distances, scale } of trials)
    for (const [key, distance] of distances) {
      const entry = sums.get(key) ?? { sum: 0, weight: 0, plain: 0, count: 0 };
      const weight = distance * distance;
      sums.set(key, {
        sum: entry.sum + weight * scale * distance,
        weight: entry.weight + weight,
        plain: entry.plain + scale * distance,
        count: entry.count + 1,
      });
    }
  return new Map([...sums].map(([key, { sum, weight, plain, count }]) => [key, weight > 0 ? sum / weight : plain / count]));
}

function rootMeanSquare(values: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const value of values.values()) sum += value * value;
  return values.size === 0 ? 0 : Math.sqrt(sum / values.size);
}
