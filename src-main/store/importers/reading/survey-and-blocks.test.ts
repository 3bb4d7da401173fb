/** Tables as surveys, logs and spreadsheets leave them, each read wrongly once: the right answer, or a question or a refusal. */
import { describe, expect, it } from 'vitest';
import { readTableFile, type TableFileReading } from './sheet/read-table-file';

const items = ['cup', 'jug', 'pan', 'lid', 'fork'];
const pairs = items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
const values = [7, 5, 3, 1, 6, 4, 2, 6, 3, 4]; // similarity of each pair
const people = ['p01', 'p02', 'p03'];
const said = (person: number, pair: number): number => Math.max(1, Math.min(7, values[pair]! + person - 1));
const read = (content: string): Promise<TableFileReading> => readTableFile(new TextEncoder().encode(content), 'lab.csv');
const wide = (header: readonly string[], cells: (person: number) => readonly (string | number)[], sign = ',', below = ''): string =>
  `${header.join(sign)}\n${below}${people.map((_, j) => cells(j).join(sign)).join('\n')}\n`;
const told = ({ found }: TableFileReading) => found!.ratings.map(({ first, second, rating }) => [first, second, rating]);
const expected = people.flatMap((_, j) => pairs.map(([a, b], i) => [a, b, said(j, i)]));
const answers = (j: number): number[] => pairs.map((_, i) => said(j, i));

describe('a row for each person', () => {
  it.each([
    [
      'SoSci Survey, with a question before each pair in the labels',
      wide(
        ['CASE', ...pairs.map((_, i) => `AB${String(i + 1).padStart(2, '0')}_01`), 'TIME_SUM'],
        (j) => [100 + j, ...answers(j), 340],
        ';',
        `Interview-Nummer;${pairs.map(([a, b]) => `Ähnlichkeit: ${a} / ${b}`).join(';')};Verweildauer\n`,
      ),
    ],
    [
      'LimeSurvey, with the pair in brackets',
      wide(['id. Response ID', ...pairs.map(([a, b], i) => `sim[SQ${i + 1}]. Wie ähnlich? [${a} – ${b}]`)], (j) => [j + 1, ...answers(j)]),
    ],
    [
      'ratings and times, each with its word before the pair',
      wide(['Subject', ...pairs.map((pair) => `Sim_${pair.join('_')}`), ...pairs.map((pair) => `RT_${pair.join('_')}`)], (j) => [
        j + 1,
        ...answers(j),
        ...values.map((value) => 900 + value),
      ]),
    ],
    [
      'ratings and confidence, each with its word after the pair',
      wide(['Subject', ...pairs.map((pair) => `${pair.join('_')}_sim`), ...pairs.map((pair) => `${pair.join('_')}_confidence`)], (j) => [
        j + 1,
        ...answers(j),
        ...values,
      ]),
    ],
    [
      'names that only capitals part',
      wide(['ID', ...pairs.map(([a, b]) => `${a}${b[0]!.toUpperCase()}${b.slice(1)}`)], (j) => [people[j]!, ...answers(j)]),
    ],
  ])('%s', async (_, content) => {
    const reading = await read(content);
    expect([reading.problem, reading.questions, reading.content.kind]).toEqual([null, [], 'rater-rows']);
    expect(told(reading)).toEqual(expected);
  });

  it('with two measures of which no word says similarity is no guess', async () => {
    const content = wide(['ID', ...pairs.map((pair) => `m1_${pair.join('_')}`), ...pairs.map((pair) => `m2_${pair.join('_')}`)], (j) => [
      people[j]!,
      ...answers(j),
      ...values,
    ]);
    expect((await read(content)).problem).toContain('not clear');
  });

  it('of all pairs in both orders is one measure', async () => {
    const many = Array.from({ length: 14 }, (_, i) => `thing${String.fromCharCode(97 + i)}`);
    const all = many.flatMap((a) => many.filter((b) => b !== a).map((b) => `${a}_${b}`));
    const { found } = await read(wide(['ID', ...all], (j) => [people[j]!, ...all.map((_, i) => 1 + ((i + j) % 7))]));
    expect(found!.ratings).toHaveLength(3 * all.length);
  });
});

