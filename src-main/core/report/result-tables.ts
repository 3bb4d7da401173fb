/** The results as tables of a manuscript. */
import type { Comparison } from '../../contract/results/comparison';
import { say, type Message } from '../../contract/message';
import type { MetricSummary, ResultsDocument } from '../../contract/results/results';
import type { Space } from '../../contract/study/space';
import { isCurve } from '../catalogue/steps';
import { mappingError, meanEuclideanDistance, metricOf, metrics, type MetricName } from '../catalogue/metrics';
import { comparedRows } from '../results/compared-rows';
import { apaNumber, apaP } from './apa-number';
import type { ApaColumn, ApaTable } from './apa-table';
import { englishManuscript, grouped, metricName, rowName, type Manuscript } from './manuscript';

/** Of metrics of places in the target space: those a manuscript reports, where they are known. */
const reported = ['r2', mappingError, meanEuclideanDistance, 'kendall', 'triplets'] as const satisfies readonly MetricName[];
export const decimals = 2;

export const isBounded = (name: MetricName): boolean => metrics[metricOf(name)].range[1] <= 1;
export const numberOf = (name: MetricName, value: number, { numbers }: Manuscript): string =>
  apaNumber(value, decimals, isBounded(name), numbers);

/** Null where nothing was placed. */
export function placesTable(results: ResultsDocument, manuscript: Manuscript = englishManuscript): ApaTable | null {
  const { say: tell } = manuscript;
  const words = manuscript.words.report;
  const rows = comparedRows(results).filter((row) => row.metrics[mappingError] !== undefined);
  if (rows.length === 0) return null;
  const names = reported.filter((name) => rows.some((row) => row.metrics[name] !== undefined));
  const columns: ApaColumn[] = [
    { head: words.method, align: 'left' },
    ...names.flatMap((name): ApaColumn[] => {
      const group = letters[name] ?? metricName(name, [], manuscript);
      const heads = [...(metrics[name].forms === 'both' ? [words.pooled] : []), 'M', 'SD'];
      return heads.map((head) => ({ group, head, align: 'right' }));
    }),
  ];
  const cells = rows.map((row) => [rowName(row, manuscript), ...names.flatMap((name) => cellsOf(name, row.metrics[name], manuscript))]);
  const { space, dims, tag } = results.project;
  const folds = Math.max(...rows.map((row) => row.metrics[mappingError]!.folds.length));
  const spread = rows.some(({ seeds = [] }) => seeds.length > 1)
    ? say`M and SD over ${folds} test folds and all seeds; pooled: once over the test predictions of all folds.`
    : say`M and SD over ${folds} test folds; pooled: once over the test predictions of all folds.`;
  const meanings = names.flatMap((name) => meaning[name] ?? []);
  return {
    title: tell(
      dims === 1
        ? say`Predicted Places in the Space ‘${space}’ (One Dimension)`
        : say`Predicted Places in the Space ‘${space}’ (${dims} Dimensions)`,
    ),
    columns,
    rows: cells,
    note: joined([spread, ...meanings], tag, manuscript),
    mark: marked(tag, manuscript),
  };
}

const letters: Partial<Record<MetricName, string>> = { r2: 'R²', [mappingError]: 'MSE', kendall: 'τ' };
const meaning: Partial<Record<MetricName, Message>> = {
  [mappingError]: say`MSE = mean squared error, summed over dimensions.`,
  kendall: say`τ = Kendall’s tau-b between distances of predicted places and dissimilarities.`,
};

function cellsOf(name: (typeof reported)[number], summary: MetricSummary | undefined, manuscript: Manuscript): string[] {
  const hasBoth = metrics[name].forms === 'both';
  if (summary === undefined) return hasBoth ? ['', '', ''] : ['', ''];
  const means = [numberOf(name, summary.mean, manuscript), numberOf(name, summary.sd, manuscript)];
  return hasBoth ? [summary.pooled === null ? '' : numberOf(name, summary.pooled, manuscript), ...means] : means;
}

/** Null where no network names sketches. */
export function accuracyTable(results: ResultsDocument, manuscript: Manuscript = englishManuscript): ApaTable | null {
  const { say: tell } = manuscript;
  const words = manuscript.words.report;
  const { tag } = results.project;
  const corpora = new Map(results.project.corpora.map(({ id, name }) => [`accuracy:${id}`, name]));
  const rows = results.steps
    .filter(({ step }) => !isCurve(step))
    .filter((row) => [...corpora.keys()].some((name) => row.metrics[name] !== undefined));
  if (rows.length === 0) return null;
  const columns: ApaColumn[] = [
    { head: words.method, align: 'left' },
    { head: words.dimensions, align: 'right' },
    ...[...corpora.values()].flatMap((group) => ['M', 'SD'].map((head): ApaColumn => ({ group, head, align: 'right' }))),
  ];
  const cells = rows.map((row) => [
    rowName(row, manuscript),
    String(row.dims),
    ...[...corpora.keys()].flatMap((name) => {
      const summary = row.metrics[name];
      return summary === undefined
        ? ['', '']
        : [summary.mean, summary.sd].map((value) => apaNumber(value, decimals, true, manuscript.numbers));
    }),
  ]);
  return {
    title: tell(say`Accuracy of Naming Held-Out Sketches`),
    columns,
    rows: cells,
    note: joined([say`M and SD over test folds.`], tag, manuscript),
    mark: marked(tag, manuscript),
  };
}

