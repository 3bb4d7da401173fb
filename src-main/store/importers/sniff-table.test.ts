import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/app-error';
import { guessContent } from './guess-content';
import { sniffTable, type SniffedTable } from './sniff-table';
import { parseNumber } from './table-cells';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\uFEFF' : ''), ...text].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
};
const windows1252 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const sniff = (text: string): SniffedTable => sniffTable(utf8(text), 't.csv');

describe('sniffTable', () => {
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
    const { reading, header, rows, doubts } = sniffTable(bytes, 't.csv');
    expect(reading).toEqual({ encoding, delimiter: ';', decimal: ',', hasHeader: true, sheet: null });
    expect(header).toEqual(['Name', 'Höhe']);
    expect(rows.map(({ cells }) => cells)).toEqual([['Vögel', '0,5'], ['Käfer', '1,25']]); // prettier-ignore
    expect(doubts).toEqual([]);
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
    const { reading, header } = sniffTable(utf8('1;2\n3;4\n'), 't.csv', { delimiter: ',', hasHeader: true });
    expect([reading.delimiter, header]).toEqual([',', ['1;2']]);
  });

  it('keeps the row numbers of the file and speaks up about what is doubtful', () => {
    const { rows, doubts } = sniff('a;1,234\n\nb;2,000\nc\n');
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([[1, 'a', '1,234'], [3, 'b', '2,000'], [4, 'c', '']]); // prettier-ignore
    expect(doubts[0]).toContain('might separate thousands');
    expect(doubts[1]).toContain('Row 4 has 1 cells where others have 2');
    expect(sniff('a;1,5\nb;2.5\n').doubts[0]).toContain('Some numbers have a decimal comma (1,5), others a decimal point (2.5)');
  });

  it('answers any bytes with a table or a sentence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          guessContent(sniffTable(bytes, 't.csv'));
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('parseNumber', () => {
  it('knows one decimal sign at a time', () => {
    expect(['1.5', '1,5', '-,5', '1e3', '', 'NaN', '1.2.3', '1e999'].map((cell) => parseNumber(cell, '.'))).toEqual([1.5, null, null, 1000, null, null, null, null]); // prettier-ignore
    expect(['1.5', '1,5', '-,5'].map((cell) => parseNumber(cell, ','))).toEqual([null, 1.5, -0.5]);
  });
});
