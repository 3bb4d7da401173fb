/** Which kind of table it is and which column holds what: each layout is tried, from the one that is surest of itself. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { TableContent, TableKind } from '../../../contract/importing/import';
import type { NamedRole } from '../../../contract/importing/column-roles';
import type { RoleReading } from '../../../contract/importing/table-remarks';
import type { Column } from './columns/describe-columns';
import { findArrangements } from './layouts/arrangement-table';
import { noRoles, type Layout, type Roles } from './layouts/layout';
import { findBlocksBeside } from './trials/stack-beside';
import { findLongTable } from './layouts/long-table';
import { findMatrix, type MatrixMismatch, type MatrixShape } from './layouts/matrix-shape';
import { findProperties } from './layouts/property-table';
import { findStacked } from './layouts/stacked-matrices';
import { findTriplets } from './layouts/triplet-table';
import { findWideTable } from './layouts/wide-table';
import type { FoundTable } from './sheet/table';

export interface NamedColumn {
  readonly role: NamedRole;
  readonly header: string; // or 'none', or '#3' for the third column
}

/** A `kind` said by hand is filled with the columns that suit it best. */
export function guessLayout(table: FoundTable, columns: readonly Column[], kind: TableKind | null): Layout {
  if (kind !== null) return byKind(kind, table, columns) ?? bare(kind, columns);
  const matrix = findMatrix(table);
  if (matrix !== null) return askWhichBlock(table, ofMatrix(matrix, table.header, columns));
  return (
    findStacked(table, columns) ??
    findTriplets(table, columns) ??
    findArrangements(table, columns) ??
    surest(findWideTable(table, columns), findLongTable(table, columns), columns) ??
    findProperties(columns, table.reading.hasHeader, null) ?? { roles: noRoles, why: [], questions: [] }
  );
}

/** A long table may have headers that look like pairs, and a wide one columns of words that look like items. */
function surest(wide: Layout | null, long: Layout | null, columns: readonly Column[]): Layout | null {
  if (wide === null || long === null) return wide ?? long;
  const covered = wide.roles.values.length / Math.max(1, columns.filter(({ isNumeric }) => isNumeric).length);
  return covered >= 0.5 ? wide : long;
}

function byKind(kind: TableKind, table: FoundTable, columns: readonly Column[]): Layout | null {
  switch (kind) {
    case 'matrix': {
      const found = findMatrix(table);
      return found === null ? null : askWhichBlock(table, ofMatrix(found, table.header, columns));
    }
    case 'stacked-matrices':
      return findStacked(table, columns);
    case 'pairs':
    case 'ratings':
    case 'rater-columns':
      return findLongTable(table, columns, kind);
    case 'rater-rows':
      return findWideTable(table, columns);
    case 'triplets':
      return findTriplets(table, columns, true);
    case 'arrangements':
      return findArrangements(table, columns);
    case 'coordinates':
    case 'features':
    case 'categories':
      return findProperties(columns, table.reading.hasHeader, kind);
    default:
      return kind satisfies never;
  }
}

/** Columns in their order, to be put right by hand. */
function bare(kind: TableKind, columns: readonly Column[]): Layout {
  const numeric = columns.filter(({ isNumeric }) => isNumeric).map(({ index }) => index);
  const words = columns.filter(({ isNumeric, count }) => !isNumeric && count > 0).map(({ index }) => index);
  const [first, second] = words.length >= 2 ? words : [0, Math.min(1, columns.length - 1)];
  const roles: Roles = { ...noRoles, kind };
  if (kind === 'matrix' || kind === 'stacked-matrices') {
    const start = words[0] === 0 ? 1 : 0;
    return {
      roles: { ...roles, name: start === 1 ? 0 : null, values: columns.slice(start).map(({ index }) => index) },
      why: [],
      questions: [],
    };
  }
  if (kind === 'rater-rows') return { roles: { ...roles, values: numeric }, why: [], questions: [] };
  if (kind === 'arrangements') return { roles: { ...roles, name: first!, values: numeric.slice(0, 2) }, why: [], questions: [] };
  const values = numeric.filter((index) => index !== first && index !== second);
  const kept = kind === 'rater-columns' ? values : values.slice(-1);
  return {
    roles: { ...roles, first: first!, second: second!, third: kind === 'triplets' ? (words[2] ?? null) : null, values: kept },
    why: [],
    questions: [],
  };
}

function ofMatrix(found: MatrixShape | MatrixMismatch, header: readonly string[], columns: readonly Column[]): Layout {
  if ('onlyInRows' in found)
    return { roles: { ...noRoles, kind: 'matrix', name: 0, values: columns.slice(1).map(({ index }) => index) }, why: [], questions: [] };
  const { nameColumn: name, valueColumns } = found;
  const why: RoleReading[] =
    name === null ? [] : [{ role: 'name', columns: [name], headers: [header[name]!], reasons: [{ code: 'names-items' }], others: [] }];
  return { roles: { ...noRoles, kind: 'matrix', name, values: valueColumns }, why, questions: [] };
}

