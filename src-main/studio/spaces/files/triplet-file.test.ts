import { describe, expect, it } from 'vitest';
import { readTripletFile } from './triplet-file';

const read = (text: string) => readTripletFile(new TextEncoder().encode(text), 'triplets.csv');

describe('a file of triplets', () => {
  it('with a reference keeps people, times and what is for validation', async () => {
    const { items, judgements } = await read(
      'participant,reference,chosen,other,kind,response_time\nP1,cup,jug,pan,random,1.5\nP2,jug,pan,cup,validation,2\nP1,pan,cup,jug,random,1\n',
    );
    expect(items).toEqual(['cup', 'jug', 'pan']);
    expect(judgements.slice(0, 2)).toEqual([
      { task: 'reference', reference: 'cup', chosen: 'jug', other: 'pan', rater: 'P1', responseTimeMs: 1500 },
      { task: 'reference', reference: 'jug', chosen: 'pan', other: 'cup', rater: 'P2', responseTimeMs: 2000, validation: true },
    ]);
  });

  it('of a project has both tasks in one table, however few rows it has', async () => {
    const text = 'rater,task,first,second,third,answer,responseTimeMs\nP1,odd-one-out,a,b,c,b,700\nP1,reference,a,b,c,c,\n';
    const { judgements, says } = await read(text);
    expect(judgements).toEqual([
      { task: 'odd-one-out', a: 'a', b: 'b', c: 'c', odd: 'b', rater: 'P1', responseTimeMs: 700 },
      { task: 'reference', reference: 'a', chosen: 'c', other: 'b', rater: 'P1' },
    ]);
    expect(says.join(' ')).not.toMatch(/task.*left out|left out.*task/i);
  });

  it('of a project where the first item is never the odd one is not taken for one with references', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `P1,odd-one-out,a,b,c,${i % 2 === 0 ? 'b' : 'c'},`).join('\n');
    const { judgements } = await read(`rater,task,first,second,third,answer,responseTimeMs\n${rows}\n`);
    expect(new Set(judgements.map(({ task }) => task))).toEqual(new Set(['odd-one-out']));
  });

  it('with semicolons, an answer that is no item and a byte order mark is read as an import reads it, and says what it left out', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => ['a;b;c;c', 'b;c;d;b', 'c;d;a;a', 'd;a;b;b'][i % 4]!);
    rows[2] = 'c;d;a;z';
    const { judgements, says } = await read(`\uFEFFlinks;mitte;rechts;odd\n${rows.join('\n')}\n`);
    expect(judgements).toHaveLength(19);
    expect(judgements[0]).toMatchObject({ task: 'odd-one-out', a: 'a', b: 'b', c: 'c', odd: 'c' });
    expect(says.join(' ')).toMatch(/row 4/i);
  });

  it('leaves out a triplet that names an item twice, and says which', async () => {
    const { judgements, says } = await read('reference,chosen,other\ncup,jug,pan\njug,pan,pan\npan,cup,jug\njug,cup,pan\n');
    expect(judgements).toHaveLength(3);
    expect(says.join(' ')).toMatch(/row 3/i);
  });

  it('without a usable triplet is refused with what it is read as', async () => {
    await expect(read('first,second,rating\na,b,3\nb,c,2\na,c,1\n')).rejects.toThrow(/triplets\.csv is read as pairs.*--kind triplets/);
  });
});
