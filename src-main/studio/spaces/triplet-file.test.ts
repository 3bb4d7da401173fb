import { describe, expect, it } from 'vitest';
import { readTripletFile } from './triplet-file';

const read = (text: string) => readTripletFile(new TextEncoder().encode(text), 'triplets.csv');

describe('a file of triplets', () => {
  it('with a reference keeps people, times and what is for validation', () => {
    const { items, judgements } = read(
      'participant,reference,chosen,other,kind,response_time\nP1,cup,jug,pan,random,1.5\nP2,cup,pan,jug,validation,2\n',
    );
    expect(items).toEqual(['cup', 'jug', 'pan']);
    expect(judgements).toEqual([
      { task: 'reference', reference: 'cup', chosen: 'jug', other: 'pan', rater: 'P1', responseTimeMs: 1500 },
      { task: 'reference', reference: 'cup', chosen: 'pan', other: 'jug', rater: 'P2', responseTimeMs: 2000, validation: true },
    ]);
  });

  it('of a project has both tasks in one table', () => {
    const text = 'rater,task,first,second,third,answer,responseTimeMs\nP1,odd-one-out,a,b,c,b,700\nP1,reference,a,b,c,c,\n';
    expect(read(text).judgements).toEqual([
      { task: 'odd-one-out', a: 'a', b: 'b', c: 'c', odd: 'b', rater: 'P1', responseTimeMs: 700 },
      { task: 'reference', reference: 'a', chosen: 'c', other: 'b', rater: 'P1' },
    ]);
  });

  it('is refused with the row where an answer or an item is wrong', () => {
    expect(() => read('first,second,third,odd\na,b,c,d\n')).toThrow(/row 2.*‘d’ is none of the items/s);
    expect(() => read('reference,chosen,other\na,b,b\n')).toThrow(/row 2.*three different items/s);
    expect(() => read('first,second,rating\na,b,3\n')).toThrow(/no table of triplets/);
  });
});
