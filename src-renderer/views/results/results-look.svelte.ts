/** What the results screen is set to: kept while the project is open, saved with its figures, and taken from a figure that is opened. */
import { resultViews, type ResultsFigureView } from '../../../src-main/contract/results/figure-origin';
import type { BiasView } from '../../../src-main/contract/results/comparison';
import type { ResultsDocument } from '../../../src-main/contract/results/results';
import { mappingError } from '../../../src-main/core/catalogue/metrics';
import { categoriesOf } from '../../../src-main/core/figures/map/map-data';
import type { LayerView } from '../../../src-main/core/figures/rows/layer-scene';
import { resultsView, rowKey } from '../../../src-main/core/figures/sources/figure-view';
import { isSameChoice, placingMethods, type MethodChoice } from '../../../src-main/core/results/results-map';
import { MapState } from '../../charts/map/map-state.svelte';
import { keptWithProject } from '../../state/kept-with-project';
import { metricColumns } from './comparison';

export const shownViews = resultViews;

class ResultsLook {
  readonly map = new MapState();
  view = $state<(typeof shownViews)[number]>('places');
  metric = $state<string>(mappingError);
  /** The row of the configurations' table; null: the one with most of them. */
  group = $state<string | null>(null);
  layers = $state<LayerView>({ kind: 'encoder', measure: 'Euclidean', statistic: 'kendall' });
  bias = $state<BiasView>('slope');
  /** Null: the best. */
  method = $state.raw<MethodChoice | null>(null);
  /** Keys of the two rows compared; until someone chooses, the best method and the runner-up. */
  pair = $state.raw<{ readonly a: string; readonly b: string } | null>(null);

  /** `method` and `pair`: those on view, chosen or not. */
  describe(
    results: ResultsDocument,
    method: MethodChoice | null,
    pair: { readonly a: string; readonly b: string } | null,
  ): ResultsFigureView {
    const { view, map, metric, layers, bias } = this;
    const about = {
      places: { look: map.look(), ...(method === null ? {} : { method: { step: method.step, method: method.method } }) },
      methods: { metric },
      configurations: {},
      compare: { bias, ...(pair === null ? {} : { pair: { ...pair } }) },
      layers: { layers: { ...layers } },
    }[view];
    return resultsView(results, { view, ...about });
  }

  /** Answers whether all of it is there. */
  take({ view, look, method, metric, pair, bias, layers }: ResultsFigureView, results: ResultsDocument): boolean {
    this.view = view;
    if (look) this.map.take(look, results.project.dims, categoriesOf(results.stimuli));
    if (bias) this.bias = bias;
    if (layers) this.layers = layers;
    const hasMethod = !method || placingMethods(results).some((each) => isSameChoice(each, method));
    const hasMetric = metric === undefined || metricColumns(results).some(({ id }) => id === metric);
    const hasPair = !pair || [pair.a, pair.b].every((key) => results.steps.some((row) => rowKey(row) === key));
    if (method && hasMethod) this.method = method;
    if (metric !== undefined && hasMetric) this.metric = metric;
    if (pair && hasPair) this.pair = pair;
    return hasMethod && hasMetric && hasPair;
  }
}

export const resultsLookOf = keptWithProject(() => new ResultsLook());
