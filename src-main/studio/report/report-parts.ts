/** What stands in each part of a report, in the words of a manuscript. */
import { say } from '../../contract/message';
import type { ReportPart } from '../../contract/results/report';
import { apaNumber } from '../../core/report/apa-number';
import { countWord, grouped, type Manuscript } from '../../core/report/manuscript';
import { references } from '../../core/report/references';
import { comparisonSentences, resultSentences, spaceSentences } from '../../core/report/result-sentences';
import { accuracyTable, comparisonTable, marked, placesTable, spaceTable } from '../../core/report/result-tables';
import { trainingNotes } from '../figures/training-notes';
import type { ReportData } from './gather-report';
import { methodsParagraphs } from './methods-words';
import { paragraph, type Block } from './report-blocks';

/** Figures by the names of their files, or by the beginnings of these. */
export type FindBlocks = (...names: string[]) => Block[];

/** What there is nothing of has no blocks. */
export function writeParts(data: ReportData, figures: FindBlocks, program: string, manuscript: Manuscript): Record<ReportPart, Block[]> {
  return {
    summary: summary(data, manuscript),
    method: methodsParagraphs(data, manuscript).map(({ heading, text }) => ({ kind: 'paragraph', heading, text })),
    spaces: [...spaces(data, manuscript), ...figures('stress', 'triplets')],
    results: [
      ...results(data, manuscript),
      ...figures('map', 'ladder-r2-pooled', 'ladder-kendall-pooled', 'ladder-accuracy', 'dimensions-r2'),
    ],
    comparison: comparison(data, figures, manuscript),
    curves: figures('epochs'),
    limits: limits(data, manuscript).map(paragraph),
    versions: versions(data, program, manuscript),
    references: bibliography(data, manuscript),
  };
}

function summary({ stimuli, ratings, pairs, triplets, corpora, results: { project }, runs }: ReportData, manuscript: Manuscript): Block[] {
  const { facts } = manuscript.words.report;
  const { say: tell, numbers } = manuscript;
  const count = (value: number): string => grouped(value, manuscript);
  const rows: (readonly [string, string])[] = [
    [facts.stimuli, count(stimuli.length)],
    [facts.ratings, ratings.count === 0 ? '' : tell(say`${count(ratings.count)} by ${count(ratings.raters)} participants`)],
    [facts.pairs, pairs.judged === 0 ? '' : tell(say`${count(pairs.judged)} of ${count(pairs.possible)}`)],
    [facts.triplets, triplets === 0 ? '' : count(triplets)],
    [facts.agreement, ratings.agreement === null ? '' : apaNumber(ratings.agreement, 2, true, numbers)],
    [
      facts.target,
      project.space === ''
        ? ''
        : tell(
            project.dims === 1
              ? say`${project.space}, one dimension`
              : say`${project.space}, ${countWord(project.dims, manuscript)} dimensions`,
          ),
    ],
    [facts.corpora, corpora.map(({ name, images }) => `${name} (${count(images)})`).join(', ')],
    [facts.runs, count(runs.length)],
  ];
  return [{ kind: 'facts', rows: rows.filter(([, value]) => value !== '') }];
}

function spaces({ spaces: all, results: { project } }: ReportData, manuscript: Manuscript): Block[] {
  return all.flatMap((space): Block[] => {
    const target = space.name === project.space ? project.dims : null;
    const how = space.howComputed === null ? null : manuscript.say(space.howComputed);
    const table: Block = { kind: 'table', table: spaceTable(space, how, manuscript) };
    const sentences = spaceSentences(space, target, manuscript);
    const shown = target === null ? [] : sentences.slice(0, 1); // the table has the rest
    const reason = target === null ? null : whyDimensions(space, target, manuscript);
    return [table, ...[...shown, ...(reason === null ? [] : [reason])].map(paragraph)];
  });
}

/** Why this many dimensions: what one fewer and one more would do to the stress. Null where that is not known. */
function whyDimensions({ dimensions }: ReportData['spaces'][number], target: number, manuscript: Manuscript): string | null {
  const stressAt = (dims: number): number | null => dimensions.find((each) => each.dims === dims)?.stress1 ?? null;
  const [before, here, after] = [stressAt(target - 1), stressAt(target), stressAt(target + 1)];
  if (before === null || here === null || after === null) return null;
  const drop = (value: number): string => apaNumber(value, 3, true, manuscript.numbers);
  return manuscript.say(
    say`The last dimension lowered Stress-1 by ${drop(before - here)}; a further one would lower it by ${drop(here - after)}.`,
  );
}

function results({ results: document }: ReportData, manuscript: Manuscript): Block[] {
  const tables = [placesTable(document, manuscript), accuracyTable(document, manuscript)].filter((table) => table !== null);
  return [...tables.map((table): Block => ({ kind: 'table', table })), ...resultSentences(document, manuscript).map(paragraph)];
}

function comparison({ comparison: compared }: ReportData, figures: FindBlocks, manuscript: Manuscript): Block[] {
  if (compared === null) return [];
  return [
    { kind: 'table', table: comparisonTable(compared, manuscript) },
    ...comparisonSentences(compared, manuscript).map(paragraph),
    ...figures('errors'),
  ];
}

function limits({ project, results: document }: ReportData, manuscript: Manuscript): string[] {
  const { say: tell } = manuscript;
  const { stale } = document;
  return [
    ...(project.tag === null ? [] : [`${marked(project.tag, manuscript) ?? ''}.`]),
    ...trainingNotes(document.steps, manuscript).map((sentence) => `${sentence}.`),
    ...(stale.rows > 0 ? [tell(say`${stale.rows} rows of the results were computed before the data were changed.`)] : []),
    ...(document.steps.some(({ complete }) => !complete) ? [tell(say`Some rows stand on fewer than five folds.`)] : []),
    ...(document.steps.length === 0
      ? []
      : [tell(say`Test folds share their training data; intervals over stimuli treat one training of each network as fixed.`)]),
  ];
}

function versions({ project, runs }: ReportData, program: string, manuscript: Manuscript): Block[] {
  const { say: tell, words } = manuscript;
  const engines = [...new Set(runs.flatMap(({ engine }) => (engine === null ? [] : [engine])))];
  const lines = [
    program,
    ...engines.map((engine) => tell(say`Trainings: ${engine}`)),
    tell(say`Seed of the project: ${String(project.seed)}`),
  ];
  const sources = project.attribution.map(({ what, who, licence }) => [what, who, licence].filter((text) => text !== '').join(', '));
  return [
    { kind: 'list', items: lines, summary: null },
    ...(sources.length === 0 ? [] : [{ kind: 'list' as const, items: sources, summary: words.report.sources(sources.length) }]),
  ];
}

function bibliography({ spaces: all, runs, comparison: compared }: ReportData, { words }: Manuscript): Block[] {
  const used = [
    ...(all.length > 0 ? [references.kruskal] : []),
    ...(compared === null ? [] : [references.nadeau]),
    ...(runs.some(({ configuration }) => configuration.kind === 'regression' && configuration.features.source === 'photograph')
      ? [references.szegedy]
      : []),
    ...(runs.some(({ configuration }) => configuration.kind === 'training') ? [references.sketchANet] : []),
  ];
  if (used.length === 0) return [];
  const text = used.map(({ bibtex }) => bibtex).join('\n\n');
  return [...used.map((each): Block => ({ kind: 'reference', text: each.text })), { kind: 'code', summary: words.report.bibtex, text }];
}
