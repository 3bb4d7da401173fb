/** What figures are drawn from; whoever gathers them fills in what there is, and what is missing has no figure. */
import type { Analysis } from '../../../contract/results/analysis';
import type { Comparison } from '../../../contract/results/comparison';
import type { Step } from '../../../contract/running/experiment';
import type { ResultsDocument } from '../../../contract/results/results';
import type { Space } from '../../../contract/study/space';
import type { MetricForm, MetricName } from '../../catalogue/metrics';
import type { EpochRun } from '../curves/epoch-curve-scene';
import type { HeatMap } from '../spaces/heat-map-scene';
import type { Histogram } from '../spaces/histogram-scene';
import type { Shepard } from '../spaces/shepard-scene';
import type { Structure } from '../spaces/structure-scene';
import type { DecodedStrip } from '../strip/strip-scene';

/** The runs of one step that are learning curves of one thing. */
export interface Training {
  readonly step: Step;
  readonly runs: readonly EpochRun[];
}

export interface FigureSources {
  readonly results: ResultsDocument;
  /** Address of a stimulus's drawing; null where there is none. */
  readonly image: (id: string) => string | null;
  readonly spaces: readonly Space[];
  readonly triplets: { readonly ceiling: number | null; readonly chance: number };
  readonly analysis: Analysis | null;
  readonly comparison: Comparison | null;
  readonly trainings: readonly Training[];
  readonly shepards: readonly Shepard[];
  readonly structures: readonly Structure[];
  readonly pairs: HeatMap | null;
  readonly histograms: readonly Histogram[];
  readonly strips: readonly DecodedStrip[];
  /** `form` null where a metric has one form only. */
  readonly metricName: (metric: MetricName, form: MetricForm | null) => string;
  /** How a space was computed, in one line; null where that is not known. */
  readonly howComputed: (settings: Space['settings']) => string | null;
}
