/** Answers on two scales in one column: some people from 1 to 7, others from 0 to 100. */
import type { TableQuestion } from '../../../../contract/importing/table-remarks';
import type { TableContent } from '../../../../contract/importing/import';
import { strengthOf, wordsOf } from '../columns/header-meaning';
import type { FoundTable } from '../sheet/table';
import { placeWords, sampleWords } from '../vocabulary/place-words';
import type { RawJudgement } from './raw-judgements';

const shortScale = 11;
const fewest = 4; // answers of a person or part
const wider = 3;

interface Part {
  readonly name: string;
  least: number;
  most: number;
  count: number;
}

/** Null where all parts may have used one scale. */
export function findTwoScales(table: FoundTable, content: TableContent, judgements: readonly RawJudgement[]): TableQuestion | null {
  const { kind, values, condition } = content;
  if (kind !== 'ratings' && kind !== 'rater-rows' && kind !== 'rater-columns') return null;
  const cellsOf = new Map(table.rows.map(({ row, cells }) => [row, cells]));
  const header = values.length === 1 ? table.header[values[0]!]! : '';
  const found = (nameOf: (judgement: RawJudgement) => string): { readonly short: Part[]; readonly long: Part[] } | null => {
    const parts = new Map<string, Part>();
    for (const judgement of judgements) {
      const name = nameOf(judgement);
      const part = parts.get(name) ?? { name, least: Infinity, most: -Infinity, count: 0 };
      [part.least, part.most, part.count] = [Math.min(part.least, judgement.value), Math.max(part.most, judgement.value), part.count + 1];
      parts.set(name, part);
    }
    const full = [...parts.values()].filter(({ count }) => count >= fewest);
    const short = full.filter(({ most }) => most <= shortScale);
    const top = Math.max(...short.map(({ most }) => most));
    const long = full.filter(({ most }) => most >= Math.max(2 * shortScale, wider * top));
    return short.length > 0 && long.length > 0 && short.length + long.length >= 0.8 * full.length ? { short, long } : null;
  };
  const ends = (parts: readonly Part[]): readonly [number, number] => [Math.min(...parts.map(({ least }) => least)), Math.max(...parts.map(({ most }) => most))];
  for (const [column, name] of table.header.entries()) {
    if (values.includes(column) || !(column === condition || saysPart(name))) continue;
    const split = found(({ row }) => cellsOf.get(row)?.[column] ?? '');
    if (split === null) continue;
    const parts = [...split.short, ...split.long].map((part) => part.name).filter((part) => part !== '');
    return { code: 'two-scales', header, short: ends(split.short), long: ends(split.long), examples: [split.short[0]!.name, split.long[0]!.name], parts: { column, header: name, values: parts.slice(0, 12) } };
  }
  const people = found(({ rater }) => rater ?? '');
  return people === null ? null : { code: 'two-scales', header, short: ends(people.short), long: ends(people.long), examples: [people.short[0]!.name, people.long[0]!.name], parts: null };
} // prettier-ignore

function saysPart(header: string): boolean {
  return strengthOf(header, 'condition') >= 1.6 || wordsOf(header).some((word) => placeWords.has(word) || sampleWords.has(word));
}
