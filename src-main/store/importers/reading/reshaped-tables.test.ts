/** Places, piles, confusions and pairs in two rows become tables of pairs; headers and names that look like pairs or values are told from them. */
import { describe, expect, it } from 'vitest';
import { readTableFile, type TableChoices, type TableFileReading } from './sheet/read-table-file';

const birds = ['owl', 'swan', 'rook', 'wren', 'kite'];
const pairs = birds.flatMap((a, i) => birds.slice(i + 1).map((b) => [a, b] as const));
const people = ['k1', 'k2', 'k3'];
const value = (person: number, i: number): number => 1 + ((3 * i + person) % 7);
const read = (content: string, choices?: TableChoices): Promise<TableFileReading> => readTableFile(new TextEncoder().encode(content), 'lab.csv', choices); // prettier-ignore
const table = (header: string, rows: readonly (readonly (string | number)[])[], sign = ','): string => `${header}\n${rows.map((row) => row.join(sign)).join('\n')}\n`; // prettier-ignore
const told = ({ found }: TableFileReading) => found!.ratings.map(({ rater, first, second, rating }) => [rater, first, second, rating]);
const judged = people.flatMap((who, p) => pairs.map(([a, b], i) => [who, a, b, value(p, i)] as const));
const codes = ({ remarks }: TableFileReading): string[] => remarks.map(({ code }) => code);

describe('headers and cells that only look like pairs', () => {
  it.each([
    ['what was measured of each item', table(`id,${birds.flatMap((bird) => [`${bird}_size`, `${bird}_speed`]).join()}`, people.map((who, p) => [who, ...birds.flatMap((_, i) => [value(p, i), value(p, i + 1)])]))],
    ['one word before each item', table(`id,${birds.map((bird) => `liking_${bird}`).join()}`, people.map((who, p) => [who, ...birds.map((_, i) => value(p, i))]))],
    ['files in a folder', table('subject,stimulus,response', people.flatMap((who, p) => birds.map((bird, i) => [who, `pics/${bird}.jpg`, value(p, i)])))],
    ['dates', table('subject,day,score', people.flatMap((who, p) => birds.map((_, i) => [who, `2023/0${i + 1}/0${((i + 2) % 5) + 1}`, value(p, i)])))],
    ['a thing and its colour', table('subject,stimulus,rating', people.flatMap((who, p) => birds.map((bird, i) => [who, `${bird} - ${['red', 'blue', 'grey', 'green', 'pink'][i]!}`, value(p, i)])))],
  ])('%s are no judgements of pairs', async (_, content) => {
    const { found, problem } = await read(content);
    expect([found, problem]).toEqual([null, expect.stringContaining('not clear')]);
  }); // prettier-ignore

  it('are pairs where a person says so', async () => {
    const content = table(
      `id,${['owl_cup', 'owl_jug', 'rook_cup', 'rook_jug'].join()}`,
      people.map((who, p) => [who, 1, 2, 3, p + 1]),
    );
    expect((await read(content)).found).toBeNull();
    const { found, content: roles } = await read(content, { content: { kind: 'rater-rows' } });
    expect([roles.kind, found!.ratings.length, found!.ratings[0]]).toEqual(['rater-rows', 12, expect.objectContaining({ first: 'owl', second: 'cup', rating: 1 })]); // prettier-ignore
  });

  it('one image of two things names the pair, without its folder', async () => {
    expect(told(await read(table('subject,image,similarity', judged.map(([who, a, b, x]) => [who, `stim/${a}_${b}.png`, x]))))).toEqual(judged); // prettier-ignore
  });

  it('articles in a question belong to no name, and times of answers are no pairs', async () => {
    const content = table(`Zeitstempel;Kürzel;${pairs.map(([a, b]) => `Wie ähnlich sind der ${a} und der ${b}? (1 = gar nicht, 7 = sehr)`).join(';')}`, people.map((who, p) => [`2024/05/1${p} 9:0${p}:12`, who, ...pairs.map((_, i) => value(p, i))]), ';'); // prettier-ignore
    expect(told(await read(content))).toEqual(judged);
  });
});

