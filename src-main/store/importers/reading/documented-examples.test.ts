/** The files that the documentation shows are read as it says, without a question. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTableFile } from './sheet/read-table-file';

const folder = join(import.meta.dirname, '../../../../docs/examples');
const kinds: Readonly<Record<string, string>> = {
  'ratings.csv': 'ratings',
  'pair-in-one-cell.csv': 'ratings',
  'pairs.csv': 'pairs',
  'rater-columns.csv': 'rater-columns',
  'rater-rows.csv': 'rater-rows',
  'matrix.csv': 'matrix',
  'matrix-in-percent.csv': 'matrix',
  'half-matrix.txt': 'matrix',
  'stacked-matrices.csv': 'stacked-matrices',
  'odd-one-out.csv': 'triplets',
  'triplets-with-reference.csv': 'triplets',
  'triplets-image-rows.csv': 'triplets',
  'piles.csv': 'ratings',
  'confusions.csv': 'pairs',
  'arrangement.csv': 'arrangements',
  'arrangement.json': 'arrangements',
  'coordinates.csv': 'coordinates',
  'features.csv': 'features',
  'categories.csv': 'categories',
};

describe('documented examples', () => {
  it.each(Object.entries(kinds))('%s holds %s', async (file, kind) => {
    const { content, problem, questions } = await readTableFile(readFileSync(join(folder, file)), file);
    expect([content.kind, problem, questions]).toEqual([kind, null, []]);
  });

  it('are all shown in both documents', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(kinds).sort());
    for (const document of ['user-guide.md', 'command-line.md']) {
      const text = readFileSync(join(folder, '..', document), 'utf8');
      for (const file of Object.keys(kinds)) expect(text).toContain(`(examples/${file})`);
    }
  });
});
