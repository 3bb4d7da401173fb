/** Triplets with a row for each image, and matrices in percent: read rightly, or asked about, and never wrongly without a word. */
import { describe, expect, it } from 'vitest';
import { sayRemark } from '../../../contract/importing/table-remarks-en';
import { findTable } from './sheet/find-table';
import { joinTrials } from './trials/join-trials';
import { openFile } from './sheet/open-file';
import { readTableFile, type TableFileReading } from './sheet/read-table-file';

const triplets = [
  ['owl', 'eagle', 'axe', 2],
  ['axe', 'saw', 'owl', 2],
  ['eagle', 'saw', 'axe', 0],
  ['owl', 'saw', 'eagle', 1],
] as const;
type Line = (person: string, trial: number, image: string, place: number, odd: number, names: readonly string[]) => string;

function table(header: string, line: Line): string {
  const rows = ['P1', 'P2'].flatMap((person) =>
    triplets.flatMap(([a, b, c, odd], t) => [a, b, c].map((image, place) => line(person, t + 1, image, place, odd, [a, b, c]))),
  );
  return `${header}\n${rows.join('\n')}\n`;
}
const read = (content: string): Promise<TableFileReading> => readTableFile(new TextEncoder().encode(content), 'trials.csv');
const odd = ({ found }: TableFileReading) =>
  found!.triplets.map((one) => (one.task === 'odd-one-out' ? [one.rater, one.a, one.b, one.c, one.odd] : one));
const expected = ['P1', 'P2'].flatMap((person) => triplets.map(([a, b, c, place]) => [person, a, b, c, [a, b, c][place]]));

