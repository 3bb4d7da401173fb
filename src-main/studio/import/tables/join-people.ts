/** Several tables of one value for each pair are the tables of several people: each file is a rater, and all count alike. */
import type { InterpretedTable } from '../../../store/importers/reading/interpret/interpreted';
import { phrase } from '../../../contract/message';
import type { PlannedTable } from './read-planned-table';
import type { ReadyTable } from './gather-rows';
import { compareSizes, fileName } from '../files/other-files';

/** `rescale`: bring files whose values have another size to one range. Says in `problems` where that has to be decided, and in `options` how on the command line. */
export function joinPeople(tables: readonly PlannedTable[], rescale: boolean, problems: string[], options: string[]): PlannedTable[] {
  const single = tables.flatMap(({ ready }) => (ready !== null && isOfOne(ready) ? [ready] : []));
  if (single.length < 2) return [...tables];
  const sizes = single.map(({ found }) => largest(found));
  const { middle, isStrange } = compareSizes(sizes);
  const strange = single.filter((_, i) => isStrange(sizes[i]!));
  if (strange.length > 0 && !rescale) {
    problems.push(
      sayStrange(
        strange.map(({ label }) => fileName(label)),
        round(largest(strange[0]!.found)),
        round(middle),
      ),
    );
    options.push(phrase`Say --rescale to bring all files to one range.`);
  }
  const isRescaled = rescale && strange.length > 0;
  refuseMixed(single, problems, options);
  // the scale of all: what one person used of it says nothing of where it ends
  const low = Math.min(...single.map(({ content }) => content.low));
  const high = isRescaled ? middle : Math.max(...single.map(({ content }) => content.high));
  const names = raterNames(single);
  const said = new Set<ReadyTable>();
  return tables.map((table) => {
    const { ready } = table;
    if (ready === null || !single.includes(ready)) return table;
    const remarks =
      said.size === 0
        ? [
            { code: 'raters-by-file' as const, files: single.length },
            ...(isRescaled ? [{ code: 'rescaled' as const, files: single.length }] : []),
          ]
        : [];
    said.add(ready);
    const factor = isRescaled ? middle / (largest(ready.found) || 1) : 1;
    const { content } = ready;
    const ratingOf = (dissimilarity: number): number => {
      if (isRescaled) return high - factor * dissimilarity;
      return content.meaning === 'similarity' ? content.high - dissimilarity : low + high - (dissimilarity + content.low);
    };
    const ratings = ready.found.dissimilarities.map(({ first, second, dissimilarity }) => ({
      rater: names.get(ready)!,
      first,
      second,
      rating: ratingOf(dissimilarity),
    }));
    const facts = table.preview.facts === null ? null : { ...table.preview.facts, raters: 1 };
    return {
      preview: { ...table.preview, facts, remarks: [...table.preview.remarks, ...remarks] },
      ready: {
        ...ready,
        content: { ...ready.content, low: isRescaled ? 0 : low, high },
        found: { ...ready.found, ratings, dissimilarities: [] },
      },
    };
  });
}

function refuseMixed(tables: readonly ReadyTable[], problems: string[], options: string[]): void {
  const alike = tables.filter(({ content }) => content.meaning === 'similarity');
  if (alike.length === 0 || alike.length === tables.length) return;
  const fewer = alike.length <= tables.length / 2 ? alike : tables.filter((table) => !alike.includes(table));
  problems.push(
    sayMixed(
      fewer.map(({ label }) => fileName(label)),
      fewer === alike,
    ),
  );
  options.push(phrase`Say --meaning similarity or --meaning dissimilarity for all files.`);
}

function isOfOne({ content, found }: ReadyTable): boolean {
  return (content.kind === 'matrix' || content.kind === 'pairs') && found.dissimilarities.length > 0;
}

function largest({ dissimilarities }: InterpretedTable): number {
  return dissimilarities.reduce((most, { dissimilarity }) => Math.max(most, dissimilarity), 0);
}

/** The names of the files, as short as keeps them apart. */
function raterNames(tables: readonly ReadyTable[]): ReadonlyMap<ReadyTable, string> {
  const short = tables.map(({ label }) => fileName(label).replace(/\.[^.]*$/, ''));
  return new Map(tables.map((table, i) => [table, short.indexOf(short[i]!) === short.lastIndexOf(short[i]!) ? short[i]! : table.label]));
}

function round(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function sayStrange(names: readonly string[], own: string, others: string): string {
  return names.length === 1
    ? phrase`${names[0]!} has values of another scale (up to ${own}) than the other files (up to ${others}). Leave it out, or bring all files to one range.`
    : phrase`${names} have values of another scale (up to ${own}) than the other files (up to ${others}). Leave it out, or bring all files to one range.`;
}

/** `areAlike`: what is said of the fewer. */
function sayMixed(names: readonly string[], areAlike: boolean): string {
  if (names.length === 1)
    return areAlike
      ? phrase`${names[0]!} is read as similarities, the other files as dissimilarities. Choose one meaning for all, or import them apart.`
      : phrase`${names[0]!} is read as dissimilarities, the other files as similarities. Choose one meaning for all, or import them apart.`;
  return areAlike
    ? phrase`${names} are read as similarities, the other files as dissimilarities. Choose one meaning for all, or import them apart.`
    : phrase`${names} are read as dissimilarities, the other files as similarities. Choose one meaning for all, or import them apart.`;
}
