import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/app-error';
import { sheetRows, workbook } from '../test-support/spoiled-files';
import { readTableFile } from '../../store/importers/reading/sheet/read-table-file';

const refusal = async (bytes: Uint8Array): Promise<string> => {
  const startMs = performance.now();
  const sentence = await readTableFile(bytes, 'r.xlsx').then(
    () => 'read',
    (error: unknown) => (error instanceof AppError ? error.message : String(error)),
  );
  expect(performance.now() - startMs).toBeLessThan(5000);
  return sentence;
};

describe('workbooks', () => {
  it('reads numbers, texts and numbers kept as text, names its sheet, and takes the first with content', async () => {
    const bytes = workbook(
      sheetRows([
        ['a', 'b', 'dissimilarity'],
        ['owl', 'axe', 1.5],
        ['owl', 'saw', 2],
        ['axe', 'saw', '2,5'],
      ]),
    );
    const table = await readTableFile(bytes, 'r.xlsx');
    expect(table.rows).toEqual([
      ['owl', 'axe', '1.5'],
      ['owl', 'saw', '2'],
      ['axe', 'saw', '2.5'],
    ]);
    expect(table.reading).toMatchObject({ decimal: '.', hasHeader: true, sheet: 'Ratings' });
    expect(table.remarks).toContainEqual({ code: 'text-numbers', cell: '2,5' });
    expect(table.content).toMatchObject({ kind: 'pairs', values: [2], meaning: 'dissimilarity' });
  });

  it.each([
    ['a cell at the far corner', workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 'more than 500000 rows'],
    ['a far column', workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'more than 2000 columns'],
    ['a place written in entities', workbook('<row r="&#49;"><c r="A&#49;"><v>1</v></c></row>'), 'no proper address'],
    [
      'entities',
      workbook('<row r="1"><c r="A1"><v>&a;</v></c></row>', { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst/>' }),
      'document types',
    ],
    ['a bomb', workbook('', { 'xl/sharedStrings.xml': ' '.repeat(60 * 2 ** 20) }), 'larger than 40 MB'],
    ['too many parts', zipSync(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`a${i}.xml`, strToU8('')]))), 'it has 600 parts'],
    ['another archive', zipSync({ 'ppt/slides.xml': strToU8('<w/>') }), 'another kind of archive'],
    [
      'an OpenDocument file without sheets',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<a/>') }),
      'no sheets',
    ],
    ['half a file', workbook(sheetRows([['a', 'b']])).subarray(0, 300), 'damaged'],
  ])('refuses %s with a reason', async (_, bytes, reason) => {
    const sentence = await refusal(bytes);
    expect(sentence).toContain('r.xlsx');
    expect(sentence).toContain(reason);
  });

  it('does not believe a part that declares less than it holds', async () => {
    const bytes = Buffer.from(workbook('', { 'xl/sharedStrings.xml': ' '.repeat(8 * 2 ** 20) }));
    const at = bytes.lastIndexOf('xl/sharedStrings.xml'); // its entry in the central directory: the sizes stand before the name
    bytes.writeUInt32LE(10, at - 22);
    expect(await refusal(bytes)).toContain('damaged');
  });
});
