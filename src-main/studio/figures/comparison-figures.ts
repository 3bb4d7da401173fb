/** The figures that set methods beside each other: ladders, layers of networks, and the two leading methods in detail. */
import { describeVariant } from '../../core/catalogue/variants';
import type { Analysis } from '../../contract/analysis';
import { biasViews, type BiasView, type Comparison } from '../../contract/comparison';
import type { ResultRow, ResultsDocument } from '../../contract/results';
import { hasTwoForms, metricForms, metricNamesOf } from '../../core/catalogue/metrics';
import { metricWords } from '../../core/catalogue/name-metric';
import { biasChartFrom, biasChartHeight, biasScene } from '../../core/figures/rows/bias-scene';
import { comparedRows } from '../../core/results/compared-rows';
import { errorsScene } from '../../core/figures/rows/errors-scene';
import { paperStyle } from '../../core/figures/scene/figure-style';
import { ladderFrom, ladderHeight, ladderScene } from '../../core/figures/rows/ladder-scene';
import { layerChartFrom, layerChartHeight, layerScene } from '../../core/figures/rows/layer-scene';
import { publishedSource } from '../../core/results/published-values';
import { fileName, stepTitle, type ProjectFigure } from './project-figure';

/** 170 mm, the width of a page's text. */
const width = 643;
const heightOf = (rows: number): number => Math.round(rows * paperStyle.fontSize);

const formNames = { pooled: 'pooled', folds: 'mean over folds' } as const;

/** One for every metric that a row in the target space has. */
export function ladderFigures(results: ResultsDocument, analysis: Analysis | null): ProjectFigure[] {
  const metrics = metricNamesOf(comparedRows(results).flatMap(({ metrics }) => Object.keys(metrics)));
  const wanted = metrics.flatMap((metric) => (hasTwoForms(metric) ? metricForms : (['folds'] as const)).map((form) => ({ metric, form })));
  return wanted.map(({ metric, form }) => {
    const plain = metricWords(metric, results.project.corpora).name;
    const name = hasTwoForms(metric) ? `${plain} (${formNames[form]})` : plain;
    const ladder = ladderFrom(results, analysis, { metric, form, name }, paperStyle);
    const what =
      form === 'pooled' ? 'computed once over the test predictions of all folds together' : 'mean and standard deviation over five folds';
    const published = ladder.rungs.some((rung) => rung.published !== null) ? ` Diamonds are published values (${publishedSource}).` : '';
    return {
      name: `ladder-${fileName(metric)}${form === 'pooled' ? '-pooled' : ''}`,
      caption: `${name} on held-out drawings, from answers that know nothing of the drawing to the noise ceiling: ${what}, small dots are single folds. A name in bold beats every other method in a paired test at 5 %. Values beyond the axis stand as triangles at its edge.${published}`,
      scene: ladderScene(ladder, { width, height: heightOf(ladderHeight(ladder)) }, paperStyle),
    };
  });
}

/** Of every kind of network that has been analysed. */
export function layerFigures({ project }: ResultsDocument, analysis: Analysis | null): ProjectFigure[] {
  return (['encoder', 'photograph', 'pixels'] as const).flatMap((kind) => {
    if (!analysis?.networks.some((network) => network.kind === kind)) return [];
    const chart = layerChartFrom(analysis, { kind, measure: 'Euclidean', statistic: 'kendall' }, project.tag, paperStyle);
    return [
      {
        name: `layers-${kind}`,
        caption: `Representational similarity analysis: Kendall's tau-b between Euclidean distances of activations and the dissimilarities people gave, layer by layer, over ${analysis.pairs} pairs. Dots are single folds.`,
        scene: layerScene(chart, { width, height: heightOf(layerChartHeight(chart)) }, paperStyle),
      },
    ];
  });
}

const biasCaptions: Record<BiasView, string> = {
  slope: 'Predicted distance from the centre, and predicted coordinate of each axis, for one unit of the true one (least squares). 1 means that nothing is lost, 0 that everything is put at the centre.',
  shift: 'Mean of predicted minus true coordinate along each axis of the space.',
  error: 'Mean distance between predicted and true place by category.',
}; // prettier-ignore

/** The errors of each drawing under two methods, and how each of the two misses. */
export function pairFigures(comparison: Comparison): ProjectFigure[] {
  const { stimuli, tag, a, b } = comparison;
  if (stimuli.length < 2) return [];
  const names = { a: nameOf(a), b: nameOf(b) };
  const who = `A: ${names.a} (${stepTitle(a.step)}); B: ${names.b} (${stepTitle(b.step)}). Test predictions only, each by the fold that had never seen the drawing.`;
  return [
    {
      name: 'errors',
      caption: `Distance between predicted and true place of ${stimuli.length} drawings under two methods; below the diagonal A is nearer. ${who}`,
      scene: errorsScene({ ...names, stimuli, tag }, { width, height: 520 }, paperStyle),
    },
    ...biasViews.map((view) => {
      const chart = biasChartFrom(comparison, names, view, paperStyle);
      const scene = biasScene(chart, { width, height: heightOf(biasChartHeight(chart)) }, paperStyle);
      return { name: `bias-${view}`, caption: `${biasCaptions[view]} ${who}`, scene };
    }),
  ];
}

function nameOf({ method, variant }: Pick<ResultRow, 'method' | 'variant'>): string {
  const name = paperStyle.words.methods[method];
  return variant === undefined ? name : `${name}, ${describeVariant(variant, paperStyle.words.variants)}`;
}
