/** A comparison of two rows of the results as plain text. */
import type { Bias, ComparedMetric, Comparison } from '../../../contract/results/comparison';
import { isLowerBetter } from '../../../core/catalogue/metrics';
import { metricWords } from '../../../core/catalogue/name-metric';
import { decimals } from './results-table';
import { align } from './text-table';

export function comparisonTable(comparison: Comparison): string {
  const { a, b, tag, draws, metrics, bias, stimuli } = comparison;
  const lines = metrics.map((each) => [
    `  ${metricWords(each.metric, []).name}${each.overStimuli === null ? '' : ', pooled'} (${isLowerBetter(each.metric) ? 'lower' : 'higher'} is better)`,
    decimals(each.a),
    decimals(each.b),
    decimals(each.difference),
    ...testCells(each),
  ]);
  const notes = [
    ...(stimuli.length < 2
      ? []
      : [
          `paired over ${stimuli.length} stimuli, each predicted by the fold that had not seen it`,
          `interval: 95 % bootstrap; p: permutation, ${draws} draws; d: mean difference / SD of the differences`,
        ]),
    foldNote(metrics),
    ...trainingNote(comparison),
    ...[a, b].filter(({ complete }) => !complete).map(({ name }) => `‘${name}’: not all five folds are done`),
  ];
  return [
    `A  step ${a.step} ${a.name}, ${a.dims}-D, ${a.preset}`,
    `B  step ${b.step} ${b.name}, ${b.dims}-D, ${b.preset}${tag === null ? '' : ` (${tag})`}`,
    ...align([['', 'A', 'B', 'A - B', '95 % interval', 'p', 'd', 'folds p'], ...lines]),
    ...[bias.a, bias.b].flatMap((each, i) => (each === null ? [] : [biasLine(i === 0 ? 'A' : 'B', each)])),
    ...notes.map((note) => `  ${note}`),
  ].join('\n');
}

function foldNote(metrics: readonly ComparedMetric[]): string {
  const seeds = metrics.find(({ overFolds }) => overFolds?.seeds !== undefined)?.overFolds?.seeds;
  const over = seeds === undefined ? '' : ` over folds x ${seeds} seeds (Bouckaert & Frank 2004)`;
  return `folds p: corrected resampled t test (Nadeau & Bengio 2003)${over}, as five folds share their training data`;
}

/** What the tests take for granted. */
function trainingNote({ seeds = { a: 1, b: 1 }, a, b }: Comparison): string[] {
  if (seeds.a === 0 && seeds.b === 0) return [];
  if (seeds.a < 2 && seeds.b < 2)
    return [
      'one seed: that one training counts as fixed, what another seed would change is in neither interval nor p (‘run --seeds 3’ puts it there)',
    ];
  const one = [seeds.a === 1 ? a : null, seeds.b === 1 ? b : null].find((row) => row !== null);
  return one
    ? [`‘${one.name}’ has one seed, which counts as fixed; tests over folds use that seed alone`]
    : ['errors of a stimulus are means over seeds'];
}

function testCells({ overStimuli, overFolds }: ComparedMetric): string[] {
  const folds = overFolds === null ? '–' : decimals(overFolds.p);
  if (overStimuli === null) return ['–', '–', '–', folds];
  const { interval, p, effectSize } = overStimuli;
  return [`${decimals(interval[0])} to ${decimals(interval[1])}`, p.toFixed(4), effectSize === null ? '–' : decimals(effectSize), folds];
}

function biasLine(side: string, { shrinkage, axes }: Bias): string {
  const shifts = axes.map(({ shift }, k) => `axis ${k + 1} ${decimals(shift)}`).join(', ');
  const kept = shrinkage === null ? 'cannot be told' : decimals(shrinkage);
  return `${side}: share of the true distance from the centre that predictions keep ${kept}; mean shift ${shifts}`;
}
