/** Tables that could be read in two ways, and rows and columns that are no judgement. */
import { describe, expect, it } from 'vitest';
import { sayQuestion } from '../../../contract/importing/table-remarks-en';
import { readTableFile, type TableChoices, type TableFileReading } from './sheet/read-table-file';

const items = ['saw', 'axe', 'nail', 'drill'];
const pairs = items.flatMap((first, i) => items.slice(i + 1).map((second) => [first, second] as const));
const people = ['P7', 'P8', 'P9'];
const judged = (person: number, pair: number): number => 1 + ((person * 3 + pair * 5) % 7);

function lines(row: (person: string, first: string, second: string, rating: number, pair: number) => string): string {
  return people.flatMap((person, i) => pairs.map(([first, second], k) => row(person, first, second, judged(i, k), k))).join('\n');
}

async function read(text: string, choices: TableChoices = {}): Promise<TableFileReading> {
  return readTableFile(new TextEncoder().encode(text), 'table.csv', choices);
}

const optionOf = ({ questions }: TableFileReading): string => questions.map((question) => sayQuestion(question).option).join(' ');

describe('two columns that could hold the value', () => {
  it.each([
    ['q1', 'q2', 'alike in every person'],
    ['Q4', 'Q7', 'other in every person'],
    ['frage_a', 'frage_b', 'other in every person'],
  ])('%s and %s are both named, with the option that picks one', async (one, two, second) => {
    const table = await read(
      `subject,left,right,${one},${two}\n${lines((person, a, b, x, k) => `${person},${a},${b},${x},${1 + ((k * 3 + (second.startsWith('other') ? Number(person[1]) : 0)) % 7)}`)}`,
    );
    expect(optionOf(table)).toBe(`Say --column value=${one}, or --column value=${two}.`);
    expect(table.content).toMatchObject({ kind: 'ratings', rater: 0, first: 1, second: 2 });
  });

  it('without a rater two numbered questions may also be two people', async () => {
    const text = `left,right,q1,q2\n${pairs.map(([a, b], k) => `${a},${b},${judged(1, k)},${judged(2, k)}`).join('\n')}`;
    expect(optionOf(await read(text))).toBe(
      'Say --column value=q1, or --column value=q2, or --kind rater-columns if each column is a rater.',
    );
    const said = await read(text, { content: { kind: 'rater-columns' } });
    expect([said.questions, said.found!.ratings.length]).toEqual([[], 12]);
    expect((await read(text.replace('q1,q2', 'rater1,rater2'))).content).toMatchObject({ kind: 'rater-columns', values: [2, 3] });
  });

  it('two columns called after people may be people', async () => {
    const table = await read(`a,b,Anna,Ben\n${pairs.map(([a, b], k) => `${a},${b},${judged(1, k)},${judged(2, k)}`).join('\n')}`);
    expect(optionOf(table)).toBe('Say --column value=Anna, or --column value=Ben, or --kind rater-columns if each column is a rater.');
  });

  it.each(['P', 'S', 'VP', 'q'])('numbers called %s1 and %s2 are no items beside a column that names two', async (stem) => {
    const table = await read(
      `pair,${[1, 2, 3].map((n) => stem + n).join()}\n${pairs.map(([a, b], k) => `${a}-${b},${[0, 1, 2].map((n) => judged(n, k)).join()}`).join('\n')}`,
    );
    expect([table.content.pair, table.content.first]).toEqual([0, null]);
    expect(
      new Set(
        table
          .found!.dissimilarities.concat()
          .map(({ first }) => first)
          .concat(table.found!.ratings.map(({ first }) => first)),
      ),
    ).toEqual(new Set(['saw', 'axe', 'nail']));
  });

  it('without a header a column of ids is the rater, not one of answers', async () => {
    const table = await read(lines((person, a, b, x) => `${person};${a};${b};${x}`));
    expect([table.questions, table.content.rater, table.content.values]).toEqual([[], 0, [3]]);
  });

  it('a mean goes before its spread and its number of judgements', async () => {
    const table = await read(
      `item1,item2,mean,sd,n\n${pairs.map(([a, b], k) => `${a},${b},${judged(0, k) + 0.5},${1 + k / 10},${20 + (k % 3)}`).join('\n')}`,
    );
    expect([table.questions, table.content.values, table.content.count]).toEqual([[], [2], 4]);
  });
});

describe('triplets with a reference', () => {
  it('are known where few references are used', async () => {
    const { content, found } = await read(
      'participant,reference,chosen,other,kind\nP1,saw,axe,nail,random\nP1,axe,nail,drill,validation\nP2,axe,drill,nail,validation\nP2,saw,drill,nail,random\n',
    );
    expect([content.kind, content.reference, content.first, content.second]).toEqual(['triplets', 1, 2, 3]);
    expect(found!.triplets[0]).toMatchObject({ reference: 'saw', chosen: 'axe', other: 'nail' });
  });

  it('are known where the reference is always the same and the answer names a column', async () => {
    const { content, found } = await read(
      'participant,target,a,b,response\nP1,saw,axe,nail,a\nP1,saw,nail,drill,b\nP2,saw,drill,nail,a\nP2,saw,drill,axe,a\n',
    );
    expect(content).toMatchObject({ kind: 'triplets', reference: 1, first: 2, second: 3, odd: 4 });
    expect(found!.triplets[1]).toMatchObject({ reference: 'saw', chosen: 'drill', other: 'nail' });
  });
});

