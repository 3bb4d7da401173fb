/** What a layout found in a table: the columns of its roles, how sure that is, and what else they could be. */
import type { TableContent } from '../../../../contract/importing/import';
import type { RoleCandidate, RoleReading, TableQuestion } from '../../../../contract/importing/table-remarks';

/** Without what the values tell: meaning, ends of the scale, and what is said by hand. */
export type Roles = Omit<
  TableContent,
  'meaning' | 'isMeaningSure' | 'low' | 'high' | 'onlyCondition' | 'missing' | 'answers' | 'values'
> & {
  readonly values: readonly number[];
};

export interface Layout {
  readonly roles: Roles;
  readonly why: readonly RoleReading[];
  readonly questions: readonly TableQuestion[];
}

export const noRoles: Roles = {
  kind: null,
  name: null,
  first: null,
  second: null,
  third: null,
  odd: null,
  reference: null,
  pair: null,
  rater: null,
  category: null,
  scale: null,
  condition: null,
  trial: null,
  time: null,
  validation: null,
  count: null,
  values: [],
};

/** The best of a ranking, and whether another comes so close that a person has to say. */
export function rank(
  candidates: readonly RoleCandidate[],
  least: number,
  margin = 0.8,
): { best: RoleCandidate | null; close: readonly RoleCandidate[] } {
  const sorted = [...candidates].sort((a, b) => b.score - a.score || a.column - b.column);
  const best = sorted[0];
  if (best === undefined || best.score < least) return { best: null, close: [] };
  const close = sorted.filter(({ score }) => score >= best.score - margin && score >= least);
  return { best, close: close.length > 1 ? close.slice(0, 6) : [] };
}
