/** A table for a manuscript: three rules, statistics in italics, decimals below each other, a note below (APA 7, sec. 7.8 to 7.20); as HTML for a word processor, LaTeX and text. */
import { valueAt } from '../matrix/view';
import { reportWordsEn, type ReportWords } from './report-words';

export interface ApaColumn {
  readonly head: string;
  /** What stands above it and the neighbours that have the same, with a rule of its own. */
  readonly group?: string;
  readonly align: 'left' | 'right';
}

export interface ApaTable {
  readonly title: string;
  readonly columns: readonly ApaColumn[];
  /** One cell for each column; numbers of a column have the same number of decimals, so that their points stand below each other. */
  readonly rows: readonly (readonly string[])[];
  readonly note: string | null;
  /** What its numbers may not be shown without; it stands in the note as well. */
  readonly mark?: string | null;
}

/** The words around a table, in the reader's language. */
type TableWords = Pick<ReportWords, 'table' | 'note'>;

const rule = '1.5pt solid #000';
const thinRule = '0.75pt solid #000';

/** Styles stand in every cell: word processors forget those that stand elsewhere. */
export function tableToHtml(
  { title, columns, rows, note }: ApaTable,
  number: number | null = null,
  words: TableWords = reportWordsEn,
): string {
  const style = (align: 'left' | 'right' | 'center', borders: string, isNumber = false): string =>
    `style="text-align:${align};font-weight:normal;vertical-align:${isNumber ? 'top' : 'bottom'};padding:0;${isNumber && align === 'right' ? 'white-space:nowrap;' : ''}${borders}"`;
  const spanners = spannersOf(columns);
  const hasGroups = spanners.some(({ group }) => group !== null);
  const above = hasGroups
    ? `<tr>${spanners
        .map(({ group, first, count }) =>
          group === null
            ? `<th scope="col" rowspan="2" ${style(columns[first]!.align, `border-top:${rule};border-bottom:${thinRule};`)}>${spaced(statisticHtml(columns[first]!.head))}</th>`
            : `<th scope="colgroup" colspan="${count}" ${style('center', `border-top:${rule};border-bottom:${thinRule};`)}>${spaced(statisticHtml(group))}</th>`,
        )
        .join('')}</tr>`
    : '';
  const heads = columns
    .filter(({ group }) => !hasGroups || group !== undefined)
    .map(
      ({ head, align }) =>
        `<th scope="col" ${style(align, `${hasGroups ? '' : `border-top:${rule};`}border-bottom:${thinRule};`)}>${spaced(statisticHtml(head))}</th>`,
    )
    .join('');
  const body = rows
    .map((row, i) => {
      const border = i === rows.length - 1 ? `border-bottom:${rule};` : '';
      return `<tr>${row.map((text, k) => `<td ${style(valueAt(columns, k).align, border, true)}>${spaced(escapeHtml(text))}</td>`).join('')}</tr>`;
    })
    .join('\n');
  const caption = `${number === null ? '' : `<b>${escapeHtml(words.table)} ${number}</b><br>`}<i>${escapeHtml(title)}</i>`;
  const below = note === null ? '' : `<p><i>${escapeHtml(words.note)}</i> ${escapeHtml(note)}</p>`;
  return `<table style="border-collapse:collapse"><caption style="text-align:left;caption-side:top">${caption}</caption>
<thead>${above}<tr>${heads}</tr></thead>
<tbody>
${body}
</tbody></table>${below}`;
}

/** Room between columns is a margin within a cell: Writer gives a cell no padding on a side without a rule. */
const spaced = (html: string): string => `<p style="margin:2pt 4pt">${html}</p>`;

interface Spanner {
  readonly group: string | null;
  readonly first: number;
  readonly count: number;
}

function spannersOf(columns: readonly ApaColumn[]): Spanner[] {
  const spanners: Spanner[] = [];
  columns.forEach(({ group }, i) => {
    const last = spanners.at(-1);
    if (group !== undefined && last?.group === group) spanners[spanners.length - 1] = { ...last, count: last.count + 1 };
    else spanners.push({ group: group ?? null, first: i, count: 1 });
  });
  return spanners;
}

/** Needs the package booktabs. */
export function tableToLatex({ title, columns, rows, note }: ApaTable, words: TableWords = reportWordsEn): string {
  const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\`;
  const spanners = spannersOf(columns);
  const hasGroups = spanners.some(({ group }) => group !== null);
  const above = hasGroups
    ? [
        line(spanners.map(({ group, count }) => (group === null ? '' : `\\multicolumn{${count}}{c}{${statisticLatex(group)}}`))),
        spanners.filter(({ group }) => group !== null).map(({ first, count }) => `\\cmidrule(lr){${first + 1}-${first + count}}`).join(' '),
      ] // prettier-ignore
    : [];
  return `\\begin{table}
\\caption{${escapeLatex(title)}}
\\begin{tabular}{${columns.map(({ align }) => (align === 'left' ? 'l' : 'r')).join('')}}
\\toprule
${[...above, line(columns.map(({ head }) => statisticLatex(head)))].join('\n')}
\\midrule
${rows.map((row) => line(row.map(escapeLatex))).join('\n')}
\\bottomrule
\\end{tabular}
${note === null ? '' : `\\par\\textit{${escapeLatex(words.note)}} ${escapeLatex(note)}\n`}\\end{table}
`;
}

/** Cells with tabs between them, as spreadsheets paste them; of what stands below only the mark, which the numbers must not lose. */
export function tableToText({ columns, rows, mark = null }: ApaTable): string {
  const plain = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
  const heads = columns.map(({ head, group }) => plain(group === undefined ? head : `${group} ${head}`));
  return [heads, ...rows.map((row) => row.map(plain)), ...(mark === null ? [] : [[plain(mark)]])]
    .map((row) => `${row.join('\t')}\n`)
    .join('');
}

/** Letters that stand in italics (APA 7, sec. 6.44); Greek ones do not, nor what stands behind a letter. */
const statistics: Readonly<Record<string, readonly [html: string, latex: string]>> = {
  ...Object.fromEntries(
    ['M', 'SD', 'N', 'n', 'p', 'r', 't', 'MSE', 'LL', 'UL'].map((letter) => [letter, [`<i>${letter}</i>`, `\\textit{${letter}}`]]),
  ),
  'R²': ['<i>R</i>²', '$R^2$'],
  dz: ['<i>d</i><sub><i>z</i></sub>', '$d_z$'],
};

const statisticHtml = (text: string): string => statistics[text]?.[0] ?? markStatistics(text);
const statisticLatex = (text: string): string => statistics[text]?.[1] ?? escapeLatex(text);

/** A sentence as HTML, with its statistics in italics. */
export function markStatistics(sentence: string): string {
  return escapeHtml(sentence)
    .replace(/\b(SD|MSE|M|p|t|r)(?=\s?[=&<(]|\s&#60;)/g, '<i>$1</i>')
    .replace(/\bdz(?=\s?[=])/g, '<i>d</i><sub><i>z</i></sub>')
    .replace(/(?<!\p{L})R²/gu, '<i>R</i>²');
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
