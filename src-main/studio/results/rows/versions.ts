/** The finished runs of one row of the results, by how they came about: the version that is shown, and those that it would hide. */
import { phrase } from '../../../contract/message';
import { canonicalJson } from '../../../store/files/canonical-json';
import type { FinishedRun } from './finished-runs';
import { facetWords, type Facet, type Facets } from './settings-of-runs';

/** Equal in everything but fold and seed; seeds that follow one another belong together. */
export interface Version {
  readonly runs: readonly FinishedRun[]; // of the project's seeds, where it has some of them
  readonly all: readonly FinishedRun[];
  readonly facets: Facets;
  readonly family: string;
}

/** What sets a version apart from the one that is shown. `data`: nothing but the data, the latest of such first; `seed`: a first seed, or 'all'. */
export type Apart = Readonly<Partial<Record<Facet | 'seed' | 'data', string>>>;

const everySeed = 'all';

/**
 * The one that is shown first: that fits the present data, else the fullest, else that of the project's seeds, else the newest.
 */
export function versionsOf(row: readonly FinishedRun[], seeds: readonly number[], familyOf: (seed: number) => string): Version[] {
  const versions = groupBy(row, ({ version, seed }) => canonicalJson([version, familyOf(seed)])).map((all) => {
    const own = seeds.flatMap((seed) => all.filter((run) => run.seed === seed));
    const runs = own.length > 0 ? own : all;
    const newest = all.reduce((last, { ended }) => (ended > last ? ended : last), '');
    return { runs, all, facets: all[0]!.facets, family: familyOf(all[0]!.seed), isStale: all[0]!.isStale, isOwn: own.length > 0, newest };
  });
  return versions.sort(
    (a, b) =>
      Number(a.isStale) - Number(b.isStale) ||
      b.runs.length - a.runs.length ||
      Number(b.isOwn) - Number(a.isOwn) ||
      (a.newest < b.newest ? 1 : -1),
  );
}

/** Of every version that the first hides. */
export function hiddenIn(versions: readonly Version[]): Apart[] {
  const [shown, ...others] = versions;
  if (shown === undefined) return [];
  const more = versions.some(({ runs, all }) => all.length > runs.length) ? [{ seed: everySeed }] : [];
  let earlier = 0;
  return [...more, ...others.map((other) => apartFrom(shown, other) ?? { data: String(++earlier) })];
}

/** Null where nothing but the data differs. */
function apartFrom(shown: Version, { facets, family }: Version): Apart | null {
  const own = Object.entries(facets).filter(([name, value]) => shown.facets[name as Facet] !== value);
  const apart = { ...Object.fromEntries(own), ...(family === shown.family ? {} : { seed: family }) };
  return Object.keys(apart).length === 0 ? null : apart;
}

/** Of one row the runs that a configuration set apart so shows; none where it would be another's. */
export function runsIn(versions: readonly Version[], apart: Apart | null): readonly FinishedRun[] {
  const [shown] = versions;
  if (shown === undefined) return [];
  if (apart === null) return shown.runs;
  if (apart.seed === everySeed) return versions.find(({ runs, all }) => all.length > runs.length)?.all ?? [];
  if (apart.data !== undefined)
    return versions.slice(1).filter((each) => apartFrom(shown, each) === null)[Number(apart.data) - 1]?.runs ?? [];
  const { seed, ...wanted } = apart;
  const found = versions.find(
    ({ facets, family }) =>
      family === (seed ?? shown.family) &&
      Object.entries(wanted).every(([name, value]) => facets[name as Facet] === undefined || facets[name as Facet] === value),
  );
  return found?.runs ?? [];
}

export function apartWords(apart: Apart): string[] {
  const { seed, data, ...facets } = apart;
  return [
    ...Object.entries(facets).map(([name, value]) => facetWords(name as Facet, value)),
    ...(seed === undefined ? [] : [seed === everySeed ? phrase`every seed` : phrase`seed ${seed}`]),
    ...(data === undefined ? [] : [data === '1' ? phrase`before the data were changed` : phrase`before the data were changed (${data})`]),
  ];
}

/** Seeds that follow one another are called by the first of them, those that follow the project's own by that. */
export function seedFamilies(found: readonly number[], own: readonly number[]): (seed: number) => string {
  const families = new Map<number, number>(own.map((seed) => [seed, own[0]!]));
  for (const seed of [...new Set(found)].sort((a, b) => a - b)) if (!families.has(seed)) families.set(seed, families.get(seed - 1) ?? seed);
  return (seed) => String(families.get(seed) ?? seed);
}

export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return [...groups.values()];
}
