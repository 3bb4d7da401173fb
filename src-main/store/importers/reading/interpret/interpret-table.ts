/** From a table and the roles of its columns to judgements, places, features and categories, by the names in the file. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { TableContent } from '../../../../contract/importing/import';
import type { Remark, TableQuestion } from '../../../../contract/importing/table-remarks';
import { itemsOf } from '../../../../contract/study/triplets';
import type { Roles } from '../layouts/layout';
import { shortenNames } from '../names/shorten-names';
import type { AsideRow, FoundTable } from '../sheet/table';
import { codesBesidePercent, describeScale, findMissingCodes, scaleEnds } from './describe-scale';
import { findDirection } from './find-direction';
import { endsIn, type ScaleEnd } from '../columns/phrase-direction';
import { describedScale, findNoAnswers, type DescribedScale } from './no-answer-codes';
import type { InterpretedTable, ReadingState } from './interpreted';
import { gatherJudgements, isPairKind, type PairKind } from './raw-judgements';
import { readArrangements } from './read-arrangements';
import { readProperties } from './read-properties';
import { readTriplets } from './read-triplets';
import { isScaleOfWords, refuseBeyondShare, refuseMixedPercent, refuseWords, wordsForMissing } from './read-value';
import { findTwoScales } from './two-scales';
import { turnJudgements } from './turn-judgements';
import { parseNumber } from '../../table-cells';

export interface Interpretation {
  readonly content: TableContent;
  readonly found: InterpretedTable;
  readonly questions: readonly TableQuestion[];
  readonly remarks: readonly Remark[];
  readonly aside: readonly AsideRow[];
}

export interface InterpretSetting {
  readonly order: readonly string[];
  readonly meaning: TableContent['meaning'] | undefined; // as the file itself says it
}

const nothing = { ratings: [], dissimilarities: [], triplets: [], places: [], features: [], categories: [] } as const;
const nothingSaid = { onlyCondition: null, meaning: 'dissimilarity', isMeaningSure: true, low: 0, high: 1 } as const;

/** Throws AppErrors that name file, row and mend. */
export function interpretTable(
  table: FoundTable,
  roles: Roles,
  said: Partial<TableContent>,
  path: string,
  setting: InterpretSetting,
): Interpretation {
  // prettier-ignore
  if (table.rows.length === 0) throw new AppError('bad-input', say`${path} has a header but no rows. Choose a file with at least one row.`);
  if (roles.kind === null)
    throw new AppError('bad-input', say`It is not clear what the columns of ${path} hold. Choose the kind of table and its columns.`);
  const content: TableContent = { ...nothingSaid, missing: [], answers: [], ...said, ...roles, values: [...roles.values] };
  if (isPairKind(roles.kind)) return interpretJudgements(roles.kind, table, content, said, path, setting);
  const state = startState(path, table, content);
  if (roles.kind === 'triplets') {
    const triplets = readTriplets(table, state);
    return finish(state, content, { ...nothing, triplets, missing: state.missing }, []);
  }
  if (roles.kind === 'arrangements') {
    const { ratings, high } = readArrangements(table, state);
    return finish(state, { ...content, meaning: 'dissimilarity', low: 0, high }, { ...nothing, ratings, missing: state.missing }, []);
  }
  const scaled = {
    ...content,
    meaning: 'similarity' as const,
    ...(roles.kind === 'features' ? featureScale(table, roles.values, said) : {}),
  };
  checkEnds(scaled, roles.kind === 'features', path);
  const ready = { ...state, content: scaled };
  const found = readProperties(roles.kind, table, ready);
  return finish(ready, scaled, { ...nothing, ...found, missing: ready.missing }, []);
}

