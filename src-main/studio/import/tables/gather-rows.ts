/** The rows a project gets: those of the tables under the ids of stimuli, joined with what the project has already. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { ImportChanges, TableContent, TablePlan } from '../../../contract/importing/import';
import type { Dissimilarity, FeatureValue, Rating } from '../../../contract/study/stimulus';
import type { TripletJudgement } from '../../../contract/study/triplets';
import type { InterpretedTable } from '../../../store/importers/reading/interpret/interpreted';
import { requireSpaceName } from '../../../store/project/space-store';
import { aggregateRatings } from '../../spaces/fit/aggregate-ratings';
import type { StimulusDraft } from '../names/assign-stimuli';

export interface ReadyTable {
  readonly plan: TablePlan;
  readonly label: string;
  readonly content: TableContent;
  readonly found: InterpretedTable;
}

export interface ExistingRows {
  readonly ratings: readonly Rating[];
  readonly dissimilarities: readonly Dissimilarity[];
  readonly features: readonly FeatureValue[];
  readonly triplets: readonly TripletJudgement[];
}

export interface GatheredSpace {
  readonly name: string;
  readonly dims: number;
  readonly label: string; // of the file
  readonly stimuli: readonly string[];
  readonly coordinates: readonly (readonly number[])[];
}

/** Null where a table of the project stays as it is. */
export interface GatheredRows {
  readonly ratings: readonly Rating[] | null;
  readonly dissimilarities: readonly Dissimilarity[] | null;
  readonly features: readonly FeatureValue[] | null;
  readonly triplets: readonly TripletJudgement[] | null;
  readonly categories: ReadonlyMap<string, string>;
  readonly spaces: readonly GatheredSpace[];
  readonly changes: Pick<ImportChanges, 'ratings' | 'dissimilarities' | 'triplets' | 'features' | 'categories' | 'spaces' | 'leftOutRows'>;
}

/** `idOf` answers null for a name that is left out. */
export function gatherRows(
  tables: readonly ReadyTable[],
  idOf: (name: string) => string | null,
  stimuli: readonly StimulusDraft[],
  existing: ExistingRows,
): GatheredRows {
  let leftOutRows = 0;
  const withIds = <T, R>(rows: readonly T[], convert: (row: T) => R | null): R[] =>
    rows.flatMap((row) => {
      const converted = convert(row);
      if (converted === null) leftOutRows++;
      return converted === null ? [] : [converted];
    });
  const pairIds = (row: { readonly first: string; readonly second: string }): [string, string] | null => {
    const [first, second] = [idOf(row.first), idOf(row.second)];
    return first === null || second === null || first === second ? null : [first, second];
  };

  const judged = tables.filter(({ found }) => found.ratings.length > 0);
  const newRatings = judged.flatMap(({ found }) =>
    withIds(found.ratings, (row): Rating | null => {
      const ids = pairIds(row);
      return ids === null ? null : { rater: row.rater, first: ids[0], second: ids[1], rating: row.rating };
    }),
  );
  const keepsRatings = judged.every(({ plan }) => plan.mode === 'add');
  const ratings = judged.length === 0 ? null : [...(keepsRatings ? existing.ratings : []), ...newRatings];
  const measured = tables.filter(({ found }) => found.dissimilarities.length > 0);
  const newPairs = measured.flatMap(({ found }) =>
    withIds(found.dissimilarities, (row): Dissimilarity | null => {
      const ids = pairIds(row);
      return ids === null ? null : { ...row, first: ids[0], second: ids[1] };
    }),
  );
  const dissimilarities =
    ratings === null && newPairs.length === 0 ? null : joinPairs(judged, measured, ratings, newPairs, stimuli, existing);

  const chosen = tables.filter(({ found }) => found.triplets.length > 0);
  const newTriplets = chosen.flatMap(({ found }) => withIds(found.triplets, (triplet) => tripletOfIds(triplet, idOf)));
  const keepsTriplets = chosen.every(({ plan }) => plan.mode === 'add');

  const described = tables.filter(({ found }) => found.features.length > 0);
  const newFeatures = described.flatMap(({ found }) =>
    withIds(found.features, ({ name, ...row }): FeatureValue | null => {
      const stimulus = idOf(name);
      return stimulus === null ? null : { stimulus, ...row };
    }),
  );
  const keepsFeatures = described.every(({ plan }) => plan.mode === 'add');
  const categories = new Map(
    tables.flatMap(({ found }) =>
      withIds(found.categories, ({ name, category }): [string, string] | null => {
        const id = idOf(name);
        return id === null ? null : [id, category];
      }),
    ),
  );
  const spaces = tables
    .filter(({ found }) => found.places.length > 0)
    .map((table) =>
      gatherSpace(
        table,
        withIds(table.found.places, ({ name, at }) => (idOf(name) === null ? null : { id: idOf(name)!, name, at })),
      ),
    );
  return {
    ratings,
    dissimilarities,
    triplets: chosen.length === 0 ? null : [...(keepsTriplets ? existing.triplets : []), ...newTriplets],
    features: described.length === 0 ? null : joinFeatures(keepsFeatures ? existing.features : [], newFeatures),
    categories,
    spaces,
    changes: {
      ratings: newRatings.length,
      dissimilarities: dissimilarities?.length ?? 0,
      triplets: newTriplets.length,
      features: newFeatures.length,
      categories: categories.size,
      spaces: spaces.map(({ name, dims }) => ({ name, dims })),
      leftOutRows,
    },
  };
}

