import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/app-error';
import { meadowsVectors, namedMatrix, structs } from '../test-support/matlab-files';
import { savFile } from '../test-support/sav-file';
import { readTableFile, type TableFileReading } from '../../store/importers/reading/sheet/read-table-file';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const read = (bytes: Uint8Array, name: string): Promise<TableFileReading> => readTableFile(bytes, name);
const pairs = ({ found }: TableFileReading): Record<string, number> =>
  Object.fromEntries(found!.dissimilarities.map(({ first, second, dissimilarity }) => [[first, second].sort().join('-'), dissimilarity]));
const truth = { 'cup-jug': 12, 'cup-pan': 31, 'cup-lid': 44, 'jug-pan': 20, 'jug-lid': 35, 'lid-pan': 15 };

describe('MATLAB files', () => {
  it('hold a square matrix and its labels', async () => {
    const table = await read(namedMatrix, 'm.mat');
    expect(table.reading).toMatchObject({ format: 'matlab', sheet: 'rdm' });
    expect(pairs(table)).toEqual(truth);
  });

  it('hold the upper triangle of each person', async () => {
    const { found, content } = await read(meadowsVectors, 'm.mat');
    expect(content).toMatchObject({ kind: 'stacked-matrices', meaning: 'dissimilarity' });
    expect([...new Set(found!.ratings.map(({ rater }) => rater))].sort()).toEqual(['calm-fox', 'happy-owl']);
    const own = found!.ratings.find(({ rater, first, second }) => rater === 'calm-fox' && first === 'jug' && second === 'pan');
    expect(content.high - own!.rating).toBe(22);
  });

  it('hold structs with images', async () => {
    expect(pairs(await read(structs, 's.mat'))).toEqual(truth);
  });

  it('that are damaged or hold something else are refused', async () => {
    await expect(read(namedMatrix.subarray(0, 200), 'm.mat')).rejects.toThrow('m.mat cannot be read as a MATLAB file: it is damaged');
  });
});

describe('SPSS files', () => {
  const variables = [
    { name: 'vpn', width: 0 },
    { name: 'links', longName: 'erstesBild', width: 0, labels: [[1, 'Tasse'], [2, 'Krug'], [3, 'Topf']] },
    { name: 'rechts', longName: 'zweitesBild', width: 0, labels: [[1, 'Tasse'], [2, 'Krug'], [3, 'Topf']] },
    { name: 'urteil', label: 'wie \u00e4hnlich?', width: 0, missing: 99, labels: [[1, 'gar nicht'], [7, 'sehr']] },
  ] as const; // prettier-ignore

  it('name items and people by their labels, keep the numbers of judgements, and know what is missing', async () => {
    const rows = [[1, 1, 2, 5], [1, 1, 3, 2], [1, 2, 3, 99], [2, 1, 2, 7], [2, 1, 3, null], [2, 2, 3, 1]]; // prettier-ignore
    const table = await read(savFile(variables, rows), 'd.sav');
    expect(table.content).toMatchObject({ kind: 'ratings', meaning: 'similarity' });
    expect(table.found!.ratings.map(({ rater, first, second, rating }) => `${rater} ${first} ${second} ${rating}`)).toEqual(['1 Tasse Krug 5', '1 Tasse Topf 2', '2 Tasse Krug 7', '2 Krug Topf 1']); // prettier-ignore
    expect(table.found!.missing).toBe(2);
    expect(table.questions).toEqual([]);
    const value = table.roles.find(({ role }) => role === 'value')!;
    expect(value.reasons).toContainEqual({ code: 'short-scale', low: 1, high: 7 }); // what is declared missing is no part of the scale
  });

  it('name items by labels where every answer has a label as well', async () => {
    const things = [[1, 'Tasse'], [2, 'Krug'], [3, 'Topf']] as const; // prettier-ignore
    const steps = [1, 2, 3, 4, 5].map((step) => [step, `Stufe ${'abcde'[step - 1]!}`] as const);
    const coded = [{ name: 'vpn', width: 0 }, { name: 's1', width: 0, labels: things }, { name: 's2', width: 0, labels: things }, { name: 'urteil', width: 0, labels: steps }]; // prettier-ignore
    const rows = [[1, 1, 2, 5], [1, 1, 3, 2], [1, 2, 3, 4], [2, 1, 2, 3], [2, 1, 3, 1], [2, 2, 3, 1]]; // prettier-ignore
    const table = await read(savFile(coded, rows), 'd.sav');
    expect([table.problem, table.questions]).toEqual([null, []]);
    expect(table.found!.ratings.map(({ rater, first, second, rating }) => `${rater} ${first} ${second} ${rating}`)).toEqual(['1 Tasse Krug 5', '1 Tasse Topf 2', '1 Krug Topf 4', '2 Tasse Krug 3', '2 Tasse Topf 1', '2 Krug Topf 1']); // prettier-ignore
  });

  it('are read wide, by the labels of their variables', async () => {
    const wide = ['Tasse - Krug', 'Tasse - Topf', 'Krug - Topf'].map((label, i) => ({
      name: `v${i + 1}`,
      label: `Wie \u00e4hnlich? ${label}`,
      width: 0,
    }));
    const table = await read(savFile([{ name: 'vpn', width: 8 }, ...wide], [['A1', 5, 2, 1], ['A2', 6, 3, 2], ['A3', 7, 1, 1]]), 'd.sav'); // prettier-ignore
    expect(table.content.kind).toBe('rater-rows');
    expect(table.found!.ratings[1]).toEqual({ rater: 'A1', first: 'Tasse', second: 'Topf', rating: 2 });
  });

  it('that are damaged are refused', async () => {
    await expect(read(savFile(variables, [[1, 1, 2, 3]]).subarray(0, 300), 'd.sav')).rejects.toThrow(
      'd.sav cannot be read as an SPSS file',
    );
  });
});

