/** How many copies a training makes of each image of a corpus. */
import type { Augmentation } from '../../contract/running/configuration';

/** Looks only at what the recipe itself says: a corpus may have the id `constructor`. */
export function copiesOfCorpus({ corpusCopies, corpusCopiesById }: Augmentation, id: string): number {
  return corpusCopiesById !== undefined && Object.hasOwn(corpusCopiesById, id) ? (corpusCopiesById[id] ?? corpusCopies) : corpusCopies;
}
