/** Judgements of triplets from a file of any make, through the same reader as an import. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { TripletData } from '../../../contract/study/triplets';
import { itemsOf } from '../../../contract/study/triplets';
import type { TableChoices } from '../../../store/importers/reading/sheet/read-table-file';
import { readOneTable } from './read-one-table';

export interface NamedTriplets extends Readonly<TripletData> {
  readonly says: readonly string[];
}

/** `path` is named in sentences. Items in the order of appearance. */
export async function readTripletFile(bytes: Uint8Array, path: string, choices: TableChoices = {}): Promise<NamedTriplets> {
  const { reading, found, says } = await readOneTable(bytes, path, choices);
  const judgements = [...found.triplets];
  if (judgements.length === 0)
    throw new AppError(
      'bad-input',
      say`${path} is read as ${reading.content.kind ?? 'nothing known'} and holds no usable triplet. Say --kind triplets and the columns, as in --column first=left, if it does.`,
    );
  return { items: [...new Set(judgements.flatMap(itemsOf))], judgements, says };
}
