import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../contract/app-error';
import type { TableReading } from '../../../../contract/importing/import';
import { parseNumber } from '../../table-cells';
import { findTable } from './find-table';
import { openText } from './open-text';
import { readTableFile } from './read-table-file';
import type { FoundTable } from './table';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\uFEFF' : ''), ...text].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
};
const windows1252 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const find = (bytes: Uint8Array, wanted: Partial<TableReading> = {}): FoundTable =>
  findTable(openText(bytes, 't.csv', wanted), 't.csv', wanted);
const sniff = (text: string): FoundTable => find(utf8(text));

describe('a text table', () => {
  const german = 'Name;Höhe\nVögel;0,5\nKäfer;1,25\n';

  it.each([
    ['UTF-8', utf8(german), 'utf-8'],
    ['UTF-8 with mark', utf8(`\uFEFF${german}`), 'utf-8'],
    ['UTF-16 little-endian with mark', utf16(german, true, true), 'utf-16le'],
    ['UTF-16 little-endian', utf16(german, true, false), 'utf-16le'],
    ['UTF-16 big-endian with mark', utf16(german, false, true), 'utf-16be'],
    ['UTF-16 big-endian', utf16(german, false, false), 'utf-16be'],
    ['Windows-1252', windows1252(german), 'windows-1252'],
  ])('reads %s', (_, bytes, encoding) => {
    const { reading, header, rows, remarks } = find(bytes);
    expect(reading).toEqual({ format: 'text', encoding, delimiter: ';', decimal: ',', hasHeader: true, headerRow: 1, sheet: null });
    expect(header).toEqual(['Name', 'Höhe']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Vögel', '0,5'],
      ['Käfer', '1,25'],
    ]);
    expect(remarks).toEqual([]);
  });

  it.each([
    ['a,1.5,2\nb,2.5,3\n', ',', '.', false],
    ['1,5;2,5\n3,5;4,5\n', ';', ',', false],
    ['x\t1,5\t2\ny\t2,5\t3\n', '\t', ',', false],
    ['d1|d2\n1|2\n', '|', '.', true],
    ['id,name\nC01,owl\nC02,bowl\n', ',', '.', true],
    ['owl\nbowl\n', ',', '.', false],
    ['"a, b",1\n"c",2\n', ',', '.', false],
  ] as const)('guesses delimiter, decimal sign and header of %j', (text, delimiter, decimal, hasHeader) => {
    expect(sniff(text).reading).toMatchObject({ delimiter, decimal, hasHeader });
  });

  it('follows corrections', () => {
    const { reading, header } = find(utf8('1;2\n3;4\n'), { delimiter: ',', hasHeader: true });
    expect([reading.delimiter, header]).toEqual([',', ['1;2']]);
  });

  it('keeps the row numbers of the file and speaks up about what is doubtful', () => {
    const { rows, remarks } = sniff('a;1,234\n\nb;2,000\nc\n');
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, 'a', '1,234'],
      [3, 'b', '2,000'],
      [4, 'c', ''],
    ]);
    expect(remarks).toEqual([
      { code: 'thousands', cell: '1,234' },
      { code: 'uneven-rows', row: 4, cells: 1, width: 2, count: 1 },
    ]);
    expect(sniff('a;1,5\nb;2.5\n').remarks).toEqual([{ code: 'two-decimal-signs', comma: '1,5', point: '2.5' }]);
  });

  it.each([
    ['cup jug 3\npan lid 4\n', ' '],
    ['"a b" 1,5\n"c" 2,5\n', ' '],
    ['salt shaker,bat,1\nold bat,owl,2\n', ','],
    ['sep=|\na|b,c\n1|2\n', '|'],
  ])('knows spaces between columns from spaces in names: %j', (text, delimiter) => {
    expect(sniff(text).reading.delimiter).toBe(delimiter);
  });

  it('lays the blocks of a wide print side by side, and puts the corner in that R leaves out', () => {
    const { header, rows } = sniff(
      '    cup jug pan\njug  12        \npan  31  20    \nlid  44  35  15\n    lid fork\njug         \nlid         \nfork  9   \n'.replace(
        'jug         \nlid         \n',
        '',
      ),
    );
    expect(header).toEqual(['', 'cup', 'jug', 'pan', 'lid', 'fork']);
    expect(rows.at(-1)!.cells).toEqual(['fork', '', '', '', '9', '']);
    expect(sniff('"cup" "jug"\n"cup" 0 12\n"jug" 12 0\n').header).toEqual(['', 'cup', 'jug']);
  });

  it('finds the header below titles and comments, and takes the row a person names', () => {
    const text = 'Ähnlichkeit von Dingen;;\n# von Hand erhoben;;\n\nerstes;zweites;Urteil\nEule;Axt;3\nEule;Beil;4\n';
    expect(sniff(text)).toMatchObject({
      header: ['erstes', 'zweites', 'Urteil'],
      reading: { headerRow: 4 },
      aside: [
        { row: 2, why: 'comment' },
        { row: 1, why: 'above-header' },
      ],
    });
    expect(find(utf8('a;b;1\nx;y;z\nc;d;2\n'), { headerRow: 2 })).toMatchObject({ header: ['x', 'y', 'z'], rows: [{ row: 3 }] });
  });

  it('answers any bytes with a table or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await readTableFile(bytes, 't.csv').catch((error: unknown) => expect(error).toBeInstanceOf(AppError));
      }),
      { numRuns: 500 },
    );
  });
});