/** Two methods on the same stimuli, a row for each metric. */
export function comparisonTable(comparison: Comparison, manuscript: Manuscript = englishManuscript): ApaTable {
  const { a, b, metrics: compared, draws, tag } = comparison;
  const { say: tell, numbers } = manuscript;
  const words = manuscript.words.report;
  const rows = compared.map(({ metric, a: first, b: second, difference, overStimuli, overFolds }) => {
    const cell = (value: number | null | undefined): string =>
      value === null || value === undefined ? '' : numberOf(metric, value, manuscript);
    const p = (value: number | null | undefined): string =>
      value === null || value === undefined ? '' : apaP(value, numbers).replace('= ', '');
    return [
      sentenceCase(metricName(metric, [], manuscript)),
      cell(first),
      cell(second),
      cell(difference),
      cell(overStimuli?.interval[0]),
      cell(overStimuli?.interval[1]),
      p(overStimuli?.p),
      overStimuli === null || overStimuli.effectSize === null ? '' : apaNumber(overStimuli.effectSize, decimals, false, numbers),
      p(overFolds?.p),
    ];
  });
  const right = (head: string, group?: string): ApaColumn => ({ head, align: 'right', ...(group === undefined ? {} : { group }) });
  const [interval, paired, overFolds] = [words.interval, words.overDrawings, words.overFolds];
  return {
    title: tell(say`Comparison of ${rowName(a, manuscript)} (A) and ${rowName(b, manuscript)} (B)`),
    columns: [
      { head: words.metric, align: 'left' },
      right('A'),
      right('B'),
      right(words.difference),
      right('LL', interval),
      right('UL', interval),
      right('p', paired),
      right('dz', paired),
      right('p', overFolds),
    ],
    rows,
    note: joined(
      [
        say`Difference = A − B. CI = percentile interval of the bootstrap and p of a permutation test, both paired over drawings (${grouped(draws, manuscript)} resamples); dz = mean difference by its SD; p over folds = corrected resampled t test.`,
      ],
      tag,
      manuscript,
    ),
    mark: marked(tag, manuscript),
  };
}

/** How well a space fits by its number of dimensions. `how`: how it was computed, if that is known. */
export function spaceTable(
  { name, dimensions, source }: Pick<Space, 'name' | 'dimensions' | 'source'>,
  how: string | null,
  manuscript: Manuscript,
): ApaTable {
  const { say: tell, numbers } = manuscript;
  const words = manuscript.words.report;
  const cell = (value: number | null | undefined): string =>
    value === null || value === undefined ? '' : apaNumber(value, 3, true, numbers);
  const ofTriplets = dimensions.some(({ triplets }) => triplets !== undefined);
  return {
    title: tell(say`Fit of the Space ‘${name}’ by Number of Dimensions`),
    columns: [
      { head: words.dimensions, align: 'right' },
      { head: 'Stress-1', align: 'right' },
      { head: 'τ', align: 'right' },
      ...(ofTriplets ? [{ head: words.heldOut, align: 'right' as const }] : []),
    ],
    rows: dimensions.map(({ dims, stress1, kendallTau, triplets }) => [
      String(dims),
      cell(stress1),
      cell(kendallTau),
      ...(ofTriplets ? [cell(triplets?.heldOut)] : []),
    ]),
    note: joined(
      [say`τ = Kendall’s tau-b between distances and dissimilarities.`, how === null ? say`Source: ${source}.` : say`Computed by ${how}.`],
      null,
      manuscript,
    ),
  };
}

const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The mark of a project, a trial or stale results, each part in the reader's words. */
export function marked(tag: string | null, { say: tell }: Manuscript): string | null {
  return tag === null ? null : tag.split(' · ').map(tell).join(' · ');
}

function joined(sentences: readonly Message[], tag: string | null, manuscript: Manuscript): string {
  const mark = marked(tag, manuscript);
  return [...sentences.map((each) => manuscript.say(each)), ...(mark === null ? [] : [`${mark}.`])].join(' ');
}