describe('a row for each person with the places of all items', () => {
  it.each(['x_#,y_#', '#_x,#_y', '#.xpos,#.ypos'])('as in %s', async (pattern) => {
    const header = birds.map((bird) => pattern.replaceAll('#', bird)).join();
    const content = table(`participant,age,${header}`, people.map((who, p) => [who, 20 + p, ...birds.flatMap((_, i) => [100 * ((i * 3 + p) % 5), 50 * ((i + 2 * p) % 4)])])); // prettier-ignore
    const reading = await read(content);
    expect([reading.content.kind, reading.found!.ratings.length, codes(reading)]).toEqual(['arrangements', 30, expect.arrayContaining(['places-unfolded'])]); // prettier-ignore
    expect(new Set(reading.found!.ratings.flatMap(({ first, second }) => [first, second]))).toEqual(new Set(birds));
  });
});

describe('piles', () => {
  const piles = [[1, 1, 2, 2, 3], [1, 2, 2, 1, 1], [1, 2, 3, 4, 1]]; // prettier-ignore
  const together = people.flatMap((who, p) => pairs.map(([a, b]) => [who, a, b, piles[p]![birds.indexOf(a)] === piles[p]![birds.indexOf(b)] ? 1 : 0])); // prettier-ignore
  const byPile = people.flatMap((who, p) => [1, 2, 3, 4].map((pile) => [who, pile, birds.filter((_, i) => piles[p]![i] === pile)] as const)).filter(([, , list]) => list.length > 0); // prettier-ignore
  const sorted = (rows: readonly (readonly unknown[])[]): string[] => rows.map(([who, a, b, x]) => [who, ...[a, b].toSorted(), x].join()).toSorted(); // prettier-ignore

  it.each([
    ['a row for each item', table('participant,item,pile', people.flatMap((who, p) => birds.map((bird, i) => [who, bird, piles[p]![i]!])))],
    ['named groups', table('VP;Begriff;Gruppe', people.flatMap((who, p) => birds.map((bird, i) => [who, bird, `${who}-${piles[p]![i]!}`])), ';')],
    ['a row for each pile', table('subject,pile,items', byPile.map(([who, pile, list]) => [who, pile, `"${list.join(', ')}"`]))],
    ['a column for each item', table(`subject,${birds.map((bird) => `pile_${bird}`).join()}`, people.map((who, p) => [who, ...piles[p]!]))],
  ])('%s: what lies together is similar', async (_, content) => {
    const reading = await read(content);
    expect([reading.problem, reading.questions, reading.content.meaning]).toEqual([null, [], 'similarity']);
    expect(codes(reading)).toContain('piles-compared');
    expect(sorted(told(reading))).toEqual(sorted(together));
  }); // prettier-ignore

  it('in a column for each person may be ratings: refused with what to do', async () => {
    const content = table('item,P1,P2,P3', birds.map((bird, i) => [bird, ...piles.map((own) => own[i]!)])); // prettier-ignore
    expect((await read(content)).problem).toContain('called after people');
    expect((await read(content, { content: { kind: 'features' } })).found!.features).toHaveLength(15);
  });

  it('that everyone agrees about are no sorting, and numbers of categories no features', async () => {
    const { content, found } = await read(
      table(
        'stimulus,category',
        birds.map((bird, i) => [bird, 1 + (i % 2)]),
      ),
    );
    expect([content.kind, found!.features, found!.categories[2]]).toEqual(['categories', [], { name: 'rook', category: '1' }]);
  });
});

describe('confusions', () => {
  it.each([
    ['counted', table('stimulus,response,count', birds.flatMap((shown, i) => birds.map((taken, j) => [shown, taken, i === j ? 16 : i + j === 1 ? 4 : 0])))],
    ['trial by trial', table('subject,shown,answered,correct', birds.flatMap((shown, i) => Array.from({ length: 20 }, (_, k) => ['k1', shown, k < 4 && i < 2 ? birds[1 - i]! : shown, k < 4 && i < 2 ? 0 : 1])))],
  ])('%s: what is often taken for another is similar to it', async (_, content) => {
    const reading = await read(content);
    expect([reading.problem, reading.questions, reading.content.meaning, reading.found!.features]).toEqual([null, [], 'similarity', []]);
    const by = new Map(reading.found!.dissimilarities.map(({ first, second, dissimilarity }) => [`${first} ${second}`, dissimilarity]));
    expect(by.size).toBe(10);
    expect(by.get('owl swan')).toBeLessThan(by.get('owl rook')!);
    expect(by.get('rook wren')).toBe(by.get('wren kite'));
  }); // prettier-ignore

  it('a choice among items shown beside is none', async () => {
    const { content } = await read(table('subject,target,left,right,response', people.flatMap((who) => birds.flatMap((x, i) => birds.filter((y) => y !== x).slice(0, 3).map((y, k, list) => [who, x, y, list[(k + 1) % 3]!, (i + k) % 2 === 0 ? y : list[(k + 1) % 3]!]))))); // prettier-ignore
    expect(content.kind).toBe('triplets');
  });
});