describe('a log', () => {
  const log = (header: string, line: (person: string, i: number, a: string, b: string, value: number) => string): string =>
    `${header}\n${people.flatMap((person, j) => pairs.map(([a, b], i) => line(person, i, a, b, said(j, i)))).join('\n')}\n`;

  it('of jsPsych with buttons and the run as the person', async () => {
    const reading = await read(
      log(
        'rt,button_pressed,trial_type,trial_index,left,right,run_id',
        (p, i, a, b, value) => `${900 + i},${value},html-button-response,${i},${a},${b},${p.slice(2)}`,
      ),
    );
    expect([reading.questions, reading.content.kind, told(reading)]).toEqual([[], 'ratings', expected]);
  });

  it('with times and accuracy alone has no judgements', async () => {
    const { found, problem } = await read(
      log('subject,item1,item2,rt,accuracy', (p, i, a, b, value) => `${p},${a},${b},${500 + 100 * value + i},${i % 2}`),
    );
    expect([found, problem]).toEqual([null, expect.stringContaining('not clear')]);
  });

  it('in which a spreadsheet made a date of an answer has no number there', async () => {
    const { questions } = await read(
      log('subject,item1,item2,rating', (p, i, a, b, value) => `${p},${a},${b},${i === 2 ? '05.Jan' : value}`),
    );
    expect(questions).toEqual([{ code: 'missing-codes', codes: [{ text: '05.Jan', count: 3 }] }]);
  });

  it('of the share of ‘same’ answers holds similarities', async () => {
    const { content } = await read(`item1,item2,prop_same\n${pairs.map(([a, b], i) => `${a},${b},${values[i]! / 8}`).join('\n')}`);
    expect([content.meaning, content.isMeaningSure]).toEqual(['similarity', true]);
  });

  it('of places before and after takes the places after', async () => {
    const rows = people.flatMap((p, j) => items.map((item, i) => `${p},${item},${i},0,${30 * i + j},${(i * i) % 50}`));
    const { content, header } = await read(`subject,stimulus,start_x,start_y,end_x,end_y\n${rows.join('\n')}`);
    expect([content.kind, content.values.map((i) => header[i])]).toEqual(['arrangements', ['end_x', 'end_y']]);
  });
});

describe('a matrix', () => {
  const distance = (a: string, b: string): number =>
    a === b ? 0 : 8 - values[pairs.findIndex((pair) => pair.includes(a) && pair.includes(b))]!;
  const rows = (cells: (a: string) => readonly (string | number)[]): string => items.map((a) => [a, ...cells(a)].join(',')).join('\n');
  const whole = rows((a) => items.map((b) => distance(a, b)));
  const spread = rows((a) => items.map((b) => (a === b ? 0 : 0.5)));

  it.each([
    [
      'with standard deviations beside it',
      `,${items.join()},,${items.join()}\n${rows((a) => [...items.map((b) => distance(a, b)), '', ...items.map((b) => (a === b ? 0 : 0.5))])}`,
    ],
    ['with a title above and a note below', `Table 2. Mean dissimilarity,,,,,\n,${items.join()}\n${whole}\nNote. 0 = identical,,,,,\n`],
  ])('%s is a matrix', async (_, content) => {
    const { problem, content: reads, found } = await read(content);
    expect([problem, reads.kind]).toEqual([null, 'matrix']);
    expect(found!.dissimilarities.map(({ first, second, dissimilarity }) => [first, second, dissimilarity])).toEqual(
      pairs.map(([a, b], i) => [a, b, 8 - values[i]!]),
    );
  });

  it('of means above one of standard deviations is the only one', async () => {
    const { found, remarks } = await read(`Means,,,,,\n,${items.join()}\n${whole}\n,,,,,\nSDs,,,,,\n,${items.join()}\n${spread}\n`);
    expect(new Set(found!.ratings.map(({ rater }) => rater))).toEqual(new Set(['Means']));
    expect(remarks).toContainEqual(expect.objectContaining({ why: 'summary', count: 5 }));
  });
});

