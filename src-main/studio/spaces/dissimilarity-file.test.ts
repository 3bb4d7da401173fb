import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { studyFolder } from '../../core/spaces/shapes-study.fixture';
import { readDissimilarityFile } from './dissimilarity-file';

const read = (text: string) => {
  const { ids, matrix } = readDissimilarityFile(new TextEncoder().encode(text), 'd.csv');
  return { ids, rows: Array.from({ length: matrix.n }, (_, i) => [...matrix.values.subarray(i * matrix.n, (i + 1) * matrix.n)]) };
};
const rows = [
  [0, 1, 2.5],
  [1, 0, 3],
  [2.5, 3, 0],
];

describe('a file of dissimilarities', () => {
  it.each([
    ['plain', '0,1,2.5\n1,0,3\n2.5,3,0\n', ['1', '2', '3']],
    ['with a row of names', 'owl,bowl,saw\n0,1,2.5\n1,0,3\n2.5,3,0\n', ['owl', 'bowl', 'saw']],
    ['with a column of names', 'owl,0,1,2.5\nbowl,1,0,3\nsaw,2.5,3,0\n', ['owl', 'bowl', 'saw']],
    ['with both, German numbers', ';owl;bowl;saw\nowl;0;1;2,5\nbowl;1;0;3\nsaw;2,5;3;0\n', ['owl', 'bowl', 'saw']],
    ['with numbers for names', ',1,2,3\n1,0,1,2.5\n2,1,0,3\n3,2.5,3,0\n', ['1', '2', '3']],
    ['lower triangle', '0,,\n1,0,\n2.5,3,0\n', ['1', '2', '3']],
    ['without a diagonal', ',1,2.5\n1,,3\n2.5,3,\n', ['1', '2', '3']],
    [
      'pairs with names of columns',
      'second,first,dissimilarity,ratings\nbowl,owl,1,15\nsaw,owl,2.5,15\nsaw,bowl,3,15\n',
      ['owl', 'bowl', 'saw'],
    ],
    ['pairs without', 'owl\tbowl\t1\nowl\tsaw\t2.5\nbowl\tsaw\t3\n', ['owl', 'bowl', 'saw']],
  ])('is read whatever its shape: %s', (_, text, ids) => {
    const table = read(text);
    const order = ids.map((id) => table.ids.indexOf(id));
    expect(order).not.toContain(-1);
    expect(order.map((i) => order.map((j) => table.rows[i]![j]!))).toEqual(rows);
  });

  it('keeps pairs nobody judged as missing', () => {
    expect(read('0,1,NA\n1,0,3\nNA,3,0\n').rows[0]![2]).toBeNaN();
    expect(read('a,b,1\nb,c,2\n').rows[0]![2]).toBeNaN();
  });

  it.each([
    ['1,0\n0,1\n', 'differs from itself by 1'],
    ['0,1,x\n1,0,2\nx,2,0\n', '‘x’ is not a number'],
    ['0,1,2\n5,0,3\n2,3,0\n', 'row 2: ‘2’ and ‘1’ differ by 5 in one direction and 1 in the other'],
    ['0,-1,2\n-1,0,3\n2,3,0\n', 'below 0'],
    ['a,b,1\nb,a,2\nb,c,2\n', 'row 2: the pair ‘b’ and ‘a’ stands there twice'],
    ['0,1\n1,0\n', 'at least 3'],
    ['1,2\n3,4\n5,6\n7,8\n', 'neither a square matrix nor a list of pairs'],
    ['0,1,2\n1,0,3\n', 'neither a square matrix nor a list of pairs: it has 2 rows of 3 cells'],
    ['', 'is empty'],
  ])('that cannot be used says why: %j', (text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
  });

  it.skipIf(!existsSync(studyFolder))('may be the matrix of the Shapes study (needs the reference data)', () => {
    const bytes = readFileSync(`${studyFolder}/similarities/aggregator/mean/distance_matrix.csv`);
    expect(readDissimilarityFile(bytes, 'm.csv').matrix.n).toBe(60);
  });
});