describe('a pair in two rows', () => {
  it.each([
    ['numbered, with both members', 'person,pair_nr,member,image,similarity', (who: string, i: number, name: string, side: number, x: number) => [who, i + 1, side, name, x]],
    ['dyads of one list', 'dyad,rater,word,rating', (who: string, i: number, name: string, _: number, x: number) => [`${who}-${i}`, who, name, x]],
    ['trials', 'participant;trial;position;stimulus;response', (who: string, i: number, name: string, side: number, x: number) => [who, i + 1, ['left', 'right'][side - 1]!, name, x]],
  ])('%s becomes one', async (_, header, line) => {
    const sign = header.includes(';') ? ';' : ',';
    const reading = await read(table(header, judged.flatMap(([who, a, b, x], k) => [line(who, k % 10, a, 1, x), line(who, k % 10, b, 2, x)]), sign));
    expect([reading.problem, reading.questions]).toEqual([null, []]);
    expect(told(reading)).toEqual(judged);
  }); // prettier-ignore
});

it('pairs in two rows are found in a long table, too', async () => {
  const rows = Array.from({ length: 5200 }, (_, k) => [`k${k >> 5}`, k >> 1, pairs[(k >> 1) % 10]![k % 2]!, 1 + ((k >> 1) % 7)]);
  const { found } = await read(table('rater,pair_nr,item,rating', rows));
  expect([found!.ratings.length, found!.ratings[11]]).toEqual([
    2600,
    { rater: 'k0', first: pairs[1]![0], second: pairs[1]![1], rating: 5 },
  ]);
});

describe('numbers for headers', () => {
  it.each([['numbers of raters', ['101', '102', '103']], ['few raters', ['1', '2', '3']], ['codes of raters', ['12', '17', '23']]])('%s are no first row of values', async (_, headers) => {
    const reading = await read(table(`left,right,${headers.join()}`, pairs.map(([a, b], i) => [a, b, ...people.map((__, p) => value(p, i))])));
    expect([reading.problem, reading.questions, reading.content.kind]).toEqual([null, [], 'rater-columns']);
    expect(reading.found!.ratings.map(({ first, second, rating }) => [first, second, rating])).toEqual(pairs.flatMap(([a, b], i) => people.map((__, p) => [a, b, value(p, i)])));
  }); // prettier-ignore

  it('steps of a scale are asked about, and counts of answers named', async () => {
    const steps = [1, 2, 3, 4, 5];
    const content = (count: (i: number, step: number) => number): string => table(`left,right,${steps.join()}`, pairs.map(([a, b], i) => [a, b, ...steps.map((step) => count(i, step))])); // prettier-ignore
    expect((await read(content((i, step) => (i * 2 + step * step) % 6))).questions).toMatchObject([{ code: 'which-column', role: 'value', canBeRaters: true }]); // prettier-ignore
    expect((await read(content((i, step) => [0, 4, 9, 5, 2][(i * i + step) % 5]!))).problem).toContain('same sum, 20,');
  });
});

describe('triplets', () => {
  const rows = (answer: (three: readonly string[], k: number) => string | number): (string | number)[][] => people.flatMap((who, p) => birds.flatMap((a, i) => birds.slice(i + 1).flatMap((b, j) => birds.slice(i + j + 2).map((c) => [who, a, b, c] as const))).map((row, k) => [...row, answer(row.slice(1), k + p)])); // prettier-ignore

  it.each(['most_typical', 'favourite', 'winner', 'preferred', 'biggest', 'shown_last'])('‘%s’ is no answer to what is odd without being asked', async (header) => {
    const content = table(`subj,a,b,c,${header}`, rows((three, k) => three[k % 3]!));
    expect((await read(content)).questions).toMatchObject([{ code: 'which-column', role: 'odd', canBeNone: true }]);
    const said = await read(content, { columns: [{ role: 'odd', header }] });
    expect([said.questions, said.found!.triplets.length]).toEqual([[], 30]);
  }); // prettier-ignore

  it('of which all answers are 1 or 2 do not say where counting begins', async () => {
    expect(
      (
        await read(
          table(
            'subj,img1,img2,img3,odd',
            rows((_, k) => 1 + (k % 2)),
          ),
        )
      ).problem,
    ).toContain('from 0 or from 1');
  });

  it('with 0 for no answer beside places from 1 leave those trials out', async () => {
    const { found, remarks } = await read(
      table(
        'subj,target,left,right,chosen',
        rows((_, k) => k % 3),
      ),
    );
    expect(remarks).toContainEqual({ code: 'unusable-triplets', count: 10, row: 2 });
    expect(found!.triplets[0]).toMatchObject({ reference: 'owl', chosen: 'swan', other: 'wren' });
  });
});