describe('parseNumber', () => {
  it('knows one decimal sign at a time', () => {
    expect(['1.5', '1,5', '-,5', '1e3', '', 'NaN', '1.2.3', '1e999'].map((cell) => parseNumber(cell, '.'))).toEqual([
      1.5,
      null,
      null,
      1000,
      null,
      null,
      null,
      null,
    ]);
    expect(['1.5', '1,5', '-,5'].map((cell) => parseNumber(cell, ','))).toEqual([null, 1.5, -0.5]);
  });
});

describe('letters that are no UTF-8', () => {
  it.each([
    [
      'windows-1251',
      'яблоко',
      '69642c6c6566742c72696768742cf1f5eee4f1f2e2ee0a312cffe1ebeeeaee2ce3f0f3f8e02c350a312cf1ebe8e2e02ce4fbedff2c330a',
    ],
    [
      'windows-1250',
      'jabłko',
      '69642c6c6566742c72696768742c706f646f626965f17374776f0a312c6a6162b36b6f2c9c6c69776b612c350a312cbff3b374792c6761b3b99f2c330a',
    ],
    [
      'shift_jis',
      'りんご',
      '69642c6c6566742c72696768742c97de8e9793780a312c82e882f182b22c82c882b52c350a312c8381838d83932c82b782e082e02c330a',
    ],
    ['gb18030', '苹果', '69642c6c6566742c72696768742ccfe0cbc6b6c80a312cc6bbb9fb2cc0e6d7d32c350a312ccef7b9cf2cc6cfccd12c330a'],
    ['euc-kr', '사과', '69642c6c6566742c72696768742cc0afbbe7bcba0a312cbbe7b0fa2cc2fcbfdc2c350a312cbcf6b9da2cc6f7b5b52c330a'],
    ['windows-1252', 'Äpfel', '69643b6c6566743b72696768743bc4686e6c6963686b6569740a313bc47066656c3bd66c3b350a313b4be473653b73fcdf3b330a'],
  ])('of %s are told by how they stand together: ‘%s’', async (encoding, word, hex) => {
    const reading = await readTableFile(Uint8Array.from(Buffer.from(hex, 'hex')), 'table.csv');
    expect([reading.reading.encoding, reading.rows[0]![1]]).toEqual([encoding, word]);
    const said = reading.remarks.find(({ code }) => code === 'old-letters');
    expect(said === undefined).toBe(encoding === 'windows-1252');
  });
});
