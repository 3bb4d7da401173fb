/** Headers of two rows, matrices beside each other, halves that differ, and names that are nearly the same. */
import { describe, expect, it } from 'vitest';
import { sayQuestion } from '../../../contract/importing/table-remarks-en';
import { readTableFile, type TableChoices, type TableFileReading } from './sheet/read-table-file';

const tools = ['saw', 'axe', 'rasp', 'file', 'vice'];
const pairs = tools.flatMap((a, i) => tools.slice(i + 1).map((b) => [a, b] as const));
const people = ['h1', 'h2', 'h3'];
const value = (person: number, i: number): number => 1 + ((3 * i + person) % 7);
const read = (content: string, choices?: TableChoices, name = 'lab.csv'): Promise<TableFileReading> =>
  readTableFile(new TextEncoder().encode(content), name, choices);
const judged = people.flatMap((who, p) => pairs.map(([a, b], i) => [who, a, b, value(p, i)] as const));
const told = ({ found }: TableFileReading) => found!.ratings.map(({ rater, first, second, rating }) => [rater, first, second, rating]);
const remarkOf = ({ remarks }: TableFileReading, code: string) => remarks.find((remark) => remark.code === code);
const between = (a: string, b: string, p = 0): number => {
  const at = pairs.findIndex(([x, y]) => (x === a && y === b) || (x === b && y === a));
  return at < 0 ? 0 : value(p, at);
};
const matrix = (p: number): string[][] => tools.map((a) => [a, ...tools.map((b) => String(between(a, b, p)))]);

describe('a header of two rows', () => {
  const answers = people.map((who, p) => [who, ...pairs.map((_, i) => value(p, i))].join()).join('\n');
  it.each([
    [
      'merged',
      `,${pairs.map(([a], i) => (i > 0 && pairs[i - 1]![0] === a ? '' : a)).join()}\nsubject,${pairs.map(([, b]) => b).join()}\n${answers}`,
    ],
    ['filled', `subject,${pairs.map(([a]) => a).join()}\n,${pairs.map(([, b]) => b).join()}\n${answers}`],
  ])('%s names the pair above each column', async (_, content) => {
    const reading = await read(content);
    expect([reading.problem, reading.questions, reading.content.kind]).toEqual([null, [], 'rater-rows']);
    expect(told(reading)).toEqual(judged);
    expect(remarkOf(reading, 'headers-joined')).toEqual({ code: 'headers-joined', example: 'saw | axe' });
  });

  it('of items above their axes holds places', async () => {
    const { content, found } = await read(
      `,${tools.map((tool) => `${tool},`).join()}\nsubject,${tools.map(() => 'x,y').join()}\n${people.map((who, p) => [who, ...tools.flatMap((__, i) => [i * 7 + p, (i * i) % 5])].join()).join('\n')}`,
    );
    expect([content.kind, found!.ratings.length]).toEqual(['arrangements', 30]);
  });
});

