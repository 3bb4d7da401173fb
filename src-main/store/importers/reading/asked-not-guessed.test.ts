/** Triplets that are read wrongly if nobody asks: a reference that is called nothing, marks and places in other words, columns that get lost. */
import { describe, expect, it } from 'vitest';
import { sayQuestion, sayRemark } from '../../../contract/importing/table-remarks-en';
import { readTableFile, type TableChoices, type TableFileReading } from './sheet/read-table-file';

const triplets = [
  ['owl', 'eagle', 'axe', 1],
  ['axe', 'saw', 'owl', 2],
  ['eagle', 'saw', 'axe', 1],
  ['owl', 'saw', 'eagle', 2],
  ['owl', 'axe', 'saw', 1],
  ['eagle', 'axe', 'owl', 2],
] as const;
type Line = (person: string, trial: number, image: string, place: number, odd: number) => string;

/** A row for each image; the one at place 0 is never chosen. */
function long(header: string, line: Line, all: readonly (readonly [string, string, string, number])[] = triplets): string {
  const rows = ['P1', 'P2'].flatMap((person) =>
    all.flatMap(([a, b, c, odd], t) => [a, b, c].map((image, place) => line(person, t + 1, image, place, odd))),
  );
  return `${header}\n${rows.join('\n')}\n`;
}
const read = (content: string, choices?: TableChoices): Promise<TableFileReading> =>
  readTableFile(new TextEncoder().encode(content), 'trials.csv', choices);
const say = ({ questions }: TableFileReading): string[] => questions.map((question) => Object.values(sayQuestion(question)).join(' '));
const first = ({ found }: TableFileReading) => found!.triplets[0];

describe('an image that is never chosen', () => {
  const cases: readonly [string, string, Line, string][] = [
    ['called chosen', 'participant,trial,image,chosen', (p, t, image, place, at) => `${p},${t},${image},${place === at ? 1 : 0}`, 'first'],
    [
      'called clicked',
      'participant,trial,image,clicked',
      (p, t, image, place, at) => `${p},${t},${image},${place === at ? 1 : 0}`,
      'first',
    ],
    [
      'called response',
      'participant,trial,image,response',
      (p, t, image, place, at) => `${p},${t},${image},${place === at ? 1 : 0}`,
      'first',
    ],
    [
      'at the top',
      'participant,trial,position,image,chosen',
      (p, t, image, place, at) => `${p},${t},${['top', 'left', 'right'][place]!},${image},${place === at ? 1 : 0}`,
      'first (position top)',
    ],
    [
      'at 0',
      'participant,trial,position,image,chosen',
      (p, t, image, place, at) => `${p},${t},${place},${image},${place === at ? 1 : 0}`,
      'first (position 0)',
    ],
  ];

  it.each(cases)('%s may be the reference, and is asked about', async (_, header, line, column) => {
    const open = await read(long(header, line));
    expect(say(open)).toEqual([
      `It is not clear whether ‘${column}’ (none of its items is ever chosen) holds the reference. Say --column reference=${column === 'first' ? column : `"${column}"`}, or --column reference=none if no column is.`,
    ]);
    const reference = await read(long(header, line), { columns: [{ role: 'reference', header: column }] });
    expect([reference.questions, reference.content.kind]).toEqual([[], 'triplets']);
    expect(first(reference)).toEqual({ task: 'reference', rater: 'P1', reference: 'owl', chosen: 'eagle', other: 'axe' });
    const none = await read(long(header, line), { columns: [{ role: 'reference', header: 'none' }] });
    expect(none.questions).toEqual([]);
    expect(first(none)).toEqual({ task: 'odd-one-out', rater: 'P1', a: 'owl', b: 'eagle', c: 'axe', odd: 'eagle' });
  });

  it('in a row for each trial, too, by its name or its place', async () => {
    const rows = (answer: (names: readonly string[], at: number) => string): string =>
      ['P1', 'P2'].flatMap((p) => triplets.map(([a, b, c, at]) => `${p},${a},${b},${c},${answer([a, b, c], at)}`)).join('\n');
    const byName = await read(`participant,image1,image2,image3,chosen\n${rows((names, at) => names[at]!)}`);
    expect(say(byName)[0]).toContain('whether ‘image1’ (none of its items is ever chosen) holds the reference');
    const byPlace = await read(`participant,image1,image2,image3,response\n${rows((_, at) => String(at))}`);
    expect(say(byPlace)[0]).toContain('‘image1’ or ‘image2’ or ‘image3’');
    const said = await read(`participant,image1,image2,image3,response\n${rows((_, at) => String(at))}`, {
      columns: [{ role: 'reference', header: 'image1' }],
    });
    expect(first(said)).toMatchObject({ reference: 'owl', chosen: 'eagle', other: 'axe' });
  });

  it('is no question where the header says odd, or all are chosen', async () => {
    const line: Line = (p, t, image, place, at) => `${p},${t},${image},${place === at ? 1 : 0}`;
    expect((await read(long('participant,trial,image,odd', line))).questions).toEqual([]);
    const all = [...triplets, ['saw', 'owl', 'axe', 0] as const];
    const { questions, remarks } = await read(long('participant,trial,image,chosen', line, all));
    expect([questions, remarks[0]!.code]).toEqual([[], 'trials-joined']);
  });

  it('beside one that is always marked is refused', async () => {
    const { problem, found } = await read(
      long('participant,trial,image,chosen', (p, t, image, place, at) => `${p},${t},${image},${place === 0 || place === at ? 1 : 0}`),
    );
    expect([problem, found]).toEqual([expect.stringContaining('always the first one'), null]);
  });
});

