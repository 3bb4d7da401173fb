/** Lays a report out as one page of HTML that needs no other file. */
import { escapeHtml, markStatistics, tableToHtml } from '../../core/report/apa-table';
import { savedReportName, type ReportPart, type SavedReport } from '../../contract/results/report';
import type { Manuscript } from '../../core/report/manuscript';
import type { KnownFigure } from '../../core/figures/figures';
import type { Block } from './report-blocks';
import style from './report.css?raw';

export interface ReportPage {
  readonly language: string;
  readonly project: string;
  readonly tag: string | null;
  readonly parts: readonly { readonly part: ReportPart; readonly blocks: readonly Block[] }[];
  readonly saved: SavedReport;
}

export function reportToHtml(
  { language, project, tag, parts, saved }: ReportPage,
  draw: (figure: KnownFigure) => string,
  manuscript: Manuscript,
): string {
  const words = manuscript.words.report;
  const counts = { table: 0, figure: 0 };
  const sections = parts.map(({ part, blocks }) => {
    const content = blocks.map((block) => blockToHtml(block, counts, draw, manuscript)).join('\n');
    return `<section id="${part}"><h2>${escapeHtml(words.parts[part])}</h2>\n${content}\n</section>`;
  });
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="${savedReportName}" content="${escapeHtml(JSON.stringify(saved))}">
<title>${escapeHtml(words.title(project))}</title><style>${style}</style></head>
<body><main>
<h1>${escapeHtml(project)}</h1>
${tag === null ? '' : `<p class="tag">${escapeHtml(tag)}</p>`}
${sections.join('\n')}
</main></body></html>
`;
}

function blockToHtml(
  block: Block,
  counts: { table: number; figure: number },
  draw: (figure: KnownFigure) => string,
  { words }: Manuscript,
): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${block.heading === null ? '' : `<b>${escapeHtml(block.heading)}.</b> `}${markStatistics(block.text)}</p>`;
    case 'facts':
      return `<table class="facts">${block.rows.map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join('')}</table>`;
    case 'table':
      counts.table += 1;
      return `<div class="wide">${tableToHtml(block.table, counts.table, words.report)}</div>`;
    case 'figure':
      counts.figure += 1;
      return `<figure>${draw(block.figure)}<figcaption><b>${escapeHtml(words.report.figure)} ${counts.figure}</b><br>${escapeHtml(block.caption)}</figcaption></figure>`;
    case 'list': {
      const list = `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
      return block.summary === null ? list : `<details><summary>${escapeHtml(block.summary)}</summary>${list}</details>`;
    }
    case 'reference':
      return `<p class="reference">${escapeHtml(block.text)}</p>`;
    case 'code':
      return `<details><summary>${escapeHtml(block.summary)}</summary><pre>${escapeHtml(block.text)}</pre></details>`;
    case 'warning':
      return `<p class="tag">${escapeHtml(block.text)}</p>`;
    case 'note': {
      const label = block.label === null ? words.report.remark : `${words.report.remark}, ${block.label}`;
      const warning = block.warning === null ? '' : `<p class="tag">${escapeHtml(block.warning)}</p>`;
      return `<aside><p><b>${escapeHtml(label)}.</b> ${linesToHtml(block.text)}</p>${warning}</aside>`;
    }
    default:
      return block satisfies never;
  }
}

const linesToHtml = (text: string): string => text.split(/\r?\n/).map(escapeHtml).join('<br>');
