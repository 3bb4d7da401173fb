import { describe, expect, it } from 'vitest';
import { apaInterval, apaNumber, apaP } from './apa-number';
import { tableToHtml, tableToLatex, tableToText, type ApaTable } from './apa-table';

describe('numbers as APA wants them', () => {
  it.each([
    [0.583, 2, true, '.58'],
    [-0.034, 2, true, '\u2212.03'],
    [-0.001, 2, true, '.00'],
    [1, 2, true, '1.00'],
    [-1.2, 2, true, '\u22121.20'],
    [0.583, 2, false, '0.58'],
    [12.345, 1, false, '12.3'],
    [NaN, 2, true, '\u2013'],
  ])('%f with %i decimals, bounded %s, is %s', (value, decimals, isBounded, text) => {
    expect(apaNumber(value, decimals, isBounded)).toBe(text);
  });

  it('says small p as a bound, and intervals in brackets', () => {
    expect([apaP(0.0341), apaP(0.0009), apaP(0.001)]).toEqual(['= .034', '< .001', '= .001']);
    expect(apaInterval([-0.1, 0.25], 2, false)).toBe('[\u22120.10, 0.25]');
  });
});

describe('a table of a manuscript', () => {
  const table: ApaTable = {
    title: 'A <b>bold</b> title & more',
    columns: [
      { head: 'Method', align: 'left' },
      { head: 'R²', align: 'right' },
    ],
    rows: [
      ['a_b 50%', '\u2212.03'],
      ['c\td', '.58'],
    ],
    note: 'τ & more.',
  };

  it('has three rules and italic statistics as HTML, and no markup of its words', () => {
    const html = tableToHtml(table, 2);
    expect(html).toContain('<b>Table 2</b><br><i>A &#60;b&#62;bold&#60;/b&#62; title &#38; more</i>');
    expect(html).toContain('<i>R</i>²');
    expect(html.match(/border-top:1.5pt/g)).toHaveLength(2); // of the head
    expect(html.match(/border-bottom:0.75pt/g)).toHaveLength(2);
    expect(html.match(/border-bottom:1.5pt/g)).toHaveLength(2); // of the last row
    expect(html).not.toMatch(/border-(left|right)/);
  });

  it('is LaTeX of booktabs with its characters escaped', () => {
    const latex = tableToLatex(table);
    expect(latex).toContain('\\begin{tabular}{lr}\n\\toprule\nMethod & $R^2$ \\\\\n\\midrule\na\\_b 50\\% & $-$.03 \\\\');
    expect(latex).toContain('\\textit{Note.} $\\tau$ \\& more.');
  });

  it('is text with tabs between its cells, and none within', () => {
    expect(tableToText(table)).toBe('Method\tR²\na_b 50%\t\u2212.03\nc d\t.58\n');
  });
});