function interpretJudgements(
  kind: PairKind,
  table: FoundTable,
  content: TableContent,
  said: Partial<TableContent>,
  path: string,
  { order, meaning }: InterpretSetting,
): Interpretation {
  // prettier-ignore
  const declared = content.values.flatMap((column) => table.sheet.missing?.get(column) ?? []);
  const gather = (codes: readonly string[]): { state: ReadingState; raw: ReturnType<typeof gatherJudgements> } => {
    const state = startState(path, table, { ...content, missing: [...codes] });
    return { state, raw: gatherJudgements(kind, table, state, order) };
  };
  let { state, raw } = gather([...(said.missing ?? []), ...declared]);
  const questions: TableQuestion[] = [];
  const beside = state.percent === null || said.missing !== undefined ? [] : codesBesidePercent(state.bare?.values ?? []);
  if (beside.length === 0) refuseMixedPercent(state);
  if (said.low === undefined && said.high === undefined) refuseBeyondShare(state);
  const ofScale = scaleOf(table, content);
  const codes = said.missing === undefined ? findCodes(state, raw, beside, ofScale, said) : [];
  if (codes.length > 0) {
    questions.push({ code: 'missing-codes', codes });
    ({ state, raw } = gather([...declared, ...codes.map(({ text }) => text)]));
  }
  if (isScaleOfWords(state, raw.judgements.length)) {
    const column = content.values.map((index) => table.header[index] || `#${index + 1}`).join(', '); // as columns without a name are called
    questions.push({ code: 'words', column, words: [...state.words.keys()].slice(0, 100) });
  } else refuseWords(state, raw.judgements.length);
  const scales = said.low === undefined && said.high === undefined ? findTwoScales(table, content, raw.judgements) : null;
  if (scales !== null) questions.push(scales);
  const headers = content.values.map((column) => table.header[column]!);
  const known = said.meaning ?? meaning ?? null;
  const direction = known === null ? findDirection(table, content, raw, path, said.low === undefined && said.high === undefined) : null;
  if (direction !== null) {
    questions.push(...direction.questions);
    state.remarks.push(...direction.remarks);
  }
  const described = describeScale(kind, raw, headers, known ?? direction?.meaning ?? null, ofScale.described);
  const scale = state.percent?.isShare === true ? { ...described, low: 0, high: 100 } : described;
  const final: TableContent = {
    ...content,
    missing: [...(said.missing ?? [])],
    ...scale,
    low: said.low ?? scale.low,
    high: said.high ?? scale.high,
  };
  checkEnds(final, true, path);
  if (!final.isMeaningSure && direction?.questions.length === 0) state.remarks.push({ code: 'meaning-assumed', meaning: final.meaning });
  const own = raw.diagonal.filter(({ value }) => final.meaning === 'dissimilarity' && Math.abs(value - final.low) > 1e-9);
  if (own.length > 0) state.remarks.push({ code: 'own-distance', name: own[0]!.name, value: own[0]!.value, count: own.length });
  const unmet = unmetCodes(table, final, said);
  if (unmet.length > 0) state.remarks.push({ code: 'codes-unmet', codes: unmet.slice(0, 12) });
  const ready = { ...state, content: final };
  const found = turnJudgements(kind, raw, ready);
  if (content.condition !== null) {
    const used = new Set(raw.judgements.map(({ row }) => row));
    const values = new Set(table.rows.flatMap(({ row, cells }) => (used.has(row) ? [cells[content.condition!]!] : [])));
    values.delete('');
    if (values.size > 1)
      state.remarks.push({ code: 'condition', column: table.header[content.condition]!, values: [...values].slice(0, 12) });
  }
  return finish(ready, final, { ...nothing, ...found, missing: state.missing }, questions);
}

/** Codes and words that a person says and that stand nowhere: perhaps a slip. */
function unmetCodes({ rows }: FoundTable, { values }: TableContent, { missing = [], answers = [] }: Partial<TableContent>): string[] {
  if (missing.length + answers.length === 0) return [];
  const met = new Set(rows.flatMap(({ cells }) => values.map((column) => cells[column] ?? '')));
  const numbers = new Set([...met].map((cell) => parseNumber(cell, cell.includes(',') ? ',' : '.')));
  const isMet = (code: string): boolean => met.has(code) || (parseNumber(code, '.') !== null && numbers.has(parseNumber(code, '.')));
  return [...missing, ...answers.map(({ word }) => word)].filter((code) => code !== '' && !isMet(code));
}

/** What headers, titles and labels say of the numbers of a scale. */
function scaleOf(table: FoundTable, { values }: TableContent): ScaleOfColumns {
  const [first] = values;
  const texts = values.length !== 1 || first === undefined ? [] : [table.header[first]!, table.titles[first] ?? ''];
  const declared =
    first === undefined ? [] : [...(table.sheet.labels?.get(first) ?? [])].map(([value, label]) => ({ value: Number(value), label }));
  const countsFromZero = table.rows.slice(0, 50).some(({ cells }) => cells.some((cell) => /likert|button-response/.test(cell))); // jsPsych
  return { described: describedScale(texts), labels: [...texts.flatMap((text) => endsIn(text).ends), ...declared], countsFromZero };
}

interface ScaleOfColumns {
  readonly described: DescribedScale | null;
  readonly labels: readonly ScaleEnd[];
  readonly countsFromZero: boolean;
}

