/** A table for a manuscript: three rules, statistics in italics, a note below (APA 7, sec. 7.8 to 7.20); as HTML for a word processor, LaTeX and text. */
import { valueAt } from '../matrix/view';

export interface ApaColumn {
  readonly head: string;
  /** A statistic: its letter stands in italics. */
  readonly isStatistic: boolean;
  readonly align: 'left' | 'right';
}

export interface ApaTable {
  readonly title: string;
  readonly columns: readonly ApaColumn[];
  /** One cell for each column. */
  readonly rows: readonly (readonly string[])[];
  readonly note: string | null;
  /** What its numbers may not be shown without; it stands in the note as well. */
  readonly mark?: string | null;
}

/** Styles stand in every cell: word processors forget those that stand elsewhere. */
export function tableToHtml({ title, columns, rows, note }: ApaTable, number: number | null = null): string {
  const rule = '1.5pt solid #000';
  const cell = (tag: 'td' | 'th', text: string, column: ApaColumn, borders: string): string =>
    `<${tag}${tag === 'th' ? ' scope="col"' : ''} style="text-align:${column.align};font-weight:normal;vertical-align:top;padding:2pt 5pt;${column.align === 'right' && tag === 'td' ? 'white-space:nowrap;' : ''}${borders}">${text}</${tag}>`;
  const head = columns
    .map((column) =>
      cell(
        'th',
        column.isStatistic ? `<i>${escapeHtml(column.head)}</i>` : escapeHtml(column.head),
        column,
        `border-top:${rule};border-bottom:0.75pt solid #000;`,
      ),
    ) // prettier-ignore
    .join('');
  const body = rows
    .map((row, i) => {
      const border = i === rows.length - 1 ? `border-bottom:${rule};` : '';
      return `<tr>${row.map((text, k) => cell('td', escapeHtml(text), valueAt(columns, k), border)).join('')}</tr>`;
    })
    .join('\n');
  const caption = `${number === null ? '' : `<b>Table ${number}</b><br>`}<i>${escapeHtml(title)}</i>`;
  const below = note === null ? '' : `<p><i>Note.</i> ${escapeHtml(note)}</p>`;
  return `<table style="border-collapse:collapse"><caption style="text-align:left;caption-side:top">${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table>${below}`;
}

/** Needs the package booktabs. */
export function tableToLatex({ title, columns, rows, note }: ApaTable): string {
  const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\`;
  const head = columns.map(({ head: text, isStatistic }) => (isStatistic ? `\\textit{${escapeLatex(text)}}` : escapeLatex(text)));
  return `\\begin{table}
\\caption{${escapeLatex(title)}}
\\begin{tabular}{${columns.map(({ align }) => (align === 'left' ? 'l' : 'r')).join('')}}
\\toprule
${line(head)}
\\midrule
${rows.map((row) => line(row.map(escapeLatex))).join('\n')}
\\bottomrule
\\end{tabular}
${note === null ? '' : `\\par\\textit{Note.} ${escapeLatex(note)}\n`}\\end{table}
`;
}

/** Cells with tabs between them, as spreadsheets paste them; of what stands below only the mark, which the numbers must not lose. */
export function tableToText({ columns, rows, mark = null }: ApaTable): string {
  const plain = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
  return [columns.map(({ head }) => plain(head)), ...rows.map((row) => row.map(plain)), ...(mark === null ? [] : [[plain(mark)]])]
    .map((row) => `${row.join('\t')}\n`)
    .join('');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function escapeLatex(text: string): string {
  const plain = text.replace(/[\\{}$&#^_~%]/g, (character) => latexCharacters[character] ?? character);
  return plain
    .replace(/\u2212/g, '$-$')
    .replace(/\u00b2/g, '\\textsuperscript{2}')
    .replace(/\u03c4/g, '$\\tau$');
}

const latexCharacters: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '^': '\\textasciicircum{}',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '%': '\\%',
};
