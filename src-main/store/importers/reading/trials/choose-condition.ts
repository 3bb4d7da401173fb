/** The rows of the condition that is said: a condition that is nowhere is never ignored. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { TableContent } from '../../../../contract/importing/import';
import type { Column } from '../columns/describe-columns';
import type { Roles } from '../layouts/layout';
import type { FoundTable } from '../sheet/table';

/** The column that holds the wanted condition. Throws an AppError that names those there are. */
export function conditionColumn(
  table: FoundTable,
  columns: readonly Column[],
  roles: Roles,
  { onlyCondition: wanted }: Partial<TableContent>,
  path: string,
): number | null {
  if (wanted === undefined || wanted === null) return roles.condition;
  const holds = (index: number): boolean => table.rows.some(({ cells }) => cells[index] === wanted);
  if (roles.condition !== null && holds(roles.condition)) return roles.condition;
  const { values: taken, ...single } = roles;
  const used = new Set<unknown>([...taken, ...Object.values({ ...single, condition: null })]);
  const found = columns.filter(({ index, values }) => !used.has(index) && values.size <= mostConditions && holds(index));
  if (found.length === 1) return found[0]!.index;
  const shown = wanted.slice(0, 60);
  if (found.length > 1)
    throw new AppError(
      'bad-input',
      say`Several columns of ${path} hold ‘${shown}’: ${found.map(({ header }) => header).join(', ')}. Choose the column of the condition as well.`,
    );
  if (roles.condition === null)
    throw new AppError(
      'bad-input',
      say`No column of ${path} holds the condition ‘${shown}’. Choose the column of the condition and one of its values.`,
    );
  const there = [...columns[roles.condition]!.values].slice(0, 12).join(', ');
  throw new AppError(
    'bad-input',
    say`${path} has no rows of the condition ‘${shown}’. The column ‘${table.header[roles.condition]!}’ holds: ${there}.`,
  );
}

const mostConditions = 60;
