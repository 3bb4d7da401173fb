/** Who judged, and on which scale: people who are numbered anew at each place, and two scales in one column. */
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
const people = ({ found }: TableFileReading): number => new Set(found!.ratings.map(({ rater }) => rater)).size;

describe('people who are numbered anew', () => {
  const at = (header: string, places = ['North', 'South']): string =>
    `${header},participant,left,right,rating\n${places.flatMap((place, q) => [1, 2, 3].flatMap((p) => pairs.map(([a, b], k) => `${place},${p},${a},${b},${answer(p + q, k)}`))).join('\n')}\n`;

  it.each(['lab', 'Site', 'Universität', 'laboratoire', 'centro', 'school_id'])(
    'in each ‘%s’ are kept apart, and that is said',
    async (header) => {
      const reading = await read(at(header));
      expect([asks(reading), people(reading), reading.found!.ratings[0]!.rater]).toEqual([[], 6, 'North 1']);
      expect(says(reading)).toContain(`‘participant’ counts anew in each ‘${header}’`);
      expect(people(await read(at(header), { columns: [{ role: 'rater', header: 'participant' }] }))).toBe(3);
    },
  );

  it.each(['study', 'sample', 'file', 'Gruppe'])(
    'in each ‘%s’ perhaps are asked about, with both columns to choose from',
    async (header) => {
      const open = await read(at(header));
      expect(asks(open)[0]).toContain(`‘participant’ or ‘${header} + participant’ (one person for each number in each ‘${header}’)`);
      expect(people(await read(at(header), { columns: [{ role: 'rater', header: `${header} + participant` }] }))).toBe(6);
      expect(people(await read(at(header), { columns: [{ role: 'rater', header: 'participant' }] }))).toBe(3);
    },
  );

  it('are not seen where a person comes twice, or numbers go on', async () => {
    expect(people(await read(at('session', ['1', '2'])))).toBe(3);
    const on = at('lab').replace(/^South,(\d)/gm, (_, p: string) => `South,${Number(p) + 3}`);
    const reading = await read(on);
    expect([asks(reading), reading.found!.ratings[0]!.rater]).toEqual([[], '1']);
  });
});

describe('two scales in one column', () => {
  const of = (head: string, line: (p: number, k: number) => string): string =>
    `person,left,right,${head}\n${[1, 2, 3, 4].flatMap((p) => pairs.map(([a, b], k) => `p${p},${a},${b},${line(p, k)}`)).join('\n')}\n`;
  it('of different people are asked about', async () => {
    const content = of('rating', (p, k) => `${answer(p, k) * (p < 3 ? 1 : 14)}`);
    const open = await read(content);
    expect(asks(open)).toEqual(['There seem to be two scales: some answers run from 1 to 7 (‘p1’), others from 14 to 98 (‘p3’).']);
    expect(asks(await read(content, { content: { low: 0, high: 100 } }))).toEqual([]);
  });

  it('of different labs or parts are asked about, and one of them can be read', async () => {
    const content = of('batch,rating', (p, k) => `${k < 5 ? 'old' : 'new'},${answer(p, k) * (k < 5 ? 1 : 13)}`);
    const open = await read(content);
    expect(asks(open)[0]).toContain('some answers run from 1 to 7 (‘old’)');
    expect(sayQuestion(open.questions[0]!).option).toContain('--column condition=batch and --condition old or --condition new');
    const old = await read(content, { columns: [{ role: 'condition', header: 'batch' }], content: { onlyCondition: 'old' } });
    expect([asks(old), old.content.high]).toEqual([[], 7]);
  });

  it('are not seen where people use different parts of one scale', async () => {
    expect(asks(await read(of('slider', (p, k) => `${answer(p, k) * (p < 3 ? 6 : 14)}`)))).toEqual([]);
  });
});

it('an answer of several words below one header is no table of spaces', async () => {
  const content = `person,left,right,rating\n${[1, 2, 3].flatMap((p) => pairs.map(([a, b], k) => `p${p},${a},${b},${answer(p, k)} of 7`)).join('\n')}\n`;
  const reading = await read(content);
  expect([asks(reading), reading.found!.ratings.length, reading.content.high]).toEqual([[], 30, 7]);
});

describe('a row for each person', () => {
  const wide = (sexes: readonly string[], last = '', called = ''): string =>
    `id,age,sex,${pairs.map(([a, b]) => `${called}${a}_${b}`).join(',')}\n${sexes.map((sex, p) => `p${p},${20 + p},${sex},${pairs.map((_, k) => answer(p, k)).join(',')}`).join('\n')}\n${last}`;

  it.each([
    ['m', 'f'],
    ['M', 'F'],
    ['N', 'S'],
    ['media', 'superior'],
  ])('who is ‘%s’ or ‘%s’ is a person and no mean', async (one, other) => {
    const reading = await read(wide([one, other, one, other]));
    expect([asks(reading), people(reading), reading.found!.ratings.length]).toEqual([[], 4, 40]);
  });

  it('who has a gap at the end of the table is kept', async () => {
    const sexes = Array.from({ length: 11 }, (_, p) => (p % 2 === 0 ? 'm' : 'f'));
    const reading = await read(wide(sexes, `p11,31,m,${pairs.map((_, k) => (k === 3 ? '' : 4)).join(',')}\n`));
    expect([people(reading), reading.found!.ratings.length]).toEqual([12, 119]);
  });

  it.each(['M,,,', 'Mean,,,', ',,Mean,', 'SD,25.5,,'])('is no person who is called ‘%s’', async (last) => {
    expect(people(await read(wide(['m', 'f', 'f', 'm'], `${last}${pairs.map(() => '4.25').join(',')}\n`)))).toBe(4);
  });

  it('takes what its headers begin with as the way round', async () => {
    const { content } = await read(wide(['m', 'f', 'f'], '', 'diss_'));
    expect([content.meaning, content.isMeaningSure]).toEqual(['dissimilarity', true]);
  });
});

it.each(['listener', 'Listener_ID', 'panelist', 'informant'])('‘%s’ is who judged', async (header) => {
  const reading = await read(
    `${header},voice_1,voice_2,similarity\n${[1, 2, 3].flatMap((p) => pairs.map(([a, b], k) => `s${p},${a},${b},${answer(p, k)}`)).join('\n')}\n`,
  );
  expect([asks(reading), people(reading)]).toEqual([[], 3]);
});