describe('JSON', () => {
  const trials = [['cup', 'jug', 5], ['cup', 'pan', 2], ['jug', 'pan', 4]].map(([left, right, response]) => ({ trial_type: 'html-slider-response', rt: 900, stimuli: [`img/${left}.png`, `img/${right}.png`], response })); // prettier-ignore

  it.each([
    ['a list of trials', trials.map((trial) => ({ subject: 'S1', ...trial }))],
    ['a list for each person', [trials, trials]],
    ['trials below something else', { version: 3, data: trials.map((trial) => ({ subject: 'S1', ...trial })) }],
  ])('of %s is read as ratings', async (_, content) => {
    const table = await read(text(JSON.stringify(content)), 'd.json');
    expect(table.found!.ratings.slice(0, 3).map(({ first, second, rating }) => [first, second, rating])).toEqual([['cup', 'jug', 5], ['cup', 'pan', 2], ['jug', 'pan', 4]]); // prettier-ignore
  });

  it('of one list in each line, and of a tree of Meadows', async () => {
    const lines = [1, 2].map((subject) => JSON.stringify(trials.map((trial) => ({ subject, ...trial })))).join('\n');
    expect((await read(text(lines), 'd.json')).found!.ratings).toHaveLength(6);
    const task = (rdm: number[]): object => ({ task: { task_type: 'mularr' }, rdm, stimuli: ['cup', 'jug', 'pan', 'lid'].map((name, id) => ({ id: String(id), name })) }); // prettier-ignore
    const tree = { 'happy-owl': { tasks: [task([12, 31, 44, 20, 35, 15])] }, 'calm-fox': { tasks: [task([10, 30, 40, 22, 33, 11])] } };
    const { found } = await read(text(JSON.stringify(tree)), 't.json');
    expect(new Set(found!.ratings.map(({ rater }) => rater))).toEqual(new Set(['happy-owl', 'calm-fox']));
  });

  it('without answers says what it needs', async () => {
    await expect(read(text('{"a": 1}'), 'd.json')).rejects.toThrow('d.json is JSON without rows of answers');
  });
});