describe('matrices beside each other', () => {
  const content = `${['h1', ...tools, '', 'h2', ...tools].join()}\n${tools.map((_, i) => [...matrix(0)[i]!, '', ...matrix(1)[i]!].join()).join('\n')}`;

  it('are asked about', async () => {
    const { questions } = await read(content);
    expect(questions).toMatchObject([{ code: 'which-column', role: 'name', canBeStacked: true }]);
    expect(sayQuestion(questions[0]!).option).toBe(
      'Say --column name=h1, or --column name=h2, or --kind stacked-matrices if each matrix is of a person.',
    );
  });

  it('are read one by one, or as those of two people', async () => {
    for (const [p, header] of ['h1', 'h2'].entries()) {
      const { questions, found } = await read(content, { columns: [{ role: 'name', header }], content: { meaning: 'dissimilarity' } });
      expect([questions, found!.dissimilarities.map(({ dissimilarity }) => dissimilarity)]).toEqual([
        [],
        pairs.map(([a, b]) => between(a, b, p)),
      ]);
    }
    const all = await read(content, { content: { kind: 'stacked-matrices', meaning: 'similarity' } });
    expect([all.questions, told(all)]).toEqual([
      [],
      ['h1', 'h2'].flatMap((who, p) => pairs.map(([a, b]) => [who, a, b, between(a, b, p)])),
    ]);
  });

  it('are three as well as two, and what else stands beside one is left out', async () => {
    const three = `${['h1', ...tools, '', 'h2', ...tools, '', 'h3', ...tools].join()}\n${tools.map((_, i) => [...matrix(0)[i]!, '', ...matrix(1)[i]!, '', ...matrix(2)[i]!].join()).join('\n')}`;
    expect((await read(three)).questions).toMatchObject([
      { role: 'name', candidates: [{ header: 'h1' }, { header: 'h2' }, { header: 'h3' }] },
    ]);
    const list = `${['', ...tools, '', 'item', 'frequency'].join()}\n${tools.map((tool, i) => [...matrix(0)[i]!, '', tool, 10 * i].join()).join('\n')}`;
    const { content: roles, found } = await read(list);
    expect([roles.kind, found!.dissimilarities.length]).toEqual(['matrix', 10]);
  });

  it('of other things are refused', async () => {
    const others = ['oak', 'elm', 'ash', 'fir', 'yew'];
    const both = `${['A', ...tools, '', 'B', ...others].join()}\n${tools.map((_, i) => [...matrix(0)[i]!, '', others[i]!, ...matrix(1)[i]!.slice(1)].join()).join('\n')}`;
    expect((await read(both)).problem).toContain('Two matrices of different things');
  });

  it('of which one holds standard deviations in its other half are refused', async () => {
    const halves = tools
      .map((a, i) =>
        [a, ...tools.map((b, j) => (i === j ? '' : j > i ? between(a, b) : (0.8 + 0.1 * ((i * 3 + j) % 5)).toFixed(1)))].join(),
      )
      .join('\n');
    expect((await read(`,${tools.join()}\n${halves}`)).problem).toContain('hardly anything to do with each other');
    const noisy = tools.map((a, i) => [a, ...tools.map((b, j) => between(a, b) + (i > j ? 1 : 0))].join()).join('\n');
    expect((await read(`,${tools.join()}\n${noisy}`)).problem).toBeNull();
  });
});

describe('names', () => {
  const table = (nameOf: (name: string, p: number, i: number) => string): string =>
    `rater;left;right;rating\n${judged.map(([who, a, b, x], k) => [who, nameOf(a, Math.floor(k / 10), k), nameOf(b, Math.floor(k / 10), k), x].join(';')).join('\n')}`;
  const namesOf = ({ found }: TableFileReading): string[] =>
    [...new Set(found!.ratings.flatMap(({ first, second }) => [first, second]))].sort();

  it('whose letters are stored in two ways are one, and that is said', async () => {
    const reading = await read(table((name, p) => (name === 'saw' ? 'Säge'.normalize(p === 1 ? 'NFD' : 'NFC') : name)));
    expect(namesOf(reading)).toEqual(['Säge', 'axe', 'file', 'rasp', 'vice']);
    expect(remarkOf(reading, 'names-joined')).toEqual({ code: 'names-joined', name: 'Säge', other: 'Säge'.normalize('NFD'), count: 1 });
    expect(remarkOf(reading, 'names-shortened')).toBeUndefined();
  });

  it('that differ in capitals or leading zeros stay apart, and that is said', async () => {
    const reading = await read(table((name, p) => ({ saw: 'A07', axe: 'A7' })[name] ?? (name === 'file' && p === 2 ? 'File' : name)));
    expect(namesOf(reading)).toEqual(['A07', 'A7', 'File', 'file', 'rasp', 'vice']);
    expect(remarkOf(reading, 'names-alike')).toMatchObject({ names: expect.arrayContaining(['A07', 'A7', 'file', 'File']) as string[] });
  });

  it('that a spreadsheet made dates of are pointed at', async () => {
    const reading = await read(table((name) => ({ saw: '01. Feb', axe: 'Mar-05' })[name] ?? name));
    expect(remarkOf(reading, 'names-dates')).toEqual({ code: 'names-dates', names: ['01. Feb', 'Mar-05'] });
  });

  it('of several words need quotation marks where spaces part the columns', async () => {
    const line = (quote: string): string =>
      judged.map(([who, a, b, x]) => `${who} ${quote}old ${a}${quote} ${quote}old ${b}${quote} ${x}`).join('\n');
    await expect(read(`rater left right rating\n${line('')}`, {}, 'lab.txt')).rejects.toThrow('quotation marks');
    expect(told(await read(`rater left right rating\n${line('"')}`, {}, 'lab.txt'))).toEqual(
      judged.map(([who, a, b, x]) => [who, `old ${a}`, `old ${b}`, x]),
    );
  });
});
