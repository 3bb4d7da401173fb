/** Rows that are not judgements of the one thing that is imported: other questions, marked rows, events, rows that stand there twice. */
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
const count = ({ found }: TableFileReading): number => found!.ratings.length;
/** A row for each of three people and ten pairs, with what `more` says in further columns. */
const table = (header: string, more: (person: number, pair: number, value: number) => readonly string[]): string =>
  `${header}\n${[1, 2, 3].flatMap((p) => pairs.flatMap(([a, b], k) => more(p, k, answer(p, k)).map((rest) => `p${p},${a},${b},${rest}`))).join('\n')}\n`;

describe('two questions in one column of answers', () => {
  const of = (header: string, first: string, second: string): string =>
    table(`person,left,right,response,${header}`, (p, k, value) => [`${value},${first}`, `${1 + ((p * k) % 7)},${second}`]);
  it.each([
    ['task', 'similarity', 'familiarity'],
    ['question', 'How alike are they?', 'How sure are you?'],
    ['item_type', 'typicality', 'similarity'],
    ['dimension', 'overall', 'shape'],
    ['scale', 'A', 'B'],
    ['Aufgabe', 'Ähnlichkeit', 'Vertrautheit'],
    ['Fragetyp', 'ähnlich', 'vertraut'],
    ['tâche', 'ressemblance', 'familiarité'],
    ['trial_type', 'similarity', 'liking'],
    ['condition', 'dissimilarity', 'confidence'],
    ['judgment', 'similar', 'typical'],
    ['attr', 'shape', 'overall'],
  ])('under ‘%s’ are never pooled but asked about', async (header, first, second) => {
    const open = await read(of(header, first, second));
    expect(asks(open)).toEqual([
      `‘${header}’ holds several questions or tasks (‘${first}’, ‘${second}’), whose answers must not be mixed.`,
    ]);
    expect(sayQuestion(open.questions[0]!).option).toContain('or --condition all to use all of them');
    const one = await read(of(header, first, second), { columns: [{ role: 'condition', header }], content: { onlyCondition: first } });
    expect([asks(one), count(one)]).toEqual([[], 30]);
    expect(says(one)).toContain('30 rows are left out because they belong to another condition');
    const all = await read(of(header, first, second), { content: { onlyCondition: null } });
    expect([asks(all), count(all)]).toEqual([[], 60]);
    expect(says(all)).toContain('all of them are used together');
  });

  it('of different people are asked about, too', async () => {
    const open = await read(
      table('person,left,right,response,task', (p, _, value) => [`${value},${p === 1 ? 'dissimilarity' : 'similarity'}`]),
    );
    expect(asks(open)[0]).toContain('‘task’ holds several questions');
  });

  it('take their direction from the one that is chosen', async () => {
    const said = (only: string): Promise<TableFileReading> =>
      read(of('task', 'similarity', 'dissimilarity'), { content: { onlyCondition: only } });
    expect((await said('dissimilarity')).content).toMatchObject({ meaning: 'dissimilarity', isMeaningSure: true });
    expect((await said('similarity')).content).toMatchObject({ meaning: 'similarity', isMeaningSure: true });
  });

  it('are not seen where a column belongs to the pair, numbers the trials, or describes the answer', async () => {
    const calm = [
      table('person,left,right,response,question', (_, k, value) => [`${value},Q${k % 5}`]),
      table('person,left,right,response,task', (_p, _k, value) => [`${value},similarity`]),
      table('person,left,right,response,response_label', (_p, _k, value) => [
        `${value},${value > 5 ? 'very similar' : value < 3 ? 'not similar' : ''}`,
      ]),
      table('person,left,right,response,block', (_p, k, value) => [`${value},${k < 5 ? 'first' : 'second'}`]),
    ];
    for (const content of calm) expect(asks(await read(content))).toEqual([]);
  });
});

describe('a condition that is said', () => {
  const content = table('person,left,right,rating,phase', (_, k, value) => [`${value},${k < 5 ? 'early' : 'late'}`]);

  it('is found in the only column that holds it', async () => {
    expect(count(await read(content, { content: { onlyCondition: 'late' } }))).toBe(15);
  });

  it('is an error where no column holds it, or another one does', async () => {
    const none = await read(content, { content: { onlyCondition: 'latte' } });
    expect([none.found, none.problem]).toEqual([
      null,
      'table.csv has no rows of the condition ‘latte’. The column ‘phase’ holds: early, late.',
    ]);
    const bare = await read(content.replaceAll(',early', '').replaceAll(',late', '').replace(',phase', ''), {
      content: { onlyCondition: 'late' },
    });
    expect(bare.problem).toBe(
      'No column of table.csv holds the condition ‘late’. Choose the column of the condition and one of its values.',
    );
  });

  it('chooses among people in a table with a row for each of them', async () => {
    const wide = `person,group,${pairs.map((pair) => pair.join('_')).join(',')}\n${[1, 2, 3].map((p) => `p${p},${p === 1 ? 'old' : 'young'},${pairs.map((_, k) => answer(p, k)).join(',')}`).join('\n')}\n`;
    const young = await read(wide, { content: { onlyCondition: 'young' } });
    expect([young.content.kind, count(young)]).toEqual(['rater-rows', 20]);
  });
});

