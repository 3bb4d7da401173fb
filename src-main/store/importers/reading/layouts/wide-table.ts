/** A row for each rater and a column for each pair, named in the headers or in the labels below them. */
import type { RoleReading } from '../../../../contract/importing/table-remarks';
import type { Column } from '../columns/describe-columns';
import { meaningsOf, strengthOf } from '../columns/header-meaning';
import { splitPairs, type Pair } from '../names/split-pair';
import type { FoundTable } from '../sheet/table';
import { noRoles, type Layout } from './layout';

export interface PairColumns {
  readonly columns: readonly number[];
  readonly pairs: readonly Pair[];
}

const leastClosure = 0.4;

export function findWideTable(table: FoundTable, columns: readonly Column[]): Layout | null {
  const found = findPairColumns(
    table,
    columns.filter(({ isNumeric, count }) => isNumeric || count === 0).map(({ index }) => index),
  );
  if (found === null) return null;
  const isPair = new Set(found.columns);
  const rest = columns.filter(({ index, count }) => !isPair.has(index) && count > 0);
  const rater = chooseRater(rest, table.rows.length);
  const why: RoleReading[] = [
    {
      role: 'value',
      columns: found.columns,
      headers: found.columns.map((i) => table.header[i]!),
      reasons: [{ code: 'two-items' }],
      others: [],
    },
  ];
  if (rater !== null)
    why.unshift({
      role: 'rater',
      columns: [rater.index],
      headers: [rater.header],
      reasons: [meaningsOf(rater.header).get('rater')?.reason ?? { code: 'identifier' }],
      others: [],
    });
  return { roles: { ...noRoles, kind: 'rater-rows', rater: rater?.index ?? null, values: found.columns }, why, questions: [] };
}

/** Which of these columns name pairs; by their headers or their labels, or by what stands in brackets at the end of either. */
export function findPairColumns(
  { header, titles }: Pick<FoundTable, 'header' | 'titles'>,
  among: readonly number[],
  areSaid = false,
): PairColumns | null {
  if (among.length < 3) return null;
  let best: (PairColumns & { readonly merit: number }) | null = null;
  for (const texts of [header, titles, header.map(insideBrackets), titles.map(insideBrackets)]) {
    const open = ofOneFamily(
      among.filter((index) => (texts[index] ?? '') !== '' && !isAside(texts[index]!)),
      texts,
    );
    const beside = findSecondary(open.map((index) => texts[index]!));
    const named = open.filter((index) => !beside.has(texts[index]!));
    const split = splitPairs(
      named.map((index) => texts[index]!),
      { canHaveAffixes: true, areSaid },
    );
    if (split === null || split.closure < leastClosure) continue;
    const kept = named.flatMap((index, i) => (split.pairs[i] === null ? [] : [{ index, pair: split.pairs[i]! }]));
    const merit = kept.length / among.length + split.closure;
    if (kept.length >= 3 && (best === null || merit > best.merit + 1e-9))
      best = { columns: kept.map(({ index }) => index), pairs: kept.map(({ pair }) => pair), merit };
  }
  return best;
}

/** Of ‘Sim_cup_jug’ and ‘RT_cup_jug’, as of every pair, those whose word says similarity, and no time or confidence; all where no words part them so. */
function ofOneFamily(among: readonly number[], texts: readonly string[]): readonly number[] {
  for (const parted of [/^([^\s_.:-]+)[\s_.:-]+(.+)$/s, /^(.+)[\s_.:-]+([^\s_.:-]+)$/s]) {
    const families = new Map<string, Map<string, number>>();
    for (const index of among) {
      const found = parted.exec(texts[index]!.trim());
      if (found === null) continue;
      const [word, rest] = parted.source.startsWith('^([') ? [found[1]!, found[2]!] : [found[2]!, found[1]!];
      if (!/[\s_.:-]|\p{Ll}\p{Lu}/u.test(rest)) continue; // of ‘cup_jug’ both words are items
      families.set(word, (families.get(word) ?? new Map<string, number>()).set(rest, index));
    }
    const large = [...families].filter(([, members]) => members.size >= 3).sort(([, a], [, b]) => b.size - a.size);
    const [most] = large;
    if (most === undefined) continue;
    const alike = large.filter(([, members]) => [...members.keys()].filter((rest) => most[1].has(rest)).length >= 0.9 * most[1].size);
    if (alike.length < 2) continue;
    const score = (word: string): number =>
      Math.max(strengthOf(word, 'similarity'), strengthOf(word, 'dissimilarity'), strengthOf(word, 'judgement')) -
      Math.max(strengthOf(word, 'time'), strengthOf(word, 'spread'), strengthOf(word, 'trial'), strengthOf(word, 'aside'));
    const ranked = alike.map(([word, members]) => ({ score: score(word), members })).sort((a, b) => b.score - a.score);
    return ranked[0]!.score > ranked[1]!.score ? [...ranked[0]!.members.values()] : [];
  }
  return among;
}

/** LimeSurvey writes ‘sim[SQ001]. How alike? [cup – jug]’; '' where nothing stands in brackets. */
function insideBrackets(text: string): string {
  return /[[(]([^[\]()]{3,200})[\])]\s*$/.exec(text)?.[1]?.trim() ?? '';
}

/** Of ‘cup_jug’ and ‘cup_jug_RT’ the second is measured beside the first, whatever it is called, if that holds for nearly all pairs. */
function findSecondary(headers: readonly string[]): ReadonlySet<string> {
  const known = new Set(headers);
  const byWord = new Map<string, string[]>();
  for (const header of headers) {
    const after = /^(.+?)[\s_.:-]+([^\s_.:-]+)$/s.exec(header.trim());
    const before = /^([^\s_.:-]+)[\s_.:-]+(.+)$/s.exec(header.trim());
    for (const [whole, word] of [[after?.[1], `after ${after?.[2]}`], [before?.[2], `before ${before?.[1]}`]] as const)
      if (whole !== undefined && known.has(whole)) byWord.set(word, [...(byWord.get(word) ?? []), header]);
  } // prettier-ignore
  const found = [...byWord.values()].filter(
    (list) => list.length >= 3 && list.length >= 0.8 * (headers.length / 2 - list.length / 2 + 0.5),
  );
  return new Set(found.flat());
}

/** Columns of programs and of people are no pairs, however they are written: ‘time_elapsed’, ‘Duration (in seconds)’. */
function isAside(header: string): boolean {
  return (['aside', 'date', 'person'] as const).some((meaning) => strengthOf(header, meaning) >= 3) || strengthOf(header, 'time') >= 3;
}

function chooseRater(rest: readonly Column[], rows: number): Column | null {
  const scored = rest.map((column) => {
    const aside = Math.max(
      strengthOf(column.header, 'person'),
      strengthOf(column.header, 'aside'),
      strengthOf(column.header, 'date'),
      strengthOf(column.header, 'time'),
    );
    const isOneEach = column.values.size >= 0.9 * Math.min(rows, column.count) && column.count >= 0.9 * rows;
    return {
      column,
      score: strengthOf(column.header, 'rater') - aside + (isOneEach && (!column.isNumeric || column.areWhole) ? 1.5 : -1.5),
    };
  });
  const best = scored.sort((a, b) => b.score - a.score || a.column.index - b.column.index)[0];
  return best !== undefined && best.score >= 1.5 ? best.column : null;
}
