/** Items laid out on a screen: a name and its x and y in each row, for each person and trial; or all places of a trial in one cell. */
import type { RoleReading } from '../../../../contract/importing/table-remarks';
import type { Column } from '../columns/describe-columns';
import { strengthOf, wordsOf } from '../columns/header-meaning';
import type { FoundTable } from '../sheet/table';
import { readPlaces } from '../names/places-in-cell';
import { noRoles, type Layout, type Roles } from './layout';

export function findArrangements({ rows }: FoundTable, columns: readonly Column[]): Layout | null {
  const inCell = columns
    .filter(
      ({ isNumeric, values }) => !isNumeric && values.size > 0 && [...values].slice(0, 20).some((value) => readPlaces(value) !== null),
    )
    .toSorted((a, b) => lateness(b) - lateness(a))[0];
  const rater = (taken: readonly number[]): Column | undefined =>
    columns
      .filter(({ index, header, values }) => !taken.includes(index) && strengthOf(header, 'rater') >= 2 && values.size <= rows.length)
      .sort((a, b) => strengthOf(b.header, 'rater') - strengthOf(a.header, 'rater'))[0];
  if (inCell !== undefined) {
    const who = rater([inCell.index]);
    return layout({ ...noRoles, kind: 'arrangements', pair: inCell.index, rater: who?.index ?? null }, columns);
  }
  const [x, y] = findAxes(columns) ?? [];
  if (x === undefined || y === undefined) return null;
  const name = columns
    .filter(
      ({ index, values, isNumeric, areNames }) => index !== x.index && index !== y.index && values.size >= 3 && (!isNumeric || areNames),
    )
    .sort((a, b) => strengthOf(b.header, 'item') - strengthOf(a.header, 'item'))[0];
  if (name === undefined) return null;
  const who = rater([x.index, y.index, name.index]);
  const trial = columns.find(
    ({ index, header, values }) =>
      ![x.index, y.index, name.index, who?.index].includes(index) && strengthOf(header, 'trial') >= 2 && values.size <= rows.length / 2,
  );
  if (who === undefined && trial === undefined && name.isUnique) return null; // one place for each item: coordinates of a space
  return layout(
    {
      ...noRoles,
      kind: 'arrangements',
      name: name.index,
      rater: who?.index ?? null,
      trial: trial?.index ?? null,
      values: [x.index, y.index],
    },
    columns,
  );
}

/** Where items lay before they were moved, and each move, say nothing about them. */
function lateness({ header }: Column): number {
  const words = wordsOf(header);
  if (words.some((word) => /^(final|end|last)$/.test(word))) return 1;
  return words.some((word) => /^(init|initial|start|moves?)$/.test(word)) ? -1 : 0;
}

/** Two columns whose headers differ by x and y alone: those of the last places where there are several. */
function findAxes(columns: readonly Column[]): readonly [Column, Column] | null {
  const called = (axis: string): Column[] =>
    columns.filter(({ header, isNumeric }) => isNumeric && wordsOf(header).includes(axis) && wordsOf(header).length <= 4);
  const about = ({ header }: Column, axis: string): string =>
    wordsOf(header)
      .filter((word) => word !== axis)
      .join(' ');
  const ys = new Map(called('y').map((column) => [about(column, 'y'), column]));
  const pairs = called('x').flatMap((x) => {
    const y = ys.get(about(x, 'x'));
    return y === undefined || (x.values.size <= 2 && y.values.size <= 2) ? [] : [[x, y] as const];
  });
  return pairs.toSorted(([a], [b]) => lateness(b) - lateness(a))[0] ?? null;
}

function layout(roles: Roles, columns: readonly Column[]): Layout {
  const why = (['rater', 'name', 'pair', 'trial'] as const).flatMap((role): RoleReading[] => {
    const index = roles[role];
    return index === null
      ? []
      : [{ role, columns: [index], headers: [columns[index]!.header], reasons: [{ code: 'names-items' }], others: [] }];
  });
  if (roles.values.length > 0)
    why.push({ role: 'value', columns: roles.values, headers: roles.values.map((i) => columns[i]!.header), reasons: [], others: [] });
  return { roles, why, questions: [] };
}
