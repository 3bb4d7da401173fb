/** Numbers that are no answers, or answers in another dress: codes of keys, codes for no answer, counts, averages, sides, times. */
import { describe, expect, it } from 'vitest';
import { sayQuestion, sayRemark } from '../../../contract/importing/table-remarks-en';
import { readTableFile, type TableChoices, type TableFileReading } from './sheet/read-table-file';

const items = ['mug', 'jar', 'fork', 'spade', 'broom'];
const pairs = items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
const answer = (p: number, k: number): number => 1 + ((2 * p + 3 * k) % 7);
const read = (content: string, choices?: TableChoices): Promise<TableFileReading> =>
  readTableFile(new TextEncoder().encode(content), 'table.csv', choices);
const asks = ({ questions }: TableFileReading): string[] => questions.map((question) => sayQuestion(question).asks);
const says = ({ remarks }: TableFileReading): string => remarks.map(sayRemark).join('\n');
const rated = (header: string, value: (p: number, k: number) => string | number): string =>
  `person,left,right,${header}\n${[1, 2, 3].flatMap((p) => pairs.map(([a, b], k) => `p${p},${a},${b},${value(p, k)}`)).join('\n')}\n`;
const values = ({ found }: TableFileReading): number[] => found!.ratings.map(({ rating }) => rating);

describe('codes of keys', () => {
  it.each(['key', 'resp.keys', 'Taste', 'touche'])('under ‘%s’ are read as digits, and that is said', async (header) => {
    const reading = await read(rated(header, (p, k) => 48 + answer(p, k)));
    expect([asks(reading), values(reading)[0], reading.content.high]).toEqual([[], 3, 7]);
    expect(says(reading)).toContain(`‘${header}’ holds codes of keys`);
  });

  it('under ‘response’ are asked about, and the scale that is said decides', async () => {
    const content = rated('response', (p, k) => 48 + answer(p, k));
    expect(asks(await read(content))).toEqual([
      'The answers in ‘response’ run from 49 to 55; they may be answers or codes of the keys 1 to 7.',
    ]);
    const codes = await read(content, { content: { low: 1, high: 7 } });
    const plain = await read(content, { content: { low: 0, high: 100 } });
    expect([asks(codes), values(codes)[0], asks(plain), values(plain)[0]]).toEqual([[], 3, [], 51]);
  });
});

describe('a number that stands for no answer', () => {
  const some =
    (code: number): ((p: number, k: number) => number) =>
    (p, k) =>
      k === 2 ? code : answer(p, k);
  it.each([
    ['rating (1-7)', 9],
    ['rating (1 to 7)', 0],
    ['rating (1-7)', 8],
    ['"rating (1 = not alike, 7 = alike, 9 = don\'t know)"', 9],
    ['"rating (1 = not alike, 7 = alike, 4 = no answer)"', 4],
    ['"Ähnlichkeit (1 = gar nicht, 7 = sehr, 8 = weiß nicht)"', 8],
    ['"ressemblance (0 = sans réponse, 1 = pas du tout, 7 = très)"', 0],
    ['rating', 9],
    ['similarity 1..7', 99],
  ])('is asked about: ‘%s’ with %s', async (header, code) => {
    const open = await read(rated(header, some(code)));
    expect(asks(open).join()).toMatch(new RegExp(`These look like codes for a missing answer: ${code} \\(\\d+ times?\\)`));
    expect((await read(rated(header, some(code)), { content: { missing: [String(code)] } })).content).toMatchObject({ low: 1, high: 7 });
  });

  it('a rare 0 below 1 to 7 is asked about, a frequent one is an end of the scale', async () => {
    expect(asks(await read(rated('rating', (p, k) => (p === 1 && k < 2 ? 0 : answer(p, k)))))[0]).toContain('0 (2 times)');
    expect(asks(await read(rated('rating', (p, k) => (2 * p + 3 * k) % 7)))).toEqual([]);
  });

  it('a scale that the header gives is the scale of the answers', async () => {
    const reading = await read(rated('similarity (0-10)', answer));
    expect([asks(reading), reading.content.low, reading.content.high]).toEqual([[], 0, 10]);
  });
});

it('a code or a word that is said and stands nowhere is named', async () => {
  const content = { missing: ['-99'], answers: [{ word: 'verry alike', value: 7 }] };
  expect(says(await read(rated('rating', answer), { content }))).toContain(
    '‘-99’, ‘verry alike’ are said to be an answer or a missing one',
  );
  expect(
    says(
      await read(
        rated('rating', (p, k) => (k === 2 ? -99 : answer(p, k))),
        { content: { missing: ['-99'] } },
      ),
    ),
  ).not.toContain('nowhere');
});

