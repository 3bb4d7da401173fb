/** Features of two networks beside each other, each group brought to the same size, so that neither outweighs the other in a penalty. */
import type { RegressionConfiguration } from '../../contract/running/configuration';
import { startColumns } from '../../core/regression/matrix/gram';
import type { FeatureBlock, FeatureSet } from './feature-blocks';

/** What the features of the photograph network are computed by; drawings look as they do to the encoder. */
export function photographPart({ joined, ...rest }: RegressionConfiguration): RegressionConfiguration | null {
  if (joined === undefined) return null;
  const { noise, ...network } = joined;
  return { ...rest, features: { source: 'photograph', ...network }, noise };
}

/** Both have the same stimuli and copies. */
export function joinSets(a: FeatureSet, b: FeatureSet): FeatureSet {
  return { ...a, hash: `${a.hash}-${b.hash}`, features: a.features + b.features };
}

/** Over the given stimuli: 1 / square root of the sum of the variances of all features. */
export async function groupScale(blocks: AsyncIterable<FeatureBlock>, { features }: FeatureSet, items: readonly number[]): Promise<number> {
  const columns = startColumns(features);
  for await (const { copies, data } of blocks) {
    const length = copies * features;
    for (const item of items) columns.add({ rows: copies, columns: features, data: data.subarray(item * length, (item + 1) * length) });
  }
  const sum = columns.finish().variance.reduce((all, each) => all + each, 0);
  return sum > 0 ? 1 / Math.sqrt(sum) : 1;
}

export interface FeatureGroup {
  readonly set: FeatureSet;
  readonly scale: number;
  read(): AsyncIterable<FeatureBlock>;
}

/** Block by block: row i has the features of the one, then of the other. */
export async function* joinBlocks(a: FeatureGroup, b: FeatureGroup): AsyncGenerator<FeatureBlock> {
  const others = b.read()[Symbol.asyncIterator]();
  const [p, q] = [a.set.features, b.set.features];
  for await (const block of a.read()) {
    const other = await others.next();
    if (other.done === true) throw new RangeError('Two feature sets of different numbers of copies cannot be joined.');
    const rows = block.data.length / p;
    const data = new Float32Array(rows * (p + q));
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < p; j++) data[row * (p + q) + j] = block.data[row * p + j]! * a.scale;
      for (let j = 0; j < q; j++) data[row * (p + q) + p + j] = other.value.data[row * q + j]! * b.scale;
    }
    yield { ...block, data };
  }
}
