/** Dissimilarities from a file of any make, through the same reader as an import. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { DissimilarityMatrix } from '../../../core/spaces/matrix/dissimilarity-matrix';
import type { TableChoices } from '../../../store/importers/reading/sheet/read-table-file';
import { refuseCrowd } from '../../import/tables/table-limits';
import { readOneTable, type ReadTable } from './read-one-table';

export interface NamedMatrix {
  readonly ids: readonly string[];
  readonly matrix: DissimilarityMatrix;
  readonly says: readonly string[];
}

/** `path` is named in sentences. Single judgements are averaged, each person's alike. Stimuli in the order of appearance. */
export async function readDissimilarityFile(bytes: Uint8Array, path: string, choices: TableChoices = {}): Promise<NamedMatrix> {
  const { says, ...read } = await readOneTable(bytes, path, choices);
  const pairs = pairsOf(read, path);
  const ids = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  refuseCrowd(path, ids.length);
  if (ids.length < 3) throw new AppError('bad-input', say`${path} holds ${ids.length} stimuli; a space needs at least 3.`);
  const order = new Map(ids.map((id, i) => [id, i]));
  const n = ids.length;
  const [sums, counts] = [new Float64Array(n * n), new Float64Array(n * n)];
  for (const { first, second, dissimilarity } of pairs) {
    const [i, j] = [order.get(first)!, order.get(second)!];
    for (const at of [i * n + j, j * n + i]) [sums[at], counts[at]] = [sums[at]! + dissimilarity, counts[at]! + 1];
  }
  const values = sums.map((sum, at) => (at % (n + 1) === 0 ? 0 : counts[at] === 0 ? NaN : sum / counts[at]!));
  return { ids, matrix: { n, values }, says };
}

function pairsOf(
  { reading, found }: Omit<ReadTable, 'says'>,
  path: string,
): { readonly first: string; readonly second: string; readonly dissimilarity: number }[] {
  if (found.dissimilarities.length > 0) return [...found.dissimilarities];
  if (found.ratings.length > 0)
    return found.ratings.map(({ first, second, rating }) => ({ first, second, dissimilarity: reading.content.high - rating }));
  throw new AppError(
    'bad-input',
    say`${path} is read as ${reading.content.kind ?? 'nothing known'}, not as judgements of pairs. Say --kind matrix or --kind pairs if it holds them.`,
  );
}