describe('means and sums', () => {
  it('below a list are no part of its scale', async () => {
    const table = await read(
      `Nr;Proband;Bild links;Bild rechts;Urteil\n${lines((person, a, b, x, k) => `${k};${person};${a};${b};${x}`)}\n;;;Summe;99\n;;;Mittelwert;5\n`,
    );
    expect(table.roles.find(({ role }) => role === 'value')!.reasons).toContainEqual({ code: 'short-scale', low: 1, high: 7 });
    expect([table.content.high, table.found!.ratings.length, table.leftOutCount]).toEqual([7, 18, 2]);
  });

  it('below and beside a matrix are no items, where a stimulus of such a name is one', async () => {
    const body = items.map((item, i) => `${item},${items.map((_, j) => Math.abs(i - j) * 2).join()},${90 + i}`).join('\n');
    const table = await read(`,${items.join()},Sum\n${body}\nSum,12,8,8,12,40\n`);
    expect([table.content.kind, table.found!.dissimilarities.length, table.content.high]).toEqual(['matrix', 6, 6]);
    expect(table.remarks).toContainEqual({ code: 'columns-left-out', headers: ['Sum'] });
    const letters = ['l', 'm', 'n', 'total'];
    const named = await read(
      `,${letters.join()}\n${letters.map((letter, i) => `${letter},${letters.map((_, j) => Math.abs(i - j)).join()}`).join('\n')}`,
    );
    expect([named.leftOutCount, named.found!.dissimilarities.length]).toEqual([0, 6]);
  });

  it('beside the columns of raters are no rater', async () => {
    const table = await read(
      `a,b,anna,bob,cleo,mean\n${pairs.map(([a, b], k) => `${a},${b},${judged(0, k)},${judged(1, k)},${judged(2, k)},4.5`).join('\n')}`,
    );
    expect(table.content).toMatchObject({ kind: 'rater-columns', values: [2, 3, 4] });
  });
});

describe('practice', () => {
  it('is left out where only a column of its own tells', async () => {
    const trial = (person: string, a: string, b: string, x: number, k: number): string =>
      `${k === 0 ? `,demo1,demo2,3,space,${person}\n` : ''}${k},${a},${b},${x},,${person}`;
    const table = await read(`trials.thisN,picA,picB,slider.response,key_resp_practice.keys,participant\n${lines(trial)}`);
    expect(table.remarks).toContainEqual({ code: 'rows-left-out', why: 'practice', count: 3, rows: [2, 9, 16] });
    expect(table.found!.ratings).toHaveLength(18);
  });

  it('is no condition of which it is said that all are used', async () => {
    const table = await read(
      `subject,block,left,right,rating\n${lines((person, a, b, x, k) => `${person},${['practice', 'practice', 'upright', 'upright', 'inverted', 'inverted'][k]!},${a},${b},${x}`)}`,
    );
    expect(table.remarks).toContainEqual({ code: 'condition', column: 'block', values: ['upright', 'inverted'] });
    const single = await read(
      `subject,block,left,right,rating\n${lines((person, a, b, x, k) => `${person},${k < 2 ? 'practice' : 'main'},${a},${b},${x}`)}`,
    );
    expect(single.remarks.map(({ code }) => code)).not.toContain('condition');
  });
});

describe('values the wrong way round', () => {
  const names = ['ara', 'bel', 'cor', 'dun', 'eli', 'fos', 'gum', 'hol', 'ivo'];
  const places = names.map((_, i) => [(i % 3) * 5 + Math.sin(i * 7), (i % 3) * 3 + Math.cos(i * 5)] as const);
  const distance = (i: number, j: number): number => Math.hypot(places[i]![0] - places[j]![0], places[i]![1] - places[j]![1]);
  const matrix = (turn: (distance: number) => number): string =>
    `,${names.join()}\n${names.map((name, i) => `${name},${names.map((_, j) => (i === j ? 0 : turn(distance(i, j)).toFixed(2))).join()}`).join('\n')}`;
  const list = (header: string): string =>
    `a,b,${header}\n${names.flatMap((a, i) => names.slice(i + 1).map((b, k) => `${a},${b},${distance(i, i + 1 + k).toFixed(2)}`)).join('\n')}`;

  it('are asked about by the values alone: zero diagonal, but what stands alike has high values', async () => {
    expect((await read(matrix((value) => value))).questions).toEqual([]);
    const turned = await read(matrix((value) => 15 - value));
    expect(turned.questions).toMatchObject([{ code: 'meaning', looksLike: 'similarity', by: 'profiles' }]);
    expect(optionOf(turned)).toContain('--meaning similarity');
    expect(
      (
        await read(
          matrix((value) => 15 - value),
          { content: { meaning: 'similarity' } },
        )
      ).questions,
    ).toEqual([]);
  });

  it('are asked about where distances are called similarities', async () => {
    expect((await read(list('similarity'))).questions).toMatchObject([{ code: 'meaning', looksLike: 'dissimilarity' }]);
    expect((await read(list('distance'))).questions).toEqual([]);
  });

  it('are asked about by few known things where the values agree', async () => {
    const rows = [
      ['dog', 'wolf', 0.9],
      ['dog', 'puppy', 0.95],
      ['dog', 'table', 0.1],
      ['dog', 'chair', 0.05],
      ['wolf', 'puppy', 0.8],
      ['wolf', 'table', 0.1],
      ['wolf', 'chair', 0.1],
      ['puppy', 'table', 0.1],
      ['puppy', 'chair', 0.08],
      ['table', 'chair', 0.85],
    ];
    expect((await read(`item1,item2,dissimilarity\n${rows.map((row) => row.join()).join('\n')}`)).questions).toMatchObject([
      { by: 'categories', looksLike: 'similarity' },
    ]);
  });
});
