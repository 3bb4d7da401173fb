import { describe, expect, it } from 'vitest';
import type { TableContent, TableKind } from '../../../contract/importing/import';
import { readTableFile } from './sheet/read-table-file';

const guess = async (text: string, kind?: TableKind): Promise<TableContent> =>
  (await readTableFile(new TextEncoder().encode(text), 't.csv', kind === undefined ? {} : { content: { kind } })).content;

describe('what a table holds', () => {
  it('knows a matrix of dissimilarities with names, and one of similarities without', async () => {
    expect(await guess(';owl;axe;saw\nowl;0;3;4\naxe;3;0;1\nsaw;4;1;0\n')).toMatchObject({
      kind: 'matrix',
      name: 0,
      values: [1, 2, 3],
      meaning: 'dissimilarity',
      isMeaningSure: true,
      low: 0,
      high: 4,
    });
    expect(await guess('5,1,2\n1,5,4\n2,4,5\n')).toMatchObject({ kind: 'matrix', name: null, meaning: 'similarity', isMeaningSure: true });
  });

  it('knows a matrix named by numbers, and one whose halves differ when its names agree', async () => {
    expect(await guess(',2001,2002,2003\n2001,0,3,4\n2002,3,0,1\n2003,4,1,0\n')).toMatchObject({ kind: 'matrix', name: 0 });
    expect(await guess(',a,b,c\na,0,3,4\nb,2,0,1\nc,4,1,0\n')).toMatchObject({ kind: 'matrix' });
  });

  it('knows half a matrix, and does not take an uneven table for one', async () => {
    expect(await guess('owl;;;\naxe;3;;\nsaw;4;1;\n')).toMatchObject({ kind: 'matrix', isMeaningSure: false });
    expect(await guess('owl,1,2,3\naxe,9,2,3\nsaw,1,8,3\n')).toMatchObject({ kind: 'coordinates' });
  });

  it('knows pairs, single ratings and one column for each rater', async () => {
    expect(await guess('a,b,dissimilarity\nowl,axe,3.2\nowl,saw,3\naxe,saw,0.5\n')).toMatchObject({
      kind: 'pairs',
      first: 0,
      second: 1,
      values: [2],
      meaning: 'dissimilarity',
      low: 0,
      high: 4,
    });
    expect(await guess('VP;Bild1;Bild2;Rating\n1;owl;axe;1\n1;owl;saw;2\n2;axe;owl;5\n2;saw;axe;4\n')).toMatchObject({
      kind: 'ratings',
      rater: 0,
      first: 1,
      second: 2,
      values: [3],
      meaning: 'similarity',
      low: 1,
      high: 5,
    });
    expect(await guess('first,second,r1,r2\nowl,axe,1,2\nowl,saw,7,2\naxe,saw,4,3\n')).toMatchObject({
      kind: 'rater-columns',
      values: [2, 3],
      low: 1,
      high: 7,
    });
  });

  it('knows a pair by its headings where names do not repeat', async () => {
    expect(await guess('rater,first,second,rating\nb,owl,axe,2\nb,saw,cow,2\n')).toMatchObject({
      kind: 'ratings',
      rater: 0,
      first: 1,
      second: 2,
      values: [3],
    });
    expect(await guess('item1,item2,dist\n2001,2002,3.5\n2003,2004,1.5\n')).toMatchObject({
      kind: 'pairs',
      first: 0,
      second: 1,
      values: [2],
    });
    expect(await guess('item,v1,v2\nowl,0.5,0.1\naxe,0.1,0.2\n')).toMatchObject({ kind: 'coordinates' });
  });

  it('takes the judgement, not the response time, for the value', async () => {
    expect(
      await guess('vp,a,b,Urteil,RT\n1,owl,axe,1,812\n1,owl,saw,2,934\n2,axe,owl,5,777\n2,saw,axe,4,1210\n').then(({ values }) => values),
    ).toEqual([3]);
  });

  it('knows coordinates, features and categories', async () => {
    expect(await guess('name,d1,d2\nowl,0.1,0.2\naxe,0.3,0.4\n')).toMatchObject({ kind: 'coordinates', name: 0, values: [1, 2] });
    expect(await guess('owl,0.1,0.2\naxe,0.3,0.4\n')).toMatchObject({ kind: 'coordinates' });
    expect(await guess('2001,0.1,-0.2\n2002,0.3,0.4\n2003,0.5,0.4\n')).toMatchObject({ kind: 'coordinates', name: 0, values: [1, 2] });
    expect(await guess('item;FORM;LINES\nowl;0,1;0,2\naxe;0,3;-0,4\n')).toMatchObject({
      kind: 'features',
      name: 0,
      values: [1, 2],
      low: -1,
      high: 1,
    });
    expect(await guess('item;scale;FORM\nowl;slow;10\nowl;fast;900\naxe;slow;20\naxe;fast;500\n')).toMatchObject({
      kind: 'features',
      name: 0,
      scale: 1,
      low: 0,
      high: 1000,
    });
    expect(await guess('item,category\nowl,birds\nparrot,birds\naxe,tools\n')).toMatchObject({ kind: 'categories', name: 0, category: 1 });
    expect(await guess('owl\naxe\n').then(({ kind }) => kind)).toBeNull();
  });

  it('fills a kind said by hand with the columns that suit it', async () => {
    const text = 'item;FORM;LINES\nowl;0,1;0,2\naxe;0,3;-0,4\n';
    expect(await guess(text, 'coordinates')).toMatchObject({ kind: 'coordinates', name: 0, values: [1, 2] });
    expect(await guess('owl\naxe\n', 'pairs')).toMatchObject({ kind: 'pairs', first: 0, second: 0, values: [] });
  });
});
