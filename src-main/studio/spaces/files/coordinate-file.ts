/** Coordinates from a file of any make: a name and as many numbers as there are dimensions for each stimulus. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import { readOneTable } from './read-one-table';

export interface NamedPlaces {
  readonly ids: readonly string[];
  readonly dims: number;
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

export async function readCoordinateFile(bytes: Uint8Array, path: string): Promise<NamedPlaces> {
  const { found } = await readOneTable(bytes, path, { content: { kind: 'coordinates' } });
  const rows = new Map(found.places.map(({ name, at }) => [name, at]));
  const dims = found.places[0]?.at.length ?? 0;
  if (dims < 1) throw new AppError('bad-input', say`${path} needs a name and at least one number in each row.`);
  return { ids: [...rows.keys()], dims, rows };
}