describe('rows that are marked as not to be used', () => {
  it.each([
    ['valid', '1', '0'],
    ['excluded', 'no', 'yes'],
    ['excluded', 'FALSE', 'TRUE'],
    ['missed', '0', '1'],
    ['timed_out', 'false', 'true'],
    ['use', 'TRUE', 'FALSE'],
    ['rejected', '', 'x'],
    ['include', 'x', ''],
    ['catch', '0', '1'],
    ['attention_check', 'no', 'yes'],
    ['no_response', '0', '1'],
    ['not_valid', '0', '1'],
    ['status', 'accepted', 'rejected'],
    ['passed_attention_check', '1', '0'],
    ['gültig', 'ja', 'nein'],
    ['gefiltert', '0', '1'],
    ['omitted', 'no', 'yes'],
    ['ausgeschlossen', 'nein', 'ja'],
    ['exclu', 'non', 'oui'],
    ['válido', 'sí', 'no'],
    ['uitgesloten', 'nee', 'ja'],
    ['escluso', 'no', 'sì'],
  ])('by ‘%s’ are left out, counted and named', async (header, good, bad) => {
    const reading = await read(
      table(`person,left,right,rating,${header}`, (_, k, value) => [`${k === 3 ? 99 : value},${k === 3 ? bad : good}`]),
    );
    expect([asks(reading), count(reading), reading.content.high]).toEqual([[], 27, 7]);
    expect(says(reading)).toContain(`Rows that ‘${header}’ marks with ‘${bad || ' '}’ are not used.`);
    expect(says(reading)).toContain('3 rows are left out because they are marked as not to be used');
  });

  it.each([
    ['status', 'fine', 'rejected'],
    ['quality', '1', '2'],
    ['flag', '0', '1'],
    ['excluded', 'no', 'maybe'],
  ])('by ‘%s’ that is not plain (%s, %s) are asked about', async (header, one, two) => {
    const open = await read(table(`person,left,right,rating,${header}`, (_, k, value) => [`${value},${k === 3 ? two : one}`]));
    expect(asks(open)[0]).toContain(`‘${header}’ may mark rows that are not to be used`);
    expect(
      count(
        await read(
          table(`person,left,right,rating,${header}`, (_, k, value) => [`${value},${k === 3 ? two : one}`]),
          { columns: [{ role: 'condition', header }], content: { onlyCondition: one } },
        ),
      ),
    ).toBe(27);
  });

  it('all of them, or nearly, are asked about', async () => {
    expect(asks(await read(table('person,left,right,rating,valid', (_, k, value) => [`${value},${k === 3 ? 1 : 0}`])))[0]).toContain(
      '‘valid’ may mark',
    );
  });

  it('are items that were never placed, too', async () => {
    const places = `person,trial,image,x,y,placed\n${[1, 2].flatMap((p) => items.map((item, i) => `p${p},1,${item},${i === 4 ? 0 : 20 * i + p},${i === 4 ? 0 : 300 - 7 * i * i},${i === 4 ? 0 : 1}`)).join('\n')}\n`;
    const reading = await read(places);
    expect(new Set(reading.found!.ratings.flatMap(({ first, second }) => [first, second])).has('broom')).toBe(false);
  });
});

describe('rows of a log', () => {
  it('that hold where a slider began are no answers', async () => {
    const log = table('Participant Private ID,image1,image2,Zone Type,Response,Reaction Time', (p, k, value) => [
      `response_slider_start,50,0`,
      `response_slider_endValue,${value},${900 + 10 * p + k}`,
    ]);
    const reading = await read(log);
    expect([asks(reading), count(reading), reading.content.high]).toEqual([[], 30, 7]);
    expect(says(reading)).toContain('30 rows are left out because they are events and no answers');
  });

  it('that were exported twice count once', async () => {
    const once = table('person,left,right,rating,rt', (p, k, value) => [`${value},${800 + 31 * p + 17 * k}`]);
    const twice = once + once.split('\n').slice(1, 11).join('\n');
    const reading = await read(twice);
    expect([count(await read(once)), count(reading)]).toEqual([30, 30]);
    expect(says(reading)).toContain('10 rows are left out because they repeat another row cell for cell');
  });
});