/** What an imported space is called: as wanted, else after its file. */
export function spaceNameOf({ plan, label }: Pick<ReadyTable, 'plan' | 'label'>): string {
  if (plan.space !== null && plan.space.trim() !== '') return plan.space.trim();
  const stem = label
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} _.-]+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  return stem.slice(0, 50).replace(/[ .]+$/, '') || 'imported';
}

/** Of judgements the whole project's are aggregated anew; what files give directly goes before them. */
function joinPairs(
  judged: readonly ReadyTable[],
  measured: readonly ReadyTable[],
  ratings: readonly Rating[] | null,
  given: readonly Dissimilarity[],
  stimuli: readonly StimulusDraft[],
  existing: ExistingRows,
): Dissimilarity[] {
  const isAnew = [...judged, ...measured].some(({ plan }) => plan.mode === 'replace');
  const top = Math.max(...judged.map(({ content }) => content.high));
  const scaleTop =
    ratings !== null && ratings.length === judged.reduce((sum, { found }) => sum + found.ratings.length, 0) ? top : undefined;
  const drawn = stimuli.map(({ id, name, category, image }) => ({ id, name, category, image }));
  const aggregated = ratings === null ? [] : aggregateRatings(ratings, drawn, scaleTop);
  const joined = new Map<string, Dissimilarity>();
  for (const row of isAnew ? [] : existing.dissimilarities) joined.set(pairKey(row), row);
  for (const row of aggregated) joined.set(pairKey(row), row);
  for (const [key, row] of meanByPair(given)) joined.set(key, row);
  return [...joined.values()];
}

/** Two spellings of a name can make several rows for a pair; each counts by its judgements, in whatever order they come. */
function meanByPair(rows: readonly Dissimilarity[]): Map<string, Dissimilarity> {
  const sums = new Map<string, { readonly row: Dissimilarity; sum: number; weight: number; ratings: number }>();
  for (const row of rows) {
    const entry = sums.get(pairKey(row)) ?? { row, sum: 0, weight: 0, ratings: 0 };
    const weight = Math.max(1, row.ratings);
    entry.sum += weight * row.dissimilarity;
    entry.weight += weight;
    entry.ratings += row.ratings;
    sums.set(pairKey(row), entry);
  }
  return new Map([...sums].map(([key, { row, sum, weight, ratings }]) => [key, { ...row, dissimilarity: sum / weight, ratings }]));
}

/** Null where an item is left out, or two are one stimulus. */
function tripletOfIds(triplet: TripletJudgement, idOf: (name: string) => string | null): TripletJudgement | null {
  const names = triplet.task === 'reference' ? [triplet.reference, triplet.chosen, triplet.other] : [triplet.a, triplet.b, triplet.c];
  const [one, two, three] = names.map(idOf);
  if (!one || !two || !three || new Set([one, two, three]).size < 3) return null;
  if (triplet.task === 'reference') return { ...triplet, reference: one, chosen: two, other: three };
  return { ...triplet, a: one, b: two, c: three, odd: idOf(triplet.odd)! };
}

function pairKey({ first, second }: { readonly first: string; readonly second: string }): string {
  return first < second ? `${first} ${second}` : `${second} ${first}`;
}

function joinFeatures(before: readonly FeatureValue[], added: readonly FeatureValue[]): FeatureValue[] {
  const joined = new Map<string, FeatureValue>();
  for (const row of [...before, ...added]) joined.set(JSON.stringify([row.stimulus, row.scale, row.feature]), row);
  return [...joined.values()];
}

function gatherSpace(
  table: ReadyTable,
  rows: readonly { readonly id: string; readonly name: string; readonly at: readonly number[] }[],
): GatheredSpace {
  const name = spaceNameOf(table);
  requireSpaceName(name);
  const dims = table.content.values.length;
  if (dims > 10)
    throw new AppError(
      'bad-input',
      say`${table.label} has ${dims} columns of coordinates; a space has at most 10 dimensions. Choose fewer columns.`,
    );
  const seen = new Map<string, string>();
  for (const row of rows) {
    const other = seen.get(row.id);
    if (other !== undefined)
      throw new AppError(
        'bad-input',
        say`${table.label} gives places for ‘${other}’ and ‘${row.name}’, which are the same stimulus. Leave one out under Names.`,
      );
    seen.set(row.id, row.name);
  }
  if (rows.length < 2) throw new AppError('bad-input', say`${table.label} gives places for fewer than two stimuli. Check the names.`);
  return { name, dims, label: table.label, stimuli: rows.map(({ id }) => id), coordinates: rows.map(({ at }) => at) };
}
