/** One page that says all of a study: self-contained HTML, to be read, printed and copied from. */
import { paperSize } from '../../core/figures/figure-kind';
import { findFigures, type KnownFigure } from '../../core/figures/figures';
import { drawingOf, drawingToSvg, imageAddresses } from '../../core/figures/scene/figure-drawing';
import { paperStyle } from '../../core/figures/scene/figure-style';
import { apaNumber } from '../../core/report/apa-number';
import { escapeHtml, tableToHtml, type ApaTable } from '../../core/report/apa-table';
import { references } from '../../core/report/references';
import { accuracyTable, comparisonSentences, placesTable, resultSentences } from '../../core/report/result-tables';
import type { ResultChoice } from '../../contract/results/results';
import { readStimuli } from '../../store/files/tables';
import { drawingUrls } from '../figures/drawing-urls';
import { gatherSources } from '../figures/gather-sources';
import { noDrawings } from '../figures/write-figures';
import { trainingNotes } from '../figures/training-notes';
import type { ImageReader } from '../image-reader';
import { gatherReport, type ReportData } from './gather-report';
import { grouped, methodsParagraphs } from './methods-words';
import style from './report.css?raw';

/** In this order; what there is nothing of has no part. */
export async function buildReport(
  folder: string,
  images: ImageReader,
  program: string,
  choice: ResultChoice = {},
  withDrawings = true,
): Promise<string> {
  const data = await gatherReport(folder, choice);
  const figures = await drawFigures(folder, images, choice, withDrawings);
  const parts = [
    part('Summary', summary(data)),
    part('Method (draft)', method(data)),
    part('Similarity spaces', spaces(data) + figures('stress', 'triplets')),
    part(
      'Results',
      results(data, data.spaces.length) + figures('map', 'ladder-r2-pooled', 'ladder-kendall-pooled', 'ladder-accuracy', 'dimensions-r2'),
    ),
    part('Comparison of the two leading methods', paragraphs(data.comparison === null ? [] : comparisonSentences(data.comparison)) + figures('errors')), // prettier-ignore
    part('Learning curves', figures('epochs')),
    part('Limits', paragraphs(limits(data))),
    part('Versions and seeds', versions(data, program)),
    part('References', bibliography(data)),
  ];
  const { project } = data;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(project.name)}: report</title><style>${style}</style></head>
<body><main>
<h1>${escapeHtml(project.name)}</h1>
${project.tag === null ? '' : `<p class="tag">${escapeHtml(project.tag)}</p>`}
${parts.join('\n')}
</main></body></html>
`;
}

function part(heading: string, content: string): string {
  return content === '' ? '' : `<section><h2>${heading}</h2>\n${content}\n</section>`;
}

const paragraphs = (sentences: readonly string[]): string => sentences.map((sentence) => `<p>${statistics(sentence)}</p>`).join('\n');

/** Letters of statistics stand in italics. */
function statistics(sentence: string): string {
  return escapeHtml(sentence).replace(/\b(SD|p|t|M|dz|R)(?=\s?[=&<(²]|²)/g, '<i>$1</i>');
}

function summary(data: ReportData): string {
  const { stimuli, ratings, pairs, corpora, results } = data;
  const rows: (readonly [string, string])[] = [
    ['Stimuli', String(stimuli.length)],
    ['Ratings', ratings.count === 0 ? '' : `${grouped(ratings.count)} by ${ratings.raters} participants`],
    ['Pairs judged', pairs.judged === 0 ? '' : `${pairs.judged} of ${pairs.possible}`],
    ['Agreement of participants', ratings.agreement === null ? '' : apaNumber(ratings.agreement, 2, true)],
    ['Target space', results.project.space === '' ? '' : `${results.project.space}, ${results.project.dims} dimensions`],
    ['Sketch collections', corpora.map(({ name, images }) => `${name} (${images})`).join(', ')],
    ['Finished runs', String(data.runs.length)],
  ];
  const lines = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<tr><th scope="row">${name}</th><td>${escapeHtml(value)}</td></tr>`);
  return `<table class="facts">${lines.join('')}</table>`;
}

function method(data: ReportData): string {
  return methodsParagraphs(data)
    .map(({ heading, sentences }) => `<p><b>${heading}.</b> ${sentences.map(statistics).join(' ')}</p>`)
    .join('\n');
}