describe('triplets', () => {
  const all = items.flatMap((a, i) => items.slice(i + 1).flatMap((b, j) => items.slice(i + j + 2).map((c) => [a, b, c] as const)));
  const table = (header: string, line: (a: string, b: string, c: string, i: number) => string): string =>
    `${header}\n${people.flatMap((p) => all.map(([a, b, c], i) => `${p},${line(a, b, c, i)}`)).join('\n')}`;

  it('with the more similar one of two options take no option for the answer', async () => {
    const { content, header, found } = await read(
      table('subject,target,option1,option2,most_similar', (a, b, c, i) => `${a},${b},${c},${[b, c][i % 2]!}`),
    );
    expect([header[content.reference!], header[content.first!], header[content.second!], header[content.odd!]]).toEqual([
      'target',
      'option1',
      'option2',
      'most_similar',
    ]);
    expect(found!.triplets).toHaveLength(30);
  });

  it('with the least similar one are refused', async () => {
    const { problem, found } = await read(
      table('subject,target,option1,option2,least_similar', (a, b, c, i) => `${a},${b},${c},${[b, c][i % 2]!}`),
    );
    expect([found, problem]).toEqual([null, expect.stringContaining('less like the reference ‘target’')]);
  });

  it('of A, B and X are asked about', async () => {
    const { questions } = await read(table('subject,A,B,X,answer', (a, b, c, i) => `${a},${b},${c},${'AB'[i % 2]!}`));
    expect(questions).toMatchObject([{ code: 'which-column', role: 'reference', candidates: [{ header: 'X' }] }]);
  });

  it('with keys for answers are no ratings of the first two', async () => {
    const { content, found } = await read(table('subject,left,middle,right,key_press', (a, b, c, i) => `${a},${b},${c},${49 + (i % 3)}`));
    expect([content.kind, found!.triplets.length]).toEqual(['triplets', 30]);
  });

  it.each([
    ['names', (n: number) => String(n + 1), (a: number, _b: number, c: number, i: number) => String(1 + (i % 2 ? a : c))],
    ['places', (n: number) => String(n + 101), (_a: number, _b: number, _c: number, i: number) => String(1 + (i % 3))],
  ])('of numbered items are read with numbers that are %s', async (_, name, answer) => {
    const { content, header, found } = await read(
      table('subject,img1,img2,img3,odd', (a, b, c, i) => {
        const [x, y, z] = [a, b, c].map((item) => items.indexOf(item)) as [number, number, number];
        return [x, y, z]
          .map(name)
          .concat(answer(x, y, z, i))
          .join();
      }),
    );
    expect([content.kind, header[content.odd!], found!.triplets.length]).toEqual(['triplets', 'odd', 30]);
    expect(found!.triplets[1]).toMatchObject({ a: name(0), b: name(1), c: name(3), odd: _ === 'names' ? '1' : '102' });
  });

  it('of numbered items with a reference are no ratings of the two others', async () => {
    const numbers = (a: string, b: string, c: string): string => [a, b, c].map((item) => items.indexOf(item) + 1).join();
    const { found } = await read(table('vp,ref,links,rechts,antwort', (a, b, c, i) => `${numbers(a, b, c)},${1 + (i % 2)}`));
    expect(found!.triplets.slice(0, 2)).toMatchObject([
      { reference: '1', chosen: '2', other: '3' },
      { reference: '1', chosen: '4', other: '2' },
    ]);
  });

  it.each([[0], [1]])('with a reference and three options are refused', async (step) => {
    const rows = people.flatMap((p) =>
      Array.from({ length: 12 }, (_, i) => {
        const options = [0, 1, 2].map((k) => items[1 + ((i + k) % 4)]!);
        return `${p},cup,${options.join()},${options[step * (i % 3)]!}`;
      }),
    );
    const { problem, found } = await read(`subject,ref,opt1,opt2,opt3,choice\n${rows.join('\n')}`);
    expect([found, problem]).toEqual([null, expect.stringContaining('with ‘ref’ a reference')]);
  });
});

describe('a list of all pairs', () => {
  it('tells by what things have to themselves which way round it is', async () => {
    const rows = items.flatMap((a, i) => items.map((b, j) => `${a},${b},${Math.abs(i - j)}`));
    const { content } = await read(`Row,Column,Value\n${rows.join('\n')}`);
    expect([content.kind, content.meaning, content.isMeaningSure]).toEqual(['pairs', 'dissimilarity', true]);
  });

  it('across the columns of two conditions is said to name pairs twice', async () => {
    const { remarks } = await read(
      'Condition,A,,,B,,\n,cup-jug,cup-pan,jug-pan,cup-jug,cup-pan,jug-pan\nS1,7,5,6,3,2,1\nS2,6,4,6,2,2,2\nS3,7,5,5,3,3,1\n',
    );
    expect(remarks).toContainEqual({ code: 'repeated-columns', columns: 6, pairs: 3 });
  });
});