describe('three rows of a trial', () => {
  it('name what they do not share', async () => {
    const content = long(
      'participant,trial,position,image,odd,correct,onset',
      (p, t, image, place, at) => `${p},${t},${place},${image},${place === at ? 1 : 0},${place === 0 ? 1 : 0},${100 * t + place}`,
    );
    const lost = (await read(content)).remarks.find(({ code }) => code === 'differs-in-trials')!;
    expect(sayRemark(lost)).toBe('Left out when the rows of a trial are joined, as they differ within it: ‘correct’, ‘onset’.');
  });

  it.each<readonly [string, string, Line]>([
    [
      'German',
      'Versuchsperson;Durchgang;Bild;Abweichler',
      (p, t, image, place, at) => `${p};${t};${image};${place === at ? 'ja' : 'nein'}`,
    ],
    ['German tasks', 'VP;Aufgabe;Bild;unpassend', (p, t, image, place, at) => `${p};${t};${image};${place === at ? 'X' : ''}`],
    ['French', 'participant;essai;image;intrus', (p, t, image, place, at) => `${p};${t};${image};${place === at ? 'oui' : 'non'}`],
    ['Spanish', 'participante;ensayo;imagen;diferente', (p, t, image, place, at) => `${p};${t};${image};${place === at ? 'sí' : 'no'}`],
    ['Dutch', 'proefpersoon;beurt;plaatje;afwijkend', (p, t, image, place, at) => `${p};${t};${image};${place === at ? 'ja' : 'nee'}`],
    ['Italian', 'partecipante;prova;immagine;intruso', (p, t, image, place, at) => `${p};${t};${image};${place === at ? '✓' : '-'}`],
    ['dashes and crosses', 'participant,trial,image,odd', (p, t, image, place, at) => `${p},${t},${image},${place === at ? 'x' : '-'}`],
    [
      'the place of the odd one',
      'participant,trial,position,image,odd',
      (p, t, image, place, at) => `${p},${t},${place + 1},${image},${at + 1}`,
    ],
    [
      'blocks that count their trials from 0, mixed',
      'participant,block,trial,image,odd',
      (p, t, image, place, at) => `${p},${t % 2},${Math.floor((t - 1) / 2)},${image},${place === at ? 1 : 0}`,
    ],
  ])('are understood: %s', async (_, header, line) => {
    const { problem, questions, found } = await read(long(header, line));
    expect([problem, questions]).toEqual([null, []]);
    expect(found!.triplets.map((one) => (one.task === 'odd-one-out' ? [one.rater, one.a, one.b, one.c, one.odd] : one))).toEqual(
      ['P1', 'P2'].flatMap((p) => triplets.map(([a, b, c, at]) => [p, a, b, c, [a, b, c][at]])),
    );
  });

  it('whose answer is a place that no column gives are refused', async () => {
    const { problem } = await read(long('participant,trial,image,response', (p, t, image, _, at) => `${p},${t},${image},${at + 1}`));
    expect(problem).toContain('no column says where each image stood');
  });
});