/** Numbers and words that look like no answer. */
function findCodes(
  state: ReadingState,
  { judgements }: ReturnType<typeof gatherJudgements>,
  beside: readonly { readonly text: string; readonly count: number }[],
  { described, labels, countsFromZero }: ScaleOfColumns,
  said: Partial<TableContent>,
): { readonly text: string; readonly count: number }[] {
  const values = judgements.map(({ value }) => value);
  const outside = state.percent === null ? findMissingCodes(values) : [];
  const { kind } = state.content;
  const isRated = kind === 'ratings' || kind === 'rater-rows' || kind === 'rater-columns';
  const isSaid = said.low !== undefined || said.high !== undefined;
  const atEnds =
    state.percent !== null || !isRated || isSaid
      ? []
      : findNoAnswers(
          values.filter((value) => !outside.some(({ text }) => Number(text) === value)),
          described,
          labels,
          countsFromZero,
        );
  const words = isScaleOfWords(state, judgements.length) ? [] : wordsForMissing(state, judgements.length);
  return [...beside, ...outside, ...atEnds, ...words];
}

function startState(path: string, table: FoundTable, content: TableContent): ReadingState {
  const { decimal } = table.reading;
  return {
    path,
    decimal,
    content,
    missingCodes: new Set(content.missing),
    missingNumbers: new Set(
      content.missing.map((text) => parseNumber(text, text.includes(',') ? ',' : '.')).filter((value) => value !== null),
    ),
    answers: new Map(content.answers.map(({ word, value }) => [word, value])),
    missing: 0,
    missingTexts: new Map(),
    aside: [],
    remarks: [],
    percent: null,
    beyondShare: null,
    bare: null,
    leading: null,
    words: new Map(),
  };
}

function checkEnds({ low, high }: TableContent, isScaled: boolean, path: string): void {
  if (isScaled && low >= high)
    throw new AppError('bad-input', say`The scale of ${path} must end above its beginning, not run from ${low} to ${high}.`);
}

function featureScale(table: FoundTable, values: readonly number[], said: Partial<TableContent>): { low: number; high: number } {
  let [least, most] = [Infinity, -Infinity];
  for (const { cells } of table.rows)
    for (const column of values) {
      const value = parseNumber(cells[column] ?? '', table.reading.decimal);
      if (value !== null) [least, most] = [Math.min(least, value), Math.max(most, value)];
    }
  if (least > most) [least, most] = [0, 1];
  const ends = least >= -1 && most <= 1 ? { low: -1, high: 1 } : scaleEnds(least, most);
  return { low: said.low ?? ends.low, high: said.high ?? ends.high };
}

/** Names get short where that keeps them apart, and all that was left out or understood is said. */
function finish(state: ReadingState, content: TableContent, found: InterpretedTable, questions: readonly TableQuestion[]): Interpretation {
  const remarks = [...state.remarks];
  const short = shortenNames(namesOf(found), remarks);
  if (state.missingTexts.size > 0) {
    const count = [...state.missingTexts.values()].reduce((sum, n) => sum + n, 0);
    remarks.push({ code: 'taken-as-missing', texts: [...state.missingTexts.keys()].slice(0, 12), count });
  }
  if (state.percent !== null)
    remarks.push({
      code: 'percent-signs',
      example: state.percent.example.slice(0, 40),
      value: state.percent.value,
      count: state.percent.count,
      isShare: state.percent.isShare && content.kind !== null && isPairKind(content.kind),
    });
  if (state.leading !== null) remarks.push({ code: 'leading-numbers', ...state.leading, example: state.leading.example.slice(0, 120) });
  return { content, found: rename(found, (name) => short.get(name) ?? name), questions, remarks, aside: state.aside };
}

function namesOf(found: InterpretedTable): Set<string> {
  const names = new Set<string>();
  for (const { first, second } of found.ratings) names.add(first).add(second);
  for (const { first, second } of found.dissimilarities) names.add(first).add(second);
  for (const triplet of found.triplets) for (const name of itemsOf(triplet)) names.add(name);
  for (const rows of [found.places, found.features, found.categories]) for (const { name } of rows) names.add(name);
  return names;
}

function rename(found: InterpretedTable, to: (name: string) => string): InterpretedTable {
  const pair = <T extends { readonly first: string; readonly second: string }>(row: T): T => ({
    ...row,
    first: to(row.first),
    second: to(row.second),
  });
  const one = <T extends { readonly name: string }>(row: T): T => ({ ...row, name: to(row.name) });
  return {
    ...found,
    ratings: found.ratings.map(pair),
    dissimilarities: found.dissimilarities.map(pair),
    triplets: found.triplets.map((triplet) =>
      triplet.task === 'reference'
        ? { ...triplet, reference: to(triplet.reference), chosen: to(triplet.chosen), other: to(triplet.other) }
        : { ...triplet, a: to(triplet.a), b: to(triplet.b), c: to(triplet.c), odd: to(triplet.odd) },
    ),
    places: found.places.map(one),
    features: found.features.map(one),
    categories: found.categories.map(one),
  };
}