describe('a choice of two', () => {
  it.each(['less_similar', 'rejected', 'worse_match', 'eliminated', 'unaehnlicher'])('‘%s’ is not the more similar one', async (header) => {
    const rows = people.flatMap((who) => birds.flatMap((x, i) => birds.filter((y) => y !== x).slice(0, 3).map((y, k, list) => [who, x, y, list[(k + 1) % 3]!, (i + k) % 2 === 0 ? y : list[(k + 1) % 3]!]))); // prettier-ignore
    expect((await read(table(`subject,reference,option1,option2,${header}`, rows))).problem).toContain('less like the reference');
  });
});

it('members of dyads are people', async () => {
  const rows = ['1', '2'].flatMap((dyad) => ['A', 'B'].flatMap((member, m) => pairs.map(([a, b], i) => [dyad, member, a, b, value(m, i)])));
  const reading = await read(table('dyad,member,left,right,rating', rows));
  expect([reading.questions, new Set(reading.found!.ratings.map(({ rater }) => rater))]).toEqual([
    [],
    new Set(['1 A', '1 B', '2 A', '2 B']),
  ]);
});

describe('merged cells', () => {
  it('hold the second item over fewer rows than the first', async () => {
    let last = '';
    const rows = pairs.flatMap(([a, b], i) =>
      people.map((who, p) => {
        const first = p === 0 && a !== last ? a : '';
        last = a;
        return [first, p === 0 ? b : '', who, value(p, i)];
      }),
    );
    const reading = await read(table('item1,item2,participant,rating', rows));
    expect([reading.problem, reading.questions]).toEqual([null, []]);
    expect(told(reading)).toEqual(pairs.flatMap(([a, b], i) => people.map((who, p) => [who, a, b, value(p, i)])));
  });
});

describe('merged cells of lists', () => {
  it('hold the first item anew for each person', async () => {
    let last = '';
    const rows = judged.map(([who, a, b, x], k) => {
      const cells = [k % 10 === 0 ? who : '', k % 10 > 0 && a === last ? '' : a, b, x];
      last = a;
      return cells;
    });
    expect(told(await read(table('subject,first,second,rating', rows)))).toEqual(judged);
  });

  it('hold both items of the pair', async () => {
    const rows = pairs.flatMap(([a, b], i) => people.map((who, p) => [p === 0 ? `${a} - ${b}` : '', who, value(p, i)]));
    const expected = pairs.flatMap(([a, b], i) => people.map((who, p) => [who, a, b, value(p, i)]));
    expect(told(await read(table('pair,rater,rating', rows)))).toEqual(expected);
  });
});

it('what dput says of how a thing was made is no part of it', async () => {
  const distances = pairs.map((_, i) => 3 + ((i * 7) % 5));
  const content = `structure(c(${distances.join(', ')}), Labels = c(${birds.map((bird) => `"${bird}"`).join(', ')}), Size = 5L, call = dist(x = t(scale(x[1:5, c("a,b)", 'c')])), method = "euclidean"), class = "dist", Diag = FALSE, Upper = FALSE)`; // prettier-ignore
  const { found } = await readTableFile(new TextEncoder().encode(content), 'd.R');
  expect(found!.dissimilarities.map(({ dissimilarity }) => dissimilarity)).toEqual(distances);
});

it('a table of LaTeX has no category ‘&’', async () => {
  const { found } = await readTableFile(
    new TextEncoder().encode(birds.map((bird, i) => `${bird} & ${i} & ${i * 2 + 1} \\\\`).join('\n')),
    'm.txt',
  );
  expect(found).toBeNull();
});

it('numbers alone in two columns are no places', async () => {
  expect((await read('1,4\n2,7\n3,5\n4,1\n5,2\n')).problem).toContain('not clear');
});

it('a date of a German spreadsheet is no number', async () => {
  const content = table('VP;links;rechts;Urteil', judged.map(([who, a, b, x], k) => [who, a, b, k === 4 ? '05. Mrz' : x]), ';'); // prettier-ignore
  const { found, problem, questions } = await read(content);
  expect(problem !== null || questions.length > 0 || found === null).toBe(true);
});
