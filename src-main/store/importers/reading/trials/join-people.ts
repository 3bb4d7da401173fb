/** People who are numbered anew at every place: participant 1 of lab A is not participant 1 of lab B. */
import type { RoleCandidate } from '../../../../contract/importing/table-remarks';
import { describeColumns, type Column } from '../columns/describe-columns';
import { wordsOf } from '../columns/header-meaning';
import type { Layout } from '../layouts/layout';
import { cellSplitter } from '../layouts/long-table';
import { groupCells, groupPairs } from '../layouts/row-groups';
import type { FoundTable } from '../sheet/table';
import { besidePlaces, placeWords, sampleWords } from '../vocabulary/place-words';

export interface JoinedPeople {
  readonly table: FoundTable; // with a column of both
  readonly columns: readonly Column[];
  readonly layout: Layout;
}

/** Where the same number judges the same pair at several places, a column of place and number is added: taken at once for labs, asked about for groups. */
export function joinPeople(table: FoundTable, columns: readonly Column[], layout: Layout): JoinedPeople {
  const { roles } = layout;
  const { rater, first, second, pair, kind } = roles;
  if (rater === null || (kind !== 'ratings' && kind !== 'rater-rows' && kind !== 'triplets')) return { table, columns, layout };
  const used = new Set<unknown>([...roles.values, ...Object.values({ ...roles, condition: null })]);
  const { rows } = table;
  const split = pair === null ? null : cellSplitter(rows, pair);
  const shown = kind === 'ratings' ? groupPairs(rows, split ?? (({ cells }) => [cells[first!]!, cells[second!]!])) : new Int32Array(rows.length);
  for (const { index, header, values } of columns) {
    const how = placeOf(header);
    if (how === null || used.has(index) || values.size < 2 || values.size > 60) continue;
    if (!areNumberedAnew(groupCells(rows, rater), groupCells(rows, index), shown)) continue;
    const called = `${header} + ${table.header[rater]!}`;
    const joined: FoundTable = {
      ...table,
      header: [...table.header, called],
      titles: [...table.titles, ''],
      rows: rows.map(({ row, cells }) => ({ row, cells: [...cells, cells[rater] === '' ? '' : `${cells[index]!} ${cells[rater]!}`.trim()] })),
      remarks: how === 'place' ? [...table.remarks, { code: 'people-joined', place: header, rater: table.header[rater]! }] : table.remarks,
    };
    const both = table.header.length;
    const reasons = [{ code: 'people-apart', column: header } as const];
    const taken: RoleCandidate = { column: both, header: called, score: 2, reasons };
    const own: RoleCandidate = { column: rater, header: table.header[rater]!, score: 2, reasons: [] };
    const others = layout.questions.filter((question) => !(question.code === 'which-column' && question.role === 'rater'));
    const whyOthers = layout.why.filter(({ role }) => role !== 'rater');
    return {
      table: joined,
      columns: describeColumns(joined),
      layout: {
        roles: { ...roles, rater: both },
        why: [{ role: 'rater', columns: [both], headers: [called], reasons, others: [own] }, ...whyOthers],
        questions: how === 'place' ? others : [...others, { code: 'which-column', role: 'rater', candidates: [own, taken], canBeNone: false }],
      },
    };
  }
  return { table, columns, layout };
} // prettier-ignore

function placeOf(header: string): 'place' | 'sample' | null {
  const words = wordsOf(header).filter((word) => !besidePlaces.has(word));
  if (words.length === 0 || words.length > 2) return null;
  if (words.every((word) => placeWords.has(word))) return 'place';
  return words.every((word) => placeWords.has(word) || sampleWords.has(word)) ? 'sample' : null;
}

const fewestShared = 0.3;

/** Some numbers are at several places, and judge what is shown once at each of them. */
function areNumberedAnew(raters: Int32Array, places: Int32Array, shown: Int32Array): boolean {
  const placesOf = new Map<number, Set<number>>();
  const alone = new Map<string, number>();
  const within = new Set<string>();
  let [rows, anew, again] = [0, 0, 0];
  for (let i = 0; i < raters.length; i++) {
    const [rater, place, pair] = [raters[i]!, places[i]!, shown[i]!];
    if (rater < 0 || place < 0 || pair < 0) continue;
    rows++;
    placesOf.set(rater, (placesOf.get(rater) ?? new Set()).add(place));
    const before = alone.get(`${rater} ${pair}`);
    if (before === undefined) alone.set(`${rater} ${pair}`, place);
    else if (before !== place) anew++;
    const key = `${rater} ${place} ${pair}`;
    if (within.has(key)) again++;
    within.add(key);
  }
  const shared = [...placesOf.values()].filter(({ size }) => size > 1).length;
  return rows > 0 && shared >= fewestShared * placesOf.size && anew >= 0.15 * rows && again < anew;
}