function spaces({ spaces: all }: ReportData): string {
  const decimals = 3;
  const tables = all.map((space): ApaTable => {
    const cell = (value: number | null): string => (value === null ? '' : apaNumber(value, decimals, true));
    return {
      title: `Fit of the Space ‘${space.name}’ by Number of Dimensions`,
      columns: [
        { head: 'Dimensions', isStatistic: false, align: 'right' },
        { head: 'Stress-1', isStatistic: false, align: 'right' },
        { head: 'τ', isStatistic: true, align: 'right' },
      ],
      rows: space.dimensions.map(({ dims, stress1, kendallTau }) => [String(dims), cell(stress1), cell(kendallTau)]),
      note: `${sentenceCase(space.howComputed ?? space.source)}.`,
    };
  });
  return tables.map((table, i) => tableToHtml(table, i + 1)).join('\n');
}

const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function results({ results: document }: ReportData, tablesBefore: number): string {
  const tables = [placesTable(document), accuracyTable(document)].filter((table) => table !== null);
  return [...tables.map((table, i) => tableToHtml(table, tablesBefore + i + 1)), paragraphs(resultSentences(document))]
    .filter((text) => text !== '')
    .join('\n');
}

function limits({ project, results: document }: ReportData): string[] {
  const { stale } = document;
  return [
    ...(project.tag === null ? [] : [`${project.tag}.`]),
    ...trainingNotes(document.steps).map((sentence) => `${sentence}.`),
    ...(stale.rows > 0 ? [`${stale.rows} rows of the results were computed before the data were changed.`] : []),
    ...(document.steps.some(({ complete }) => !complete) ? ['Some rows stand on fewer than five folds.'] : []),
    ...(document.steps.length === 0 ? [] : ['Test folds share their training data; intervals over stimuli treat one training of each network as fixed.']), // prettier-ignore
  ];
}

function versions({ project, runs }: ReportData, program: string): string {
  const engines = [...new Set(runs.flatMap(({ engine }) => (engine === null ? [] : [engine])))];
  const lines = [program, ...engines.map((engine) => `Trainings: ${engine}`), `Seed of the project: ${project.seed}`];
  const sources = project.attribution.map(({ what, who, licence }) => [what, who, licence].filter((text) => text !== '').join(', '));
  const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  return (
    list(lines) +
    (sources.length === 0 ? '' : `<details><summary>Sources and licences (${sources.length})</summary>${list(sources)}</details>`)
  );
}

function bibliography({ spaces: all, runs, comparison }: ReportData): string {
  const used = [
    ...(all.length > 0 ? [references.kruskal] : []),
    ...(comparison === null ? [] : [references.nadeau]),
    ...(runs.some(({ configuration }) => configuration.kind === 'regression' && configuration.features.source === 'photograph') ? [references.szegedy] : []), // prettier-ignore
    ...(runs.some(({ configuration }) => configuration.kind === 'training') ? [references.sketchANet] : []),
  ];
  if (used.length === 0) return '';
  const bibtex = used.map((each) => each.bibtex).join('\n\n');
  return `${used.map(({ text }) => `<p class="reference">${escapeHtml(text)}</p>`).join('\n')}\n<details><summary>BibTeX</summary><pre>${escapeHtml(bibtex)}</pre></details>`;
}

/** By the names of their files or the beginnings of these, each with its caption; '' where there are none. */
async function drawFigures(
  folder: string,
  images: ImageReader,
  choice: ResultChoice,
  withDrawings: boolean,
): Promise<(...names: string[]) => string> {
  const { urls } = withDrawings ? await drawingUrls(folder, await readStimuli(folder), images) : noDrawings;
  const figures = findFigures(await gatherSources(folder, choice, new Set(Object.keys(urls))), paperStyle);
  let number = 0;
  const draw = ({ kind, data, caption }: KnownFigure): string => {
    const scene = kind.scene(data, paperSize(kind, data, paperStyle), paperStyle);
    const used = new Set(imageAddresses(scene));
    const own = Object.fromEntries(Object.entries(urls).filter(([address]) => used.has(address)));
    number += 1;
    return `<figure>${drawingToSvg(drawingOf(scene, own))}<figcaption><b>Figure ${number}</b><br>${escapeHtml(caption)}</figcaption></figure>`;
  };
  return (name) =>
    figures
      .filter((figure) => figure.name === name || figure.name.startsWith(`${name}-`))
      .map(draw)
      .join('\n');
}
