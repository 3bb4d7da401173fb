/** Ratings of several files are of one scale: what one person used of it says nothing of where it ends. */
import type { PlannedTable } from '../tables/read-planned-table';
import { phrase } from '../../../contract/message';
import type { ReadyTable } from '../tables/gather-rows';
import { compareSizes, fileName } from '../files/other-files';

/** Dissimilarities are turned round at the ends of all files together. Says in `problems` where the scales cannot be one. */
export function alignScales(tables: readonly PlannedTable[], problems: string[]): PlannedTable[] {
  const rated = tables.flatMap(({ ready }) => (ready !== null && isOfRaters(ready) ? [ready] : []));
  if (rated.length < 2) return [...tables];
  const lengths = rated.map(({ content }) => content.high - content.low);
  const { isStrange } = compareSizes(lengths);
  const strange = rated.filter((_, i) => isStrange(lengths[i]!));
  if (strange.length > 0) {
    const usual = rated.find((table) => !strange.includes(table))!;
    problems.push(sayStrange(strange, usual));
    return [...tables];
  }
  const turned = rated.filter(({ content }) => content.meaning === 'dissimilarity');
  const low = Math.min(...turned.map(({ content }) => content.low));
  const high = Math.max(...turned.map(({ content }) => content.high));
  return tables.map((table) => {
    const { ready } = table;
    if (ready === null || !turned.includes(ready)) return table;
    const by = low + high - (ready.content.low + ready.content.high);
    const content = { ...ready.content, low, high };
    const ratings = by === 0 ? ready.found.ratings : ready.found.ratings.map((row) => ({ ...row, rating: row.rating + by }));
    return { preview: { ...table.preview, content }, ready: { ...ready, content, found: { ...ready.found, ratings } } };
  });
}

function isOfRaters({ content, found }: ReadyTable): boolean {
  return found.ratings.length > 0 && content.kind !== 'arrangements';
}

function ends({ content: { low, high } }: ReadyTable): string {
  return phrase`${low} to ${high}`;
}

function sayStrange(strange: readonly ReadyTable[], usual: ReadyTable): string {
  const names = strange.map(({ label }) => fileName(label));
  const [own, others] = [ends(strange[0]!), ends(usual)];
  return names.length === 1
    ? phrase`${names[0]!} has ratings of another scale (${own}) than the other files (${others}). Bring all to one scale, or leave some out.`
    : phrase`${names} have ratings of another scale (${own}) than the other files (${others}). Bring all to one scale, or leave some out.`;
}