/** Of matrices beside each other one is read, or all are if each is a person's; which is not known. */
function askWhichBlock(table: FoundTable, layout: Layout): Layout {
  const blocks = findBlocksBeside(table);
  if (blocks.length === 0) return layout;
  const candidates = blocks.map(({ name }) => ({ column: name, header: table.header[name]!, score: 1, reasons: [] }));
  return {
    ...layout,
    questions: [...layout.questions, { code: 'which-column', role: 'name', candidates, canBeNone: false, canBeStacked: true }],
  };
}

/** What a person says goes before what was guessed, and answers the questions it concerns. */
export function applyChoices(
  { roles, why, questions }: Layout,
  said: Partial<TableContent>,
  named: readonly NamedColumn[],
  table: FoundTable,
  path: string,
): Layout {
  const { header } = table;
  const byHand: { [Role in NamedRole]?: readonly number[] } = {};
  for (const { role, header: name } of named) {
    const index = columnCalled(name, header, path);
    byHand[role] = index === null ? [] : [...(byHand[role] ?? []), index];
  }
  const changed: { -readonly [Key in keyof Roles]?: Roles[Key] } = {};
  for (const key of Object.keys(noRoles) as (keyof Roles)[]) if (said[key] !== undefined) Object.assign(changed, { [key]: said[key] });
  for (const [role, columns] of Object.entries(byHand) as [NamedRole, readonly number[]][])
    if (role === 'value') changed.values = [...columns];
    else changed[role] = columns[0] ?? null;
  const block =
    roles.kind === 'matrix' && typeof changed.name === 'number' && changed.values === undefined
      ? findBlocksBeside(table).find(({ name }) => name === changed.name)
      : undefined;
  if (block !== undefined) changed.values = block.values;
  const keep = (index: number | null): number | null => (index !== null && index < header.length ? index : null);
  const joined: Roles = { ...roles, ...changed };
  const kind = joined.kind ?? kindOf(joined);
  const limited = Object.fromEntries(
    Object.entries(withReference(joined, changed.reference ?? null)).map(([key, value]) => [
      key,
      typeof value === 'number' ? keep(value) : value,
    ]),
  ) as unknown as Roles;
  const final = {
    ...limited,
    kind: said.kind === undefined && named.length > 0 ? kindByRoles(kind, limited) : kind,
    values: joined.values.filter((index) => index < header.length),
  };
  const isSaid = (role: NamedRole): boolean => (role === 'value' ? changed.values !== undefined : role in changed);
  return {
    roles: final,
    why: [...why.filter(({ role }) => !isSaid(role)), ...saidReadings(final, isSaid, header)],
    questions: questions.filter((question) => question.code !== 'which-column' || !isSaid(question.role)),
  };
}

/** Of three items one that is said to be the reference leaves the two others to choose from. */
function withReference(roles: Roles, reference: number | null): Roles {
  const three = [roles.first, roles.second, roles.third];
  if (reference === null || roles.third === null || !three.includes(reference)) return roles;
  const [first, second] = three.filter((column) => column !== reference) as [number | null, number | null];
  return { ...roles, first, second, third: null };
}

/** A rater that is said makes ratings of pairs, and one that is taken away pairs of ratings. */
function kindByRoles(kind: TableKind | null, { rater }: Roles): TableKind | null {
  if (kind === 'pairs' && rater !== null) return 'ratings';
  return kind === 'ratings' && rater === null ? 'pairs' : kind;
}

function kindOf({ first, second, pair, rater, values, odd, reference, name, category }: Roles): TableKind | null {
  if (odd !== null || reference !== null) return 'triplets';
  if ((pair !== null || (first !== null && second !== null)) && values.length > 0) return rater === null ? 'pairs' : 'ratings';
  return name !== null && category !== null ? 'categories' : null;
}

function saidReadings(roles: Roles, isSaid: (role: NamedRole) => boolean, header: readonly string[]): RoleReading[] {
  const all = { ...roles, value: roles.values };
  const roleNames = Object.keys(all).filter((key) => key !== 'kind' && key !== 'values') as NamedRole[];
  return roleNames.filter(isSaid).flatMap((role): RoleReading[] => {
    const columns = typeof all[role] === 'number' ? [all[role]] : (all[role] ?? []);
    return columns.length === 0
      ? []
      : [{ role, columns, headers: columns.map((i) => header[i]!), reasons: [{ code: 'by-hand' }], others: [] }];
  });
}

/** Null for 'none'. */
function columnCalled(name: string, header: readonly string[], path: string): number | null {
  if (name === 'none' && !header.includes('none')) return null;
  const exact = header.indexOf(name);
  const loose = exact >= 0 ? exact : header.findIndex((entry) => entry.toLowerCase() === name.toLowerCase());
  const number = /^#?(\d{1,4})$/.exec(name)?.[1];
  const place = loose >= 0 ? loose : number === undefined ? -1 : Number(number) - 1;
  if (place >= 0 && place < header.length) return place;
  const shown = header
    .slice(0, 30)
    .map((entry, i) => (entry === '' ? `#${i + 1}` : entry.slice(0, 60)))
    .join(', ');
  throw new AppError(
    'bad-input',
    say`${path} has no column ‘${name.slice(0, 60)}’. Its columns are: ${shown}${header.length > 30 ? ' …' : ''}.`,
  );
}