describe('triplets of other makes', () => {
  const wide = (header: string, line: (names: readonly string[], at: number) => string): string =>
    `${header}\n${['P1', 'P2'].flatMap((p) => [...triplets, ['saw', 'owl', 'axe', 0] as const].map(([a, b, c, at]) => `${p},${line([a, b, c], at)}`)).join('\n')}\n`;

  it.each([
    [
      'paths and names',
      wide('participant,left,middle,right,odd', (names, at) => `${names.map((name) => `img/${name}.png`).join()},${names[at]!}`),
    ],
    ['sides', wide('participant,image1,image2,image3,odd', (names, at) => `${names.join()},${['left', 'middle', 'right'][at]!}`)],
    [
      'arrows',
      wide('participant,left,middle,right,response', (names, at) => `${names.join()},${['ArrowLeft', 'ArrowDown', 'ArrowRight'][at]!}`),
    ],
    ['three in a cell', wide('participant,triplet,odd', (names, at) => `${names.join('-')},${names[at]!}`)],
    ['a list in a cell', wide('participant,stimuli,response', (names, at) => `"[${names.map((name) => `""${name}""`).join()}]",${at}`)],
  ])('are understood: %s', async (_, content) => {
    const { problem, questions, found } = await read(content);
    expect([problem, questions]).toEqual([null, []]);
    expect(found!.triplets).toHaveLength(14);
    for (const [i, [a, b, c, at]] of triplets.entries()) expect(found!.triplets[i]).toMatchObject({ a, b, c, odd: [a, b, c][at] });
  });

  it('are refused where the answer says nothing of the three, and never read as pairs', async () => {
    const { problem, found } = await read(
      wide('participant,left,middle,right,key', (names, at) => `${names.join()},${['j', 'k', 'l'][at]!}`),
    );
    expect([problem, found]).toEqual([expect.stringContaining('does not say which of them was chosen'), null]);
  });
});

describe('a word in a matrix', () => {
  const names = ['owl', 'eagle', 'axe', 'saw'];
  const values = [
    [100, 88, 56, 59],
    [88, 100, 61, 58],
    [56, 61, 100, 90],
    [59, 58, 90, 100],
  ];
  const matrix = (isNamed: boolean, word: string, sign = ''): string =>
    [
      (isNamed ? ['', ...names] : names).join(),
      ...values.map((row, i) =>
        [...(isNamed ? [names[i]!] : []), ...row.map((value, j) => (i === 1 && j === 2 ? word : `${value}${sign}`))].join(),
      ),
    ].join('\n');

  it.each([
    ['%', matrix(true, '%', ' %')],
    ['unclear', matrix(true, 'unclear')],
    ['x', matrix(false, 'x')],
    ['w', `,owl,eagle,axe,saw\nowl,,,,\neagle,88,,,\naxe,56,w,,\nsaw,59,58,90,\n`],
  ])('makes it nothing else: %s is asked about, or named', async (word, content) => {
    const { content: reads, questions, problem } = await read(content);
    expect(reads.kind).toBe('matrix');
    if (problem === null) expect(questions).toContainEqual({ code: 'missing-codes', codes: [{ text: word, count: 1 }] });
    else expect(problem).toContain(`‘${word}’ is not a number`);
    const said = await read(content, { content: { missing: [word], meaning: 'similarity' } });
    expect([said.problem, said.questions, said.content.kind]).toEqual([null, [], 'matrix']);
    expect(said.remarks).toContainEqual({ code: 'taken-as-missing', texts: [word], count: 1 });
  });

  it('with a digit in it is a slip that is named', async () => {
    const { content, problem } = await read(matrix(true, '5O'));
    expect([content.kind, problem]).toEqual(['matrix', expect.stringContaining('row 3: ‘5O’ is not a number')]);
  });
});

describe('codes of keys', () => {
  const pairs = [
    ['owl', 'eagle', 7],
    ['owl', 'axe', 1],
    ['eagle', 'axe', 2],
    ['axe', 'saw', 6],
    ['owl', 'saw', 1],
    ['eagle', 'saw', 3],
  ] as const;
  const log = (code: number): string =>
    `rt,trial_type,trial_index,subject,left,right,key_press\n1500,instructions,0,S1,,,32\n${['S1', 'S2'].flatMap((p) => pairs.map(([a, b, value], i) => `${812 + i},html-keyboard-response,${i + 1},${p},${a},${b},${code + value}`)).join('\n')}\n`;

  it.each([48, 96])('as jsPsych 6 writes them, from %s, are the digits on them, and that is said', async (zero) => {
    const { problem, questions, content, remarks, found } = await read(log(zero));
    expect([problem, questions, content.kind]).toEqual([null, [], 'ratings']);
    expect(found!.ratings.slice(0, 2)).toEqual([
      { rater: 'S1', first: 'owl', second: 'eagle', rating: 7 },
      { rater: 'S1', first: 'owl', second: 'axe', rating: 1 },
    ]);
    expect(remarks.map(sayRemark)).toContain(`‘key_press’ holds codes of keys; ${zero + 7} is read as the key 7.`);
  });
});
