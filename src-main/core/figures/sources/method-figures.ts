/** Figures that set methods beside each other: ladders, dimension curves, layers of networks, and two methods in detail. */
import { phrase } from '../../../contract/message';
import { describeVariant } from '../../catalogue/variants';
import { curveMetrics, hasTwoForms, metricForms, metricNamesOf } from '../../catalogue/metrics';
import { biasViews, type BiasView, type Comparison } from '../../../contract/results/comparison';
import type { ResultRow } from '../../../contract/results/results';
import { comparedRows } from '../../results/compared-rows';
import { publishedSource } from '../../results/published-values';
import type { FoundFigure } from '../figure-kind';
import { dimensionCurveFrom, hasDimensionCurve, type DimensionCurve } from '../curves/dimension-curve-scene';
import { biasChartFrom, type BiasChart } from '../rows/bias-scene';
import type { PairedErrors } from '../rows/errors-scene';
import { ladderFrom, type Ladder } from '../rows/ladder-scene';
import { layerChartFrom, type LayerChart } from '../rows/layer-scene';
import type { FigureStyle } from '../scene/figure-style';
import { fileName, stepTitle } from './figure-name';
import type { FigureSources } from './figure-sources';
import { resultsView, rowKey } from './figure-view';

/** One for every metric that a row in the target space has. */
export function findLadders({ results, analysis, metricName }: FigureSources, style: FigureStyle): FoundFigure<Ladder>[] {
  const metrics = metricNamesOf(comparedRows(results).flatMap((row) => Object.keys(row.metrics)));
  const wanted = metrics.flatMap((metric) => (hasTwoForms(metric) ? metricForms : (['folds'] as const)).map((form) => ({ metric, form })));
  return wanted.map(({ metric, form }) => {
    const name = metricName(metric, hasTwoForms(metric) ? form : null);
    const data = ladderFrom(results, analysis, { metric, form, name }, style);
    const what =
      form === 'pooled'
        ? phrase`computed once over the test predictions of all folds together`
        : phrase`mean and standard deviation over five folds`;
    const published = data.rungs.some((rung) => rung.published !== null)
      ? ` ${phrase`Diamonds are published values (${publishedSource}).`}`
      : '';
    return {
      name: `ladder-${fileName(metric)}${form === 'pooled' ? '-pooled' : ''}`,
      caption: `${phrase`${name} on held-out drawings, from answers that know nothing of the drawing to the noise ceiling: ${what}, small dots are single folds. A name in bold beats every other method in a paired test at 5 %. Values beyond the axis stand as triangles at its edge.`}${published}`,
      data,
      view: resultsView(results, { view: 'methods', metric: form === 'pooled' ? `${metric}:pooled` : metric }),
    };
  });
}

export function findDimensionCurves({ results, metricName }: FigureSources): FoundFigure<DimensionCurve>[] {
  if (!hasDimensionCurve(results)) return [];
  return curveMetrics.map((metric) => {
    const name = metricName(metric, hasTwoForms(metric) ? 'folds' : null);
    return {
      name: `dimensions-${metric}`,
      caption: phrase`${name} on held-out drawings by the number of dimensions of the target space: mean over five folds (bold), single folds (thin) and one standard deviation on either side (pale). Values beyond the axis stand as triangles at its edge.`,
      data: dimensionCurveFrom(results, metric, name),
      view: resultsView(results, { view: 'methods' }),
    };
  });
}

/** Of every kind of network that has been analysed. */
export function findLayerCharts({ results, analysis }: FigureSources, style: FigureStyle): FoundFigure<LayerChart>[] {
  return (['encoder', 'photograph', 'pixels'] as const).flatMap((kind) => {
    if (!analysis?.networks.some((network) => network.kind === kind)) return [];
    const view = { kind, measure: 'Euclidean', statistic: 'kendall' } as const;
    return [
      {
        name: `layers-${kind}`,
        caption: phrase`Representational similarity analysis: Kendall's tau-b between Euclidean distances of activations and the dissimilarities people gave, layer by layer, over ${analysis.pairs} pairs. Dots are single folds.`,
        data: layerChartFrom(analysis, view, results.project.tag, style),
        view: resultsView(results, { view: 'layers', layers: view }),
      },
    ];
  });
}

export function findErrors({ comparison, results }: FigureSources, style: FigureStyle): FoundFigure<PairedErrors>[] {
  if (!isComparable(comparison)) return [];
  const { stimuli, tag } = comparison;
  const caption = `${phrase`Distance between predicted and true place of ${stimuli.length} drawings under two methods; below the diagonal A is nearer.`} ${describePair(comparison, style)}`;
  const data = { ...namesOf(comparison, style), stimuli, tag };
  return [{ name: 'errors', caption, data, view: resultsView(results, { view: 'compare', pair: pairOf(comparison) }) }];
}

const biasCaptions: Record<BiasView, string> = {
  slope: phrase`Predicted distance from the centre, and predicted coordinate of each axis, for one unit of the true one (least squares). 1 means that nothing is lost, 0 that everything is put at the centre.`,
  shift: phrase`Mean of predicted minus true coordinate along each axis of the space.`,
  error: phrase`Mean distance between predicted and true place by category.`,
};

/** How each of the two methods misses. */
export function findBiases({ comparison, results }: FigureSources, style: FigureStyle): FoundFigure<BiasChart>[] {
  if (!isComparable(comparison)) return [];
  return biasViews.map((view) => ({
    name: `bias-${view}`,
    caption: `${biasCaptions[view]} ${describePair(comparison, style)}`,
    data: biasChartFrom(comparison, namesOf(comparison, style), view, style),
    view: resultsView(results, { view: 'compare', pair: pairOf(comparison), bias: view }),
  }));
}

/** With drawings that both have tested. */
const isComparable = (comparison: Comparison | null): comparison is Comparison => comparison !== null && comparison.stimuli.length > 1;

const pairOf = ({ a, b }: Comparison): { a: string; b: string } => ({ a: rowKey(a), b: rowKey(b) });

function describePair({ a, b }: Comparison, style: FigureStyle): string {
  return phrase`A: ${nameOf(a, style)} – ${stepTitle(a.step)}; B: ${nameOf(b, style)} – ${stepTitle(b.step)}. Test predictions only, each by the fold that had never seen the drawing.`;
}

function namesOf({ a, b }: Comparison, style: FigureStyle): { a: string; b: string } {
  return { a: nameOf(a, style), b: nameOf(b, style) };
}

function nameOf({ method, variant }: Pick<ResultRow, 'method' | 'variant'>, { words }: FigureStyle): string {
  const name = words.methods[method];
  return variant === undefined ? name : `${name}, ${describeVariant(variant, words.variants)}`;
}