describe('three rows of a trial', () => {
  it.each<readonly [string, string, Line]>([
    [
      'marks of the odd one, with times and places',
      'participant,trial,position,image,odd,rt',
      (p, t, image, place, at) => `${p},${t},${place + 1},${image}.png,${place === at ? 1 : 0},${900 + t}`,
    ],
    [
      'what was clicked, as words',
      'participant;trial_nr;stimulus;clicked',
      (p, t, image, place, at) => `${p};${t};${image};${place === at ? 'TRUE' : 'FALSE'}`,
    ],
    [
      'two that were chosen as most alike',
      'subject,trial,item,chosen',
      (p, t, image, place, at) => `${p},${t},${image},${place === at ? 'no' : 'yes'}`,
    ],
    [
      'the name of the chosen one in every row',
      'subject,trial,image,response',
      (p, t, image, _, at, names) => `${p},${t},${image},${names[at]!}`,
    ],
    [
      'trials counted through, in German',
      'Teilnehmer,Durchgang,Bild,gewählt',
      (p, t, image, place, at) => `${p},${t + (p === 'P2' ? 100 : 0)},${image},${place === at ? 'ja' : 'nein'}`,
    ],
    [
      'trials counted anew in each block',
      'participant,block,trial,image,odd',
      (p, t, image, place, at) => `${p},${t > 2 ? 2 : 1},${t > 2 ? t - 2 : t},${image},${place === at ? 1 : 0}`,
    ],
    [
      'an empty cell where nothing was chosen',
      'participant,trial,image,odd',
      (p, t, image, place, at) => `${p},${t},${image},${place === at ? 'x' : ''}`,
    ],
  ])('%s', async (_, header, line) => {
    const reading = await read(table(header, line));
    expect([reading.problem, reading.questions, reading.content.kind]).toEqual([null, [], 'triplets']);
    expect(odd(reading)).toEqual(expected);
    expect(reading.remarks.map(({ code }) => code)).toContain('trials-joined');
  });

  it('that stand anywhere in the table', async () => {
    const [header, ...rows] = table('participant,trial,image,odd', (p, t, image, place, at) => `${p},${t},${image},${place === at ? 1 : 0}`)
      .trim()
      .split('\n');
    const sorted = [0, 1, 2].flatMap((place) => rows.filter((_, i) => i % 3 === place));
    expect(odd(await read([header, ...sorted].join('\n')))).toEqual(expected);
  });

  it('of 100,000 rows of another table cost next to nothing to rule out', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `P${i % 50},${i},s${i % 40},s${(i * 7 + 1) % 40},${1 + (i % 7)}`);
    const found = findTable(
      await openFile(new TextEncoder().encode(`participant,trial,a,b,rating\n${rows.join('\n')}`), 't.csv', {}),
      't.csv',
      {},
    );
    const began = process.cpuUsage().user;
    expect(joinTrials(found, null, 't.csv')).toBe(found);
    expect((process.cpuUsage().user - began) / 1e3).toBeLessThan(1000); // ms; about 10 when idle
  });

  it('with a reference: which of the two others was chosen', async () => {
    const reading = await read(
      table('participant,trial,role,image,chosen', (p, t, image, place, at) => {
        const role = place === 1 ? 'reference' : 'option';
        return `${p},${t},${role},${image},${place !== 1 && place === (at === 1 ? 0 : at) ? 1 : 0}`;
      }),
    );
    expect(reading.found!.triplets[0]).toMatchObject({ task: 'reference', rater: 'P1', reference: 'eagle', chosen: 'axe', other: 'owl' });
    expect(reading.found!.triplets[3]).toMatchObject({ reference: 'saw', chosen: 'owl', other: 'eagle' });
    expect(reading.found!.triplets).toHaveLength(8);
  });

  it('says how trials are joined, and what the mark is taken for', async () => {
    const { remarks } = await read(
      table('subject,trial,item,chosen', (p, t, image, place, at) => `${p},${t},${image},${place === at ? 0 : 1}`),
    );
    const joined = remarks.find(({ code }) => code === 'trials-joined')!;
    expect(sayRemark(joined)).toBe(
      'Three rows of a trial make one triplet, 8 in all: ‘item’ names its images, and of the two that ‘chosen’ marks as most alike the third is the odd one.',
    );
  });

  it('leaves out trials that have not three rows, and those without an answer, and says so', async () => {
    const many = [...Array(12).keys()].flatMap((t) =>
      ['owl', 'eagle', 'axe', 'saw'].slice(t % 2, (t % 2) + 3).map((image, place) => `P1,${t},${image},${t !== 5 && place === 0 ? 1 : 0}`),
    );
    const reading = await read(`participant,trial,image,odd\n${[...many, 'P1,99,owl,1', 'P1,99,axe,0'].join('\n')}`);
    expect(reading.found!.triplets).toHaveLength(11);
    expect(reading.remarks).toContainEqual({ code: 'unusable-triplets', count: 1, row: 17 });
    expect(reading.remarks).toContainEqual({ code: 'rows-left-out', why: 'not-three', count: 2, rows: [38, 39] });
  });

  it.each<readonly [string, string, Line, RegExp]>([
    [
      'two marks that differ',
      'participant,trial,image,selected,chosen',
      (p, t, image, place, at) => `${p},${t},${image},${place === at ? 1 : 0},${place === 0 ? 1 : 0}`,
      /could mark the image that was chosen/,
    ],
    [
      'two odd ones a trial',
      'participant,trial,image,odd',
      (p, t, image, place, at) => `${p},${t},${image},${place === at ? 0 : 1}`,
      /marks two images of a trial where one is the odd one/,
    ],
    [
      'a reference and an odd one',
      'participant,trial,role,image,odd',
      (p, t, image, place, at) => `${p},${t},${place === (at + 1) % 3 ? 'reference' : 'other'},${image},${place === at ? 1 : 0}`,
      /not clear what was asked/,
    ],
  ])('is refused where it contradicts itself: %s', async (_, header, line, sentence) => {
    const { problem, found } = await read(table(header, line));
    expect([problem, found]).toEqual([expect.stringMatching(sentence) as unknown, null]);
  });

  it.each<readonly [string, string]>([
    [
      'three members a category, one of them marked',
      `category,item,response\n${['a', 'b', 'c', 'd'].flatMap((group) => [1, 2, 3].map((k) => `${group},${group}${k},${k === 2 ? 1 : 0}`)).join('\n')}`,
    ],
    [
      'places as answers, whose places are not known',
      table('participant,trial,image,response', (p, t, image, _, at) => `${p},${t},${image},${at + 1}`),
    ],
  ])('is no triplet: %s', async (_, content) => {
    expect((await read(content)).found?.triplets ?? []).toEqual([]);
  });
});

describe('triplets that would be read wrongly', () => {
  const wide = (header: string, line: (a: string, b: string, c: string, odd: number) => string): string =>
    `${header}\n${['P1', 'P2', 'P3'].flatMap((person) => triplets.map(([a, b, c, at]) => `${person},${a},${b},${c},${line(a, b, c, at)}`)).join('\n')}\n`;

  it.each([
    [
      'a mark for each of the three',
      wide('participant,a,b,c,a_odd,b_odd,c_odd', (_a, _b, _c, at) => [0, 1, 2].map((place) => Number(place === at)).join(',')),
      'a_odd’, ‘b_odd’, ‘c_odd’ could say',
    ],
    [
      'two answers',
      wide('participant,a,b,c,odd,chosen', (a, b, c, at) => `${[a, b, c][at]!},${[a, b, c][(at + 1) % 3]!}`),
      '‘odd’, ‘chosen’ could say',
    ],
    [
      'trials that are counted anew, sorted',
      `trial,image,odd\n${[1, 2, 3].flatMap((t) => ['axe', 'axe', 'eagle', 'owl', 'owl', 'saw'].map((image, i) => `${t},${image},${Number(i < 2)}`)).join('\n')}\n`,
      'do not have three rows each',
    ],
  ])('are refused: %s', async (_, content, sentence) => {
    const reading = await read(content).catch((error: Error) => ({ problem: error.message, found: null }));
    expect(reading.problem).toContain(sentence);
    expect(reading.found).toBeNull();
  });

  it('the two that are most alike, by no known name, are no odd one', async () => {
    const content = wide('participant,a,b,c,most_similar_1,most_similar_2', (a, b, c, at) =>
      [a, b, c].filter((_, place) => place !== at).join(','),
    );
    expect((await read(content)).found?.triplets ?? []).toEqual([]);
  });
});

