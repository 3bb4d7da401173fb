/** Which method the table of configurations is of. */
import type { ConfigurationGroup } from '../../../src-main/contract/results/configurations';

export function groupKey({ step, method, scheme, space, dims }: Omit<ConfigurationGroup, 'rows' | 'best'>): string {
  return JSON.stringify([step, method, scheme, space, dims]);
}

/** The one asked for, else the first of those with most rows. Null while no method has results under two configurations: there is nothing to hold against each other. */
export function chosenGroup(groups: readonly ConfigurationGroup[], key: string | null): ConfigurationGroup | null {
  const most = Math.max(0, ...groups.map(({ rows }) => rows.length));
  if (most < 2) return null;
  return groups.find((group) => groupKey(group) === key) ?? groups.find(({ rows }) => rows.length === most) ?? null;
}