describe('what R writes', () => {
  it.each([
    [
      'a dist',
      'structure(c(12, 31, 44, 20, 35, 15), class = "dist", Labels = c("cup", \n"jug", "pan", "lid"), Size = 4L, Diag = FALSE, Upper = FALSE)',
    ],
    [
      'a matrix',
      'd <- structure(c(0, 12, 31, 44, 12, 0, 20, 35, 31, 20, 0, 15, 44, \n35, 15, 0), dim = c(4L, 4L), dimnames = list(c("cup", "jug", \n"pan", "lid"), c("cup", "jug", "pan", "lid")))',
    ],
    [
      'a data frame',
      'structure(list(first = c("cup", "cup", "cup", "jug", "jug", "pan"), second = structure(c(1L, 3L, 2L, 3L, 2L, 2L), levels = c("jug", "lid", "pan"), class = "factor"), dissimilarity = c(12, 31, 44, 20, 35, 15)), class = "data.frame", row.names = c(NA, -6L))',
    ],
    ['a printed dist', '    cup jug pan\njug  12        \npan  31  20    \nlid  44  35  15\n'],
    ['a printed matrix', '    cup jug pan lid\ncup   0  12  31  44\njug  12   0  20  35\npan  31  20   0  15\nlid  44  35  15   0\n'],
  ])('as %s', async (_, content) => {
    expect(pairs(await read(text(content), 'd.txt'))).toEqual(truth);
  });

  it('is never carried out', async () => {
    await expect(read(text('structure(system("touch /tmp/x"), class = "dist")'), 'd.R')).rejects.toThrow('cannot be read');
  });
});

describe('OpenDocument', () => {
  const ods = (rows: string): Uint8Array => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8(`<office:document-content><office:body><office:spreadsheet><table:table table:name="Leer"/><table:table table:name="Urteile">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`) }); // prettier-ignore
  const cell = (value: string | number): string => typeof value === 'number' ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${String(value).replace('.', ',')}</text:p></table:table-cell>` : `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`; // prettier-ignore
  const row = (cells: readonly (string | number)[]): string => `<table:table-row>${cells.map(cell).join('')}<table:table-cell table:number-columns-repeated="16380"/></table:table-row>`; // prettier-ignore

  it('is read from the sheet with data', async () => {
    const content = [
      ['Paarvergleich'],
      [],
      ['erstes', 'zweites', 'Abstand'],
      ['Tasse &amp; Co', 'Krug', 1.5],
      ['Tasse &amp; Co', 'Topf', 3],
      ['Krug', 'Topf', 2],
    ];
    const table = await read(ods(`${content.map(row).join('')}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`), 'd.ods'); // prettier-ignore
    expect(table.reading).toMatchObject({ sheet: 'Urteile', headerRow: 3 });
    expect(pairs(table)).toEqual({ 'Krug-Tasse & Co': 1.5, 'Tasse & Co-Topf': 3, 'Krug-Topf': 2 });
  });

  it('with a bomb of repeated rows is refused', async () => {
    await expect(read(ods(`<table:table-row table:number-rows-repeated="1000000">${cell(1)}</table:table-row>`), 'd.ods')).rejects.toThrow('more than 500000 rows'); // prettier-ignore
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['X\n\0\0\0\x03', 'a file of R (.rds)', 'write.csv(readRDS("file.rds"), "table.csv")'],
    ['\x1f\x8b\x08\0', 'a compressed file', 'readRDS'],
    ['\0\0\0\x18ftypheic\0\0\0\0', 'a HEIC photograph', 'Export, JPEG'],
    ['%PDF-1.7', 'a PDF', 'Choose the file the table was made from'],
    ['8BPS\0\x01', 'a Photoshop file (.psd)', 'Export As, PNG'],
    ['\x89HDF\r\n', 'a MATLAB file of version 7.3', 'save("file.mat", "-v7")'],
    ['$FL3@(#)', 'a compressed SPSS file (.zsav)', 'Save as'],
  ])('%j are named with what saves them elsewhere', async (start, what, mend) => {
    const refusal = await read(Uint8Array.from(start, (letter) => letter.charCodeAt(0)), 'f').catch((error: unknown) => error); // prettier-ignore
    expect(refusal).toBeInstanceOf(AppError);
    expect((refusal as AppError).message).toContain(what);
    expect((refusal as AppError).message).toContain(mend);
  });

  it.each([
    ['a jamovi file (.omv)', { 'META-INF/MANIFEST.MF': strToU8('x'), 'index.html': strToU8('x'), 'data.bin': strToU8('x') }, 'Export'],
    ['a JASP file (.jasp)', { 'analyses.json': strToU8('{}'), 'internal.sqlite': strToU8('x'), 'index.html': strToU8('x') }, 'Export Data'],
  ])('%s too', async (what, parts, mend) => {
    await expect(read(zipSync(parts), 'f')).rejects.toThrow(what);
    await expect(read(zipSync(parts), 'f')).rejects.toThrow(mend);
  });
});
