/** Tables in the ways and habits of other programs and people, each of which was once read wrongly without a word. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sayQuestion } from '../../../contract/importing/table-remarks-en';
import { sheetRows, workbook } from '../../../studio/test-support/spoiled-files';
import { readTableFile, type TableFileReading } from './sheet/read-table-file';

const items = ['saw', 'axe', 'nail', 'drill', 'rake'];
const pairs = items.flatMap((first, i) => items.slice(i + 1).map((second) => [first, second] as const));
const people = ['P7', 'P8', 'P9'];
const judged = (person: number, pair: number): number => 1 + ((person * 3 + pair * 5) % 7);
const distances = [[0, 12.5, 31, 44, 50], [12.5, 0, 20, 35, 41], [31, 20, 0, 15, 22], [44, 35, 15, 0, 9], [50, 41, 22, 9, 0]] as const; // prettier-ignore

type Row = (person: string, first: string, second: string, rating: number, pair: number, n: number) => string;
const lines = (row: Row, of = people): string => of.flatMap((person, n) => pairs.map(([a, b], k) => row(person, a, b, judged(n, k), k, n))).join('\n'); // prettier-ignore

async function read(content: string | Uint8Array, name = 'table.csv'): Promise<TableFileReading> {
  return readTableFile(typeof content === 'string' ? new TextEncoder().encode(content) : content, name);
}

function expectJudgements({ found, problem, questions }: TableFileReading, of = people, values = judged): void {
  expect([problem, questions]).toEqual([null, []]);
  const expected = of.flatMap((rater, n) => pairs.map(([a, b], k) => [rater, a, b, values(n, k)]));
  expect(found!.ratings.map(({ rater, first, second, rating }) => [rater, first, second, rating])).toEqual(expected);
}

const codesOf = ({ remarks }: TableFileReading): string[] => remarks.map(({ code }) => code);

describe('a row for each judgement', () => {
  const cases: readonly (readonly [string, string | Uint8Array])[] = [
    ['semicolons, with decimal commas in the last column', `participante;imagen izquierda;imagen derecha;puntuación;tiempo\n${lines((p, a, b, x, k) => `${p};${a};${b};${x};1,${k}3`)}`],
    ['UTF-16 with a byte order mark', new Uint8Array(Buffer.from(`\ufeffTeilnehmer\tlinkes Bild\trechtes Bild\tWie ähnlich?\n${lines((p, a, b, x) => `${p}\t${a}\t${b}\t${x}`)}`, 'utf16le').swap16())],
    ['a space after each comma, before quotation marks', `"Rater", "Item 1", "Item 2", "Score"\n${lines((p, a, b, x) => `"${p}", "${a}", "${b}", "${x}"`)}`],
    ['ends of lines of old Macs, and the delimiter as Excel is told it', `sep=;\rvp;a;b;rating\r${lines((p, a, b, x) => `${p};${a};${b};${x}`).replaceAll('\n', '\r')}`],
    ['times without a word of time, larger than any scale', `subj;stimA;stimB;resp;t\n${lines((p, a, b, x, k, n) => `${p};${a};${b};${x};${1500 + k * 137 + n * 71}`)}`],
    ['OpenSesame: a number of the subject', `count_trial_sequence,response_time,response,subject_nr,img1,img2\n${lines((p, a, b, x, k, n) => `${k},${812 + k * 91 + n},${x},${p},${a}.jpg,${b}.jpg`)}`],
    ['E-Prime: a title above', `Export\nExperimentName\tSubject\tSession\tTrial\tItemA\tItemB\tRating.RESP\tRating.RT\n${lines((p, a, b, x, k, n) => `Sim\t${p}\t1\t${k + 1}\t${a}\t${b}\t${x}\t${900 + k * 77 + n}`)}`],
    ['a frame as R prints it', `   subj first second rating\n${lines((p, a, b, x, k, n) => `${n * 10 + k + 1}  ${p}  ${a} ${b}      ${x}`)}`],
    ['objects in a cell', `subject,stimulus,response\n${lines((p, a, b, x) => `${p},"{""left"":""${a}.png"",""right"":""${b}.png""}","{""rating"":${x}}"`)}`],
    ['names of images as HTML', `subject,stimulus_1,stimulus_2,response\n${lines((p, a, b, x) => `${p},"<img src=""https://lab/a/${a}.png"" width=200>","<img src=""https://lab/a/${b}.png"">",${x}`)}`],
    ['line breaks in a comment', `subject,left,right,comment,rating\n${lines((p, a, b, x) => `${p},${a},${b},"one\ntwo, three",${x}`)}`],
    ['a row of units below the header', `subject,left,right,rating,rt\n(id),(file),(file),(1-7),(ms)\n${lines((p, a, b, x, k) => `${p},${a},${b},${x},${800 + k}`)}`],
    ['numbers of trials and people', `trial_id,participant_number,left_stimulus,right_stimulus,confidence,likeness\n${lines((p, a, b, x, k, n) => `${n * 10 + k + 1},${p},${a},${b},${1 + (k % 5)},${x}`)}`],
    ['JSON: trials within people', JSON.stringify({ participants: people.map((prolific, n) => ({ prolific, age: 20 + n, responses: pairs.map(([left, right], k) => ({ left, right, value: judged(n, k), reactionTime: 900 + k * 31 })) })) })],
    ['JSON: an answer for each pair by its name', JSON.stringify(people.map((id, n) => ({ id, answers: Object.fromEntries(pairs.map(([a, b], k) => [`${a}_${b}`, judged(n, k)])) })))],
    ['JSON line by line', lines((worker, a, b, x, k) => JSON.stringify({ worker, item_a: a, item_b: b, sim: x, rt_ms: 900 + k }))],
  ]; // prettier-ignore
  it.each(cases)('%s', async (_, content) => expectJudgements(await read(content)));

  it.each([
    ['Dissimilarity Rating (1=same; 9=different)', 'dissimilarity'],
    ['rating (1 = sehr ähnlich, 7 = sehr unähnlich)', 'dissimilarity'],
    ['rating: ähnlich (7), unähnlich (1)', 'similarity'],
    ['Urteil [7 = gleich, 1 = verschieden]', 'similarity'],
    ['answer (1 = very similar, 7 = very different)', 'dissimilarity'],
    ['Unähnlichkeitsurteil', 'dissimilarity'],
    ['similarity judgement', 'similarity'],
  ])('the direction that a header says: %s', async (header, meaning) => {
    const { content } = await read(`subject;a;b;"${header}"\n${lines((p, a, b, x) => `${p};${a};${b};${x}`)}`);
    expect([content.values, content.meaning]).toEqual([[3], meaning]);
  });

  it.each([
    ['addresses of files', (name: string, k: number) => `https://lab.org/stim/${name}.png?v=${2 + (k % 2)}`],
    ['paths of Windows', (name: string) => `C:\\exp\\stim\\${name}.png`],
    ['signs without width', (name: string, k: number) => `${name}${k % 2 === 0 ? '\u200b' : ''}`],
  ])('names as %s', async (_, called) => {
    expectJudgements(await read(`subject,a,b,rating\n${lines((p, a, b, x, k) => `${p},${called(a, k)},${called(b, k + 1)},${x}`)}`));
  });

  it('two images in one cell of HTML', async () => {
    expectJudgements(await read(`rt,stimulus,response,subject\n${lines((p, a, b, x, k) => `${900 + k},"<div><img src='img/${a}.jpg'><img src='img/${b}.jpg'></div>",${x},${p}`)}`)); // prettier-ignore
  });

  it('answers in percent', async () => {
    const table = await read(`vp;a;b;aehnlich\n${lines((p, a, b, x) => `${p};${a};${b};${x * 12}%`)}`);
    expectJudgements(table, people, (n, k) => 12 * judged(n, k));
  });

  it('commas that separate thousands, beside numbers without', async () => {
    const list = (quoted: (value: number) => string): string => `a,b,distance\n${pairs.map(([a, b], k) => `${a},${b},${quoted(900 + k * 50)}`).join('\n')}`; // prettier-ignore
    const { found, remarks } = await read(list((value) => (value > 999 ? `"1,${String(value).slice(1)}"` : String(value))));
    expect(found!.dissimilarities.map(({ dissimilarity }) => dissimilarity)).toEqual(pairs.map((_, k) => 900 + k * 50));
    expect(remarks).toContainEqual({ code: 'thousands-read', cell: '1,000', value: 1000 });
  });

  it('words for no answer among numbers are asked about', async () => {
    const table = await read(`vp;a;b;r\n${lines((p, a, b, x, k, n) => `${p};${a};${b};${(n + k) % 5 === 3 ? 'weiß nicht' : x}`)}`);
    expect(table.questions.map((question) => sayQuestion(question).option)).toEqual(['Say --missing "weiß nicht" to leave them out, or --missing none if they are answers.']); // prettier-ignore
  });

  it.each([
    ['sehr unähnlich', 'eher unähnlich', 'eher ähnlich', 'sehr ähnlich'],
    ['pas du tout', 'un peu', 'assez', 'beaucoup'],
    ['nada', 'poco', 'bastante', 'mucho'],
    ['helemaal niet', 'een beetje', 'nogal', 'heel erg'],
    ['per niente', 'poco', 'abbastanza', 'molto'],
  ])('answers in words (%s) are asked about and never taken for numbers', async (...words) => {
    const table = await read(`vp,a,b,response\n${lines((p, a, b, x) => `${p},${a},${b},${words[x % 4]!}`)}`);
    expect(table.questions).toMatchObject([{ code: 'words', words: expect.arrayContaining(words) as unknown }]);
  });

  it('cells merged over the rows of a person belong to all of them, and a judgement of nobody is said', async () => {
    const rows: (string | number)[][] = [['Ratings of tools'], ['Person', 'Bild 1', 'Bild 2', 'Urteil'], ...people.flatMap((person, n) => pairs.map(([a, b], k) => [k === 0 ? person : '', a, b, judged(n, k)]))]; // prettier-ignore
    const merged = await read(workbook(sheetRows(rows)), 'merged.xlsx');
    expectJudgements(merged);
    expect(codesOf(merged)).toContain('filled-down');
    const gap = await read(`vp,a,b,rating\n${lines((p, a, b, x, k) => `${k === 4 ? '' : p},${a},${b},${x}`)}`);
    expect(gap.remarks).toContainEqual({ code: 'unnamed-rater', count: 3, row: 6 });
  });
});

describe('a row for each person', () => {
  it('takes no response time beside a pair for a pair', async () => {
    const table = await read(`participant;${pairs.map(([a, b]) => `${a}-${b}`).join(';')};${pairs.map(([a, b]) => `${a}-${b}_RT`).join(';')}\n${people.map((p, n) => `${p};${pairs.map((_, k) => judged(n, k)).join(';')};${pairs.map((_, k) => 800 + k + n).join(';')}`).join('\n')}`); // prettier-ignore
    expectJudgements(table);
  });

  it('reads numbers of items after a letter, and the times beside', async () => {
    const { found } = await read('id,p1_2,p1_3,p2_3\na,1,2,3\nb,2,3,4\n');
    expect(found!.ratings.map(({ first, second }) => `${first}${second}`)).toEqual(['12', '13', '23', '12', '13', '23']);
    const nested = await read('subj,cup.jug.rating,cup.jug.rt,cup.pan.rating,cup.pan.rt,jug.pan.rating,jug.pan.rt\n1,5,900,2,833,4,700\n2,6,911,3,850,5,720\n'); // prettier-ignore
    expect(nested.found!.ratings.map(({ rating }) => rating)).toEqual([5, 2, 4, 6, 3, 5]);
  });
});

describe('names of pairs in headers', () => {
  it.each([
    ['owl1_owl2,owl1_owl3,owl2_owl3', ['owl1-owl2', 'owl1-owl3', 'owl2-owl3']],
    ['cupVsJug,cupVsPan,jugVsPan', ['cup-jug', 'cup-pan', 'jug-pan']],
    ['sim.cup.jug,sim.cup.pan,sim.jug.pan', ['cup-jug', 'cup-pan', 'jug-pan']],
  ])('%s', async (header, expected) => {
    const { found } = await read(`participant,${header}\nA,1,2,3\nB,2,3,4\n`);
    expect(found!.ratings.slice(0, 3).map(({ first, second }) => `${first}-${second}`)).toEqual(expected);
  });

  it('that cannot be told apart make no features of people', async () => {
    expect((await read('participant,cupjug,cuppan,jugpan\nA,1,2,3\nB,2,3,4\nC,1,4,5\n')).content.kind).toBeNull();
    expect((await read('VP;Alter;V1;V2;V3\n1;22;3;4;5\n2;25;3;4;5\n3;28;7;4;5\n')).content.kind).toBeNull();
  });
});

describe('matrices', () => {
  const near = (table: TableFileReading): number[] => table.found!.dissimilarities.map(({ dissimilarity }) => dissimilarity);
  const all = pairs.map(([a, b]) => distances[items.indexOf(a)]![items.indexOf(b)]!);
  const square = `,${items.join()}\n${items.map((item, i) => `${item},${distances[i]!.join()}`).join('\n')}`;

  it('half a matrix without the name of its first item is refused, not read as one item less', async () => {
    const { problem } = await read(distances.slice(1).map((row, i) => [items[i + 1], ...row.slice(0, i + 1)].join()).join('\n')); // prettier-ignore
    expect(problem).toContain('without the name of its first item');
    expect(near(await read(distances.slice(1).map((row, i) => row.slice(0, i + 1).join('\t')).join('\n'))).sort((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b)); // prettier-ignore
  });

  it('what is known of items may stand between their names and the values', async () => {
    const table = await read(`item,kind,${items.join()}\n${items.map((item, i) => `${item},tool,${distances[i]!.join()}`).join('\n')}`);
    expect([table.content.kind, near(table)]).toEqual(['matrix', all]);
  });

  it('a column that numbers the rows, and a row of groups above the names', async () => {
    const numbered = await read(
      `"","item",${items.join()}\n${items.map((item, i) => `"${i + 1}",${item},${distances[i]!.join()}`).join('\n')}`,
    );
    expect([numbered.content.kind, near(numbered)]).toEqual(['matrix', all]);
    const grouped = await read(`,hand,hand,hand,power,garden\n${square}`);
    expect([grouped.reading.headerRow, near(grouped)]).toEqual([2, all]);
  });

  it.each([
    ['as R makes them', ['tea cup', 'milk jug', '201', 'pan'], ['tea.cup', 'pan', 'X201', 'milk.jug']],
    ['in capitals', ['Saw', 'axe', 'nail', 'drill'], ['SAW', 'DRILL', 'NAIL', 'AXE']],
  ])('names above %s mean the rows of those names, in whatever order', async (_, rows, above) => {
    const place = above.map((name) =>
      rows.findIndex((row) => row.toLowerCase().replace(' ', '.') === name.toLowerCase().replace(/^x/, '')),
    );
    const table = await read(
      `,${above.join()}\n${rows.map((row, i) => `${row},${place.map((j) => distances[i]![j]!).join()}`).join('\n')}`,
    );
    const of = Object.fromEntries(table.found!.dissimilarities.map(({ first, second, dissimilarity }) => [[rows.indexOf(first), rows.indexOf(second)].sort().join('-'), dissimilarity])); // prettier-ignore
    expect(of).toEqual({ '0-1': 12.5, '0-2': 31, '0-3': 44, '1-2': 20, '1-3': 35, '2-3': 15 });
  });

  it('matrices of people below each other are called by the title above each, or the name in their first row', async () => {
    const body = (n: number): string => items.map((item, i) => `${item},${distances[i]!.map((value) => value && value + n).join()}`).join('\n'); // prettier-ignore
    const titled = await read(people.map((person, n) => `${person}\n,${items.join()}\n${body(n)}`).join('\n\n'));
    expect(new Set(titled.found!.ratings.map(({ rater }) => rater))).toEqual(new Set(people));
    const first = await read(`Subject,Item,${items.join()}\n${people.map((person, n) => body(n).split('\n').map((line, i) => `${i === 0 ? person : ''},${line}`).join('\n')).join('\n')}`); // prettier-ignore
    expect(new Set(first.found!.ratings.map(({ rater }) => rater))).toEqual(new Set(people));
  });

  it('sheets of one workbook that hold the same table are people', async () => {
    const sheet = (n: number): string => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetRows([['', ...items], ...items.map((item, i) => [item, ...distances[i]!.map((value) => value && value + n)])])}</sheetData></worksheet>`; // prettier-ignore
    const bytes = workbook('', {
      'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${people.map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${people.map((_, n) => `<Relationship Id="rId${n + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}</Relationships>`,
      ...Object.fromEntries(people.map((_, n) => [`xl/worksheets/sheet${n + 1}.xml`, sheet(n)])),
    });
    const table = await read(bytes, 'people.xlsx');
    expect(codesOf(table)).toContain('sheets-joined');
    expect([table.found!.ratings.length, table.reading.sheet]).toEqual([30, null]);
    expect(new Set(table.found!.ratings.map(({ rater }) => rater))).toEqual(new Set(people));
  });

  it('JSON with labels and a matrix; without names the items are numbered, and that is said', async () => {
    expect(near(await read(JSON.stringify({ labels: items, matrix: distances })))).toEqual(all);
    expect(codesOf(await read(JSON.stringify({ rdm: distances })))).toContain('numbered-matrix');
  });

  it('names with spaces where two spaces part the columns', async () => {
    const { found } = await read('claw hammer  hand saw  3\nclaw hammer  axe  4\nhand saw  axe  5\n', 'pairs.txt');
    expect(found!.dissimilarities.map(({ first, second }) => `${first}|${second}`)).toEqual(['claw hammer|hand saw', 'claw hammer|axe', 'hand saw|axe']); // prettier-ignore
    expect((await read(square)).content.kind).toBe('matrix');
  });

  it('a sheet of OpenDocument with a note first: the one with data is read', async () => {
    const row = (cells: readonly (string | number)[]): string => `<table:table-row>${cells.map((cell) => (typeof cell === 'number' ? `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${String(cell).replace('.', ',')}</text:p></table:table-cell>` : `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`)).join('')}</table:table-row>`; // prettier-ignore
    const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="Info">${row(['note'])}</table:table><table:table table:name="Data">${row(['', ...items])}${items.map((item, i) => row([item, ...distances[i]!])).join('')}</table:table></office:spreadsheet></office:body></office:document-content>`; // prettier-ignore
    const table = await read(zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8(content) }), 'm.ods'); // prettier-ignore
    expect([near(table), table.reading.sheet]).toEqual([all, 'Data']);
  });
});

describe('what is no table of judgements', () => {
  it('piles of several people are no features', async () => {
    const { content, found } = await read('participant,item,group\n1,saw,1\n1,axe,1\n1,rake,2\n2,saw,A\n2,axe,B\n2,rake,A\n');
    expect([content.kind, found!.features, found!.ratings.map(({ rating }) => rating)]).toEqual(['ratings', [], [1, 0, 0, 0, 1, 0]]);
  });

  it.each([
    ['<html><body><table><tr><td>a</td></tr></table>', 'is a web page'],
    ['<?xml version="1.0"?><data/>', 'is XML'],
    ['<stata_dta><header>', 'a Stata file'],
  ])('%s is named', async (text, words) => {
    await expect(read(text, 'export.xls')).rejects.toThrow(words);
  });

  it('an item of two categories is a problem', async () => {
    expect((await read('item,category\nowl,birds\naxe,tools\nsaw,tools\nowl,tools\n')).problem).toContain('‘owl’ belongs to ‘tools’ here and to ‘birds’ above'); // prettier-ignore
  });
});