describe('what is no judgement of similarity', () => {
  it.each(['chose_left', 'left_chosen', 'picked_first', 'gewählt_links'])('‘%s’ is refused', async (header) => {
    const { found, problem } = await read(rated(header, (p, k) => (p + k) % 2));
    expect([found, problem]).toEqual([null, expect.stringContaining('says which of the two was chosen')]);
  });

  it('a time under a plain header is asked about', async () => {
    expect(asks(await read(rated('response', (p, k) => 700 + 137 * p + 61 * k)))[0]).toContain('‘response’');
  });

  it('two averages, and two numbered questions, are asked about', async () => {
    const means = `left,right,mean,sd,n,median\n${pairs.map(([a, b], k) => `${a},${b},${(1.3 + k / 2).toFixed(2)},1.${k},24,${1 + (k % 6)}`).join('\n')}\n`;
    expect(asks(await read(means))[0]).toMatch(/which column holds the value: ‘(median|mean)’.* or ‘(median|mean)’/);
    expect(asks(await read(rated('Q0,Q1', (p, k) => `${answer(p, k)},${1 + (k % 6)}`)))[0]).toMatch(/‘Q0’.*‘Q1’/);
    expect(asks(await read(rated('rating_a,rating_b', (p, k) => `${answer(p, k)},${answer(k, p)}`)))[0]).toMatch(/rating_b/);
    expect(asks(await read(rated('slider.response,slider_2.response', (p, k) => `${answer(p, k)},${answer(k, p)}`)))[0]).toMatch(
      /slider_2/,
    );
  });
});

describe('answers in another dress', () => {
  it('out of seven, in full-width digits and in single quotation marks are numbers', async () => {
    const outOf = await read(rated('rating', (p, k) => `${answer(p, k)}/7`));
    expect([asks(outOf), values(outOf)[0]]).toEqual([[], 3]);
    expect(says(outOf)).toContain('‘rating’ holds answers out of 7, as in ‘3/7’; the first number is read.');
    const wide = await read(rated('rating', (p, k) => String.fromCharCode(0xff10 + answer(p, k))));
    expect([asks(wide), values(wide)[0]]).toEqual([[], 3]);
    const quoted = await read(
      rated('rating', answer)
        .trimEnd()
        .split('\n')
        .map((line) =>
          line
            .split(',')
            .map((cell) => `'${cell}'`)
            .join(','),
        )
        .join('\n'),
    );
    expect([asks(quoted), values(quoted)[0], quoted.found!.ratings[0]!.first]).toEqual([[], 3, 'mug']);
  });

  it('counts of totals that differ are read as shares, of equal ones as they are', async () => {
    const of = (total: (k: number) => number): string =>
      `left,right,n_same,n_total\n${pairs.map(([a, b], k) => `${a},${b},${2 + k},${total(k)}`).join('\n')}\n`;
    const shares = await read(of((k) => 12 + (k % 3)));
    expect(says(shares)).toContain('‘n_same’ counts out of ‘n_total’, which differs from row to row; the share is read.');
    expect([shares.content.meaning, shares.content.high]).toEqual(['similarity', 1]);
    expect((await read(of(() => 20))).content.high).toBeGreaterThan(1);
  });

  it('of which a column says how often they were given count so often', async () => {
    const reading = await read(`left,right,rating,freq\n${pairs.flatMap(([a, b]) => [`${a},${b},6,9`, `${a},${b},2,1`]).join('\n')}\n`);
    expect([asks(reading), reading.found!.dissimilarities[0]!.ratings]).toEqual([[], 10]);
  });
});

describe('a file that was put together', () => {
  const part = (p: number, header: string, line: (a: string, b: string, k: number) => string): string =>
    `${header}\n${pairs.map(([a, b], k) => `p${p},${line(a, b, k)}`).join('\n')}\n`;
  it('repeats its header, which is left out and is no code for a missing answer', async () => {
    const reading = await read(
      [1, 2, 3].map((p) => part(p, 'person,left,right,rating', (a, b, k) => `${a},${b},${answer(p, k)}`)).join(''),
    );
    expect([asks(reading), values(reading).length]).toEqual([[], 30]);
    expect(says(reading)).toContain('2 rows are left out because they hold labels of columns (row 12, 23).');
  });

  it('whose parts have their columns in another order is refused', async () => {
    const one = part(1, 'person,left,right,trial,rating', (a, b, k) => `${a},${b},${k + 1},${answer(1, k)}`);
    const two = part(2, 'person,left,right,rating,trial', (a, b, k) => `${a},${b},${answer(2, k)},${k + 1}`);
    await expect(read(one + two)).rejects.toThrow('Row 12 of table.csv names the columns again, in another order.');
  });
});
