/** The one reader of tables: bytes, a name for sentences and what a person said in; plain data with everything worth knowing out. */
import { AppError } from '../../../../contract/app-error';
import { phrase } from '../../../../contract/message';
import type { TableContent, TableKind, TableReading } from '../../../../contract/importing/import';
import type { LeftOutRow, Remark, RoleReading, TableQuestion } from '../../../../contract/importing/table-remarks';
import { describeColumns, type Column } from '../columns/describe-columns';
import { doubtMeaning } from '../columns/doubt-meaning';
import { findTable } from './find-table';
import { applyChoices, guessLayout, type NamedColumn } from '../guess-layout';
import type { InterpretedTable } from '../interpret/interpreted';
import { interpretTable, type Interpretation } from '../interpret/interpret-table';
import { isPairKind } from '../interpret/raw-judgements';
import { joinTrials } from '../trials/join-trials';
import { readKeyCodes } from '../columns/key-codes';
import { openFile } from './open-file';
import { noRoles, type Layout, type Roles } from '../layouts/layout';
import { findTask } from '../layouts/triplet-table';
import { joinPeople } from '../trials/join-people';
import { reshapeTable } from '../trials/reshape-table';
import { setNotesAside, setSummariesAside } from '../columns/summaries';
import { chooseRows, type ChosenRows } from '../trials/choose-rows';
import { readPlainAnswers } from '../columns/plain-answers';
import { setHeadersAside } from './repeated-headers';
import type { FoundTable } from './table';

export interface TableChoices {
  readonly reading?: Partial<TableReading>;
  readonly content?: Partial<TableContent>;
  readonly columns?: readonly NamedColumn[];
}

/** What is known before the file is read. */
export interface TableSetting {
  /** Names of the rows of a matrix that names nothing itself. */
  readonly order?: readonly string[];
  readonly categories?: ReadonlyMap<string, string>; // by name
}

export interface TableFileReading {
  readonly reading: TableReading;
  readonly sheets: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[]; // the first ones
  readonly rowCount: number;
  readonly content: TableContent;
  readonly roles: readonly RoleReading[];
  readonly questions: readonly TableQuestion[];
  readonly remarks: readonly Remark[];
  readonly leftOut: readonly LeftOutRow[]; // the first ones
  readonly leftOutCount: number;
  readonly found: InterpretedTable | null;
  readonly problem: string | null; // why it cannot be used as it is read; a sentence
}

const shownRows = 12;
const shownLeftOut = 40;
const shownLetters = 200;

