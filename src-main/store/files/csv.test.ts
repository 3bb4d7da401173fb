import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportCsv, formatCsv, parseCsv, readNumber, type Columns } from './csv';

interface Row {
  name: string;
  value: number;
  more: number | null;
}
const columns: Columns<Row> = { name: 'text', value: 'number', more: 'number-or-empty' };
const schema: z.ZodType<Row> = z.object({ name: z.string(), value: z.number().max(10), more: z.number().nullable() });
const parse = (text: string): Row[] => parseCsv(text, 't.csv', columns, schema);
const messageOf = (text: string): string => {
  try {
    parse(text);
    return 'no error';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('CSV tables', () => {
  it('reads columns in any order, ignores others and tolerates Windows line ends and empty lines', () => {
    expect(parse('more,extra,name,value\r\n,x,ä,1.5\r\n\r\n2,y,"b, ""c""",-3e2\r\n')).toEqual([
      { name: 'ä', value: 1.5, more: null },
      { name: 'b, "c"', value: -300, more: 2 },
    ]);
  });

  it.each([
    ['name,value,more\na,1,\nb,x,\n', 't.csv, row 3: in column ‘value’, ‘x’ is not a number.'],
    ['name,value,more\n\na,"0,5",\n', 't.csv, row 3: in column ‘value’, ‘0,5’ has a decimal comma; write 0.5.'],
    ['name,value,more\na,11,\n', 't.csv, row 2: at ‘value’'],
    ['name,value,more\na,1\n', 't.csv, row 2: it has 2 cells where the header has 3.'],
    ['name,value,more\na,,\n', 't.csv, row 2: in column ‘value’, a number is missing.'],
    ['name,value,more\n"a,1,\n', 'a quotation mark is not closed'],
    ['name,value\na,1\n', 't.csv has no column ‘more’. Its columns are: name, value.'],
    ['', 't.csv is empty.'],
  ])('names file, row and reason of %j', (text, sentence) => {
    expect(messageOf(text)).toContain(sentence);
  });

  it('writes LF and the shortest numbers that read back as the same', () => {
    expect(
      formatCsv(
        ['name', 'value'],
        [
          ['a "b"', 0.1 + 0.2],
          ['c,d', 1e-7],
          ['', null],
        ],
      ),
    ).toBe('name,value\n"a ""b""",0.30000000000000004\n"c,d",1e-7\n,\n');
  });

  it('refuses to write a number that is not finite', () => {
    expect(() => formatCsv(['a'], [[Number.NaN]])).toThrow('no place in a CSV file');
  });

  it('reads back every finite number and every text as it was written', () => {
    const row = fc.record({
      name: fc.string({ unit: 'grapheme' }),
      value: fc.double({ noNaN: true, max: 10, noDefaultInfinity: true }).map((x) => x + 0), // -0 is written as 0
      more: fc.option(fc.integer()),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = formatCsv(
          ['name', 'value', 'more'],
          rows.map(({ name, value, more }) => [name, value, more]),
        );
        expect(parse(text)).toEqual(rows);
      }),
    );
  });
});

describe('readNumber', () => {
  it.each(['', 'NaN', 'Infinity', '1e999', '0x10', '1 000', '1.2.3', '--1'])('refuses %j', (cell) => {
    expect(readNumber(cell)).toHaveProperty('reason');
  });
});

describe('exportCsv', () => {
  it("marks text that a spreadsheet would carry out, and leaves numbers and the project's own files as they are", () => {
    const rows = [['=HYPERLINK("http://x","y")', '+1', '-2+3', '@SUM(A1)', '\tx', 'a=b', -1.5, null]] as const;
    expect(exportCsv(['name', ...'bcdefgh'], rows)).toBe(
      `name,b,c,d,e,f,g,h\n"'=HYPERLINK(""http://x"",""y"")",'+1,'-2+3,'@SUM(A1),'\tx,a=b,-1.5,\n`,
    );
    expect(formatCsv(['name'], [['=1+1']])).toBe('name\n=1+1\n');
  });
});
