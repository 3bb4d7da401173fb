import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { studyFolder } from '../../../core/spaces/shapes-study.fixture';
import { readDissimilarityFile } from './dissimilarity-file';

const read = async (text: string): Promise<{ ids: readonly string[]; rows: number[][]; says: string }> => {
  const { ids, matrix, says } = await readDissimilarityFile(new TextEncoder().encode(text), 'd.csv');
  return {
    ids,
    says: says.join(' '),
    rows: Array.from({ length: matrix.n }, (_, i) => [...matrix.values.subarray(i * matrix.n, (i + 1) * matrix.n)]),
  };
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
  ])('is read whatever its shape: %s', async (_, text, ids) => {
    const table = await read(text);
    const order = ids.map((id) => table.ids.indexOf(id));
    expect(order).not.toContain(-1);
    expect(order.map((i) => order.map((j) => table.rows[i]![j]!))).toEqual(rows);
  });

  it('keeps pairs nobody judged as missing', async () => {
    expect((await read('0,1,NA\n1,0,3\nNA,3,0\n')).rows[0]![2]).toBeNaN();
    expect((await read('first,second,d\na,b,1\nb,c,2\n')).rows[0]![2]).toBeNaN();
  });

  it.each([
    [
      'asymmetric',
      ',a,b,c\na,0,1,2\nb,5,0,3\nc,2,3,0\n',
      [0, 3, 2],
      'another value above the diagonal than below, by up to 4; the mean is taken',
    ],
    [
      'in both orders',
      'first,second,dissimilarity\na,b,1\nb,a,2\nb,c,2\na,c,3\n',
      [0, 1.5, 3],
      'in the table in both orders, 1 of them with other values',
    ],
    [
      'below zero',
      'first,second,dissimilarity\na,b,-0.5\nb,c,2\na,c,3\n',
      [0, 0, 3.5],
      '1 value is below 0, which no dissimilarity can be; all are shifted by 0.5',
    ],
    ['similarities', ',a,b,c\na,9,1,2\nb,1,9,3\nc,2,3,9\n', [0, 8, 7], ''],
  ])('%s is read as an import reads it, and said', async (_, text, row, sentence) => {
    const table = await read(text);
    expect(table.rows[0]).toEqual(row);
    expect(table.says).toContain(sentence);
  });

  it.each([
    ['0,1,x\n1,0,2\nx,2,0\n', 'The answers in ‘#1, #2, #3’ are words: ‘x’. Say what each stands for'],
    ['0,1\n1,0\n', 'at least 3'],
    ['1,0.2\n3,0.4\n5,0.6\n7,0.8\n', 'is read as coordinates, not as judgements of pairs'],
    ['1,2\n3,4\n5,6\n7,8\n', 'It is not clear what the columns of'],
    [
      ',a,b,c\na,0,1,2\nb,1,0,3\nd,2,3,0\n',
      'The rows and the columns of d.csv name different things: only its rows name ‘d’, and only its columns name ‘c’',
    ],
    ['item,x1,x2\na,1,2\nb,2,3\nc,3,5\n', 'read as coordinates, not as judgements of pairs'],
    ['', 'is empty'],
  ])('that cannot be used says why: %j', async (text, sentence) => {
    await expect(read(text)).rejects.toThrow(sentence);
  });

  it.skipIf(!existsSync(studyFolder))('may be the matrix of the Shapes study (needs the reference data)', async () => {
    const bytes = readFileSync(`${studyFolder}/similarities/aggregator/mean/distance_matrix.csv`);
    expect((await readDissimilarityFile(bytes, 'm.csv')).matrix.n).toBe(60);
  });
});