const names = ['owl', 'eagle', 'axe', 'saw'];
const shares = [
  [100, 88, 56, 59],
  [88, 100, 61, 58],
  [56, 61, 100, 90],
  [59, 58, 90, 100],
] as const;
const matrix = (cell: (value: number, own: boolean) => string, delimiter = ','): string =>
  `${['', ...names].join(delimiter)}\n${names.map((name, i) => [name, ...shares[i]!.map((value, j) => cell(value, i === j))].join(delimiter)).join('\n')}\n`;

describe('a matrix in percent', () => {
  it.each([
    ['with a space', matrix((value) => `${value} %`)],
    ['without', matrix((value) => `${value}%`)],
    ['with a space that does not break', matrix((value) => `${value}\u00a0%`)],
    ['with decimal commas', matrix((value) => `${value},0 %`, ';')],
    ['with an empty diagonal', matrix((value, own) => (own ? '' : `${value} %`))],
    ['half of it', `,owl,eagle,axe,saw\nowl,,,,\neagle,88%,,,\naxe,56%,61%,,\nsaw,59%,58%,90%,\n`],
    [
      'of a person each',
      `subject,item,owl,eagle,axe,saw\n${['P1', 'P2'].flatMap((person) => names.map((name, i) => `${person},${name},${shares[i]!.map((value) => `${value}%`).join(',')}`)).join('\n')}`,
    ],
  ])('%s', async (_, content) => {
    const reading = await readTableFile(new TextEncoder().encode(content), 'percent.csv', { content: { meaning: 'similarity' } });
    expect([reading.problem, reading.questions]).toEqual([null, []]);
    expect([reading.content.low, reading.content.high]).toEqual([0, 100]);
    const pairs =
      reading.found!.ratings.length > 0
        ? reading.found!.ratings.map(({ first, second, rating }) => ({ first, second, value: rating }))
        : reading.found!.dissimilarities.map(({ first, second, dissimilarity }) => ({ first, second, value: 100 - dissimilarity }));
    for (const [i, j] of [
      [0, 1],
      [2, 3],
      [0, 2],
    ] as const)
      expect(pairs).toContainEqual({ first: names[i], second: names[j], value: shares[i][j] });
    expect(reading.remarks.find(({ code }) => code === 'percent-signs')).toMatchObject({ isShare: true });
  });

  it.each([
    ['a share without the sign', matrix((value, own) => (own ? '1' : `${value}%`))],
    ['more than the whole', matrix((value) => `${value === 88 ? 885 : value} %`)],
    ['less than nothing', matrix((value) => `-${value}%`)],
    ['some shares as fractions', matrix((value) => (value > 80 ? `${value}%` : String(value / 100)))],
  ])('is refused with %s', async (_, content) => {
    const { problem, found } = await readTableFile(new TextEncoder().encode(content), 'percent.csv');
    expect([problem, found]).toEqual([expect.stringMatching(/are percent|is no share of a whole/) as unknown, null]);
  });

  it.each([
    ['-99', undefined],
    ['999', ['999']],
  ])('asks whether %s beside it stands for a missing value', async (code, missing) => {
    const content = matrix((value) => (value === 88 ? code : `${value} %`));
    const { questions, found } = await readTableFile(new TextEncoder().encode(content), 'percent.csv', missing && { content: { missing } });
    expect(questions.filter((question) => question.code === 'missing-codes')).toEqual(
      missing ? [] : [{ code: 'missing-codes', codes: [{ text: code, count: 2 }] }],
    );
    expect(found!.dissimilarities).toHaveLength(5);
  });

  it('may have names in percent', async () => {
    const called = ['20%', '40%', '60%'];
    const content = `,${called.join(',')}\n${called.map((name, i) => `${name},${called.map((_, j) => `${20 * Math.abs(i - j)}%`).join(',')}`).join('\n')}`;
    const { found } = await readTableFile(new TextEncoder().encode(content), 'percent.csv');
    expect(found!.dissimilarities.map(({ first, second, dissimilarity }) => [first, second, dissimilarity])).toEqual([
      ['20%', '40%', 20],
      ['20%', '60%', 40],
      ['40%', '60%', 20],
    ]);
  });
});