/** `path` is named in sentences. Throws AppErrors for files that are no tables. */
export async function readTableFile(
  bytes: Uint8Array,
  path: string,
  { reading: wanted = {}, content: said = {}, columns: named = [] }: TableChoices = {},
  setting: TableSetting = {},
): Promise<TableFileReading> {
  const file = await openFile(bytes, path, wanted);
  const plain = setHeadersAside(readPlainAnswers(findTable(file, path, wanted)), path);
  const found = readKeyCodes(setSummariesAside(setNotesAside(plain)), said);
  const { table: whole, problem: mismatch } = reshaped(found, said.kind ?? null, path, named);
  let table = whole;
  let columns: readonly Column[] = describeColumns(table);
  let problem: string | null = mismatch;
  let read: Interpretation | null = null;
  let layout: Layout = { roles: noRoles, why: [], questions: [] };
  const remarks: Remark[] = [];
  let used = table;
  let ofRows: ChosenRows['questions'] = [];
  try {
    if (mismatch !== null) throw new AppError('bad-input', mismatch);
    const people = joinPeople(table, columns, guessLayout(table, columns, said.kind ?? null));
    [table, columns, used] = [people.table, people.columns, people.table];
    layout = applyChoices(people.layout, said, named, table, path);
    const chosen = chooseRows(table, columns, layout.roles, said, path);
    layout = { ...layout, roles: chosen.roles };
    [used, ofRows] = [chosen.table, chosen.questions];
    remarks.push(...chosen.remarks);
    read = interpretTable({ ...used, rows: withLabels(used, layout.roles, remarks) }, layout.roles, said, path, {
      order: setting.order ?? [],
      meaning: file.meaning,
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problem = error.message.includes(path) ? error.message : phrase`${path}: ${error.message}`;
  }
  const content = read?.content ?? { ...unsaid, missing: [], answers: [], ...said, ...layout.roles, values: [...layout.roles.values] };
  const isColumnOpen = layout.questions.some((question) => question.code === 'which-column' && question.role === 'value');
  const ofValues = (read?.questions ?? []).filter((question) => !((isColumnOpen || ofRows.length > 0) && question.code === 'direction')); // other columns or rows may say it
  const questions = [...layout.questions, ...ofRows, ...ofValues];
  if (read !== null && content.kind !== null && isPairKind(content.kind) && said.meaning === undefined) {
    const doubt = doubtMeaning(read.found, content, setting.categories ?? new Map());
    if (doubt !== null) questions.push(doubt);
  }
  const openRows = new Set(ofRows.map(({ header }) => header));
  const ofReading = (read?.remarks ?? []).filter((remark) => !(remark.code === 'condition' && openRows.has(remark.column)));
  const aside = [...used.aside, ...(read?.aside ?? [])].sort((a, b) => a.row - b.row);
  return {
    reading: table.reading,
    sheets: table.sheets,
    header: table.header,
    rows: table.rows.slice(0, shownRows).map(({ cells }) => cells.map((cell) => cell.slice(0, shownLetters))),
    rowCount: table.rows.length,
    content,
    roles: layout.why,
    questions,
    remarks: [...table.remarks, ...remarks, ...countAside(aside), ...unusedColumns(layout.roles, columns, findTask(table)), ...ofReading],
    leftOut: aside
      .slice(0, shownLeftOut)
      .map(({ row, why, cells }) => ({ row, why, cells: cells.map((cell) => cell.slice(0, shownLetters)) })),
    leftOutCount: aside.length,
    found: read?.found ?? null,
    problem,
  };
}

/** A table whose trials contradict themselves is shown as it is, with the sentence. */
function reshaped(
  table: FoundTable,
  kind: TableKind | null,
  path: string,
  named: readonly NamedColumn[],
): { readonly table: FoundTable; readonly problem: string | null } {
  try {
    return {
      table: joinTrials(
        reshapeTable(
          table,
          kind,
          path,
          named.map(({ header }) => header),
        ),
        kind,
        path,
      ),
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { table, problem: error.message };
  }
}

const unsaid = { onlyCondition: null, meaning: 'dissimilarity', isMeaningSure: false, low: 0, high: 1 } as const;

/** Codes of items and of people become what they stand for; judgements keep their numbers. */
function withLabels(
  table: FoundTable,
  roles: Pick<TableContent, 'first' | 'second' | 'third' | 'odd' | 'reference' | 'name' | 'rater' | 'category' | 'condition'>,
  remarks: Remark[],
): FoundTable['rows'] {
  // prettier-ignore
  const { labels } = table.sheet;
  if (labels === undefined) return table.rows;
  const { first, second, third, odd, reference, name, rater, category, condition } = roles;
  const columns = [first, second, third, odd, reference, name, rater, category, condition].flatMap((index) => {
    const own = index === null ? undefined : labels.get(index);
    return index === null || own === undefined ? [] : [{ index, own }];
  });
  if (columns.length === 0) return table.rows;
  for (const { index, own } of columns)
    remarks.push({ code: 'labels-used', column: table.header[index]!, example: [...own.values()][0] ?? '' });
  return table.rows.map(({ row, cells }) => {
    const changed = [...cells];
    for (const { index, own } of columns) changed[index] = own.get(cells[index]!) ?? cells[index]!;
    return { row, cells: changed };
  });
}

function countAside(aside: readonly { readonly row: number; readonly why: LeftOutRow['why'] }[]): Remark[] {
  const byWhy = new Map<LeftOutRow['why'], number[]>();
  for (const { row, why } of aside) {
    const rows = byWhy.get(why) ?? [];
    rows.push(row);
    byWhy.set(why, rows);
  }
  return [...byWhy].map(([why, rows]) => ({ code: 'rows-left-out', why, count: rows.length, rows: rows.slice(0, 5) }));
}

function unusedColumns(roles: Roles, columns: readonly Column[], task: number | null): Remark[] {
  // prettier-ignore
  if (roles.kind === null) return [];
  const { kind, values, ...single } = roles;
  const joined = new Set((single.rater === null ? '' : (columns[single.rater]?.header ?? '')).split(' + '));
  const isJoined = ({ header }: Column): boolean => joined.size > 1 && joined.has(header);
  const used = new Set<number | null>([
    ...values,
    ...Object.values(single),
    kind === 'triplets' ? task : null,
    ...columns.filter(isJoined).map(({ index }) => index),
  ]);
  const left = columns
    .filter(({ index, count }) => !used.has(index) && count > 0)
    .map(({ header, index }) => (header === '' ? `#${index + 1}` : header.slice(0, 80)));
  return left.length === 0 ? [] : [{ code: 'columns-left-out', headers: left.slice(0, 60) }];
}
