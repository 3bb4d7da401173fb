/** The tables of the Space screen, in the reader's words. */
import type { AgreementRow, CeilingReport, DirectionReport, RegionReport } from '../../../src-main/contract/results/space-analysis';
import { ceilingMetrics } from '../../../src-main/core/catalogue/metrics';
import type { FigureTable } from '../../../src-main/core/figures/frame/figure-table';
import { t } from '../../strings/language.svelte';

export function directionTable({ candidates, averaged }: DirectionReport): FigureTable {
  const words = t().space;
  return {
    columns: [words.feature, words.ratedAs, words.foundBy, words.kappa, words.spearman],
    rows: [
      ...candidates.map(({ feature, scale, model, kappa, spearman }) => [feature, scale, words.models[model], kappa, spearman]),
      ...averaged.flatMap(({ feature, by, quality }) =>
        quality.map(({ scale, kappa, spearman }) => [feature, scale, words.bestBy[by], kappa, spearman]),
      ),
    ],
  };
}

export function regionTable({ rows, intruders, size, baselines }: RegionReport): FigureTable {
  const words = t().space;
  return {
    columns: [t().figures.words.table.category, words.members, words.intruders, words.size, words.pIntruders, words.pSize],
    rows: [
      ...rows.map((row) => [row.category, row.members, row.intruders.length, row.size, null, null]),
      [words.allCategories, rows.reduce((sum, { members }) => sum + members, 0), intruders, size, null, null],
      ...baselines.map((own) => [
        words.baselines[own.baseline](own.draws),
        null,
        own.intruders.mean,
        own.size.mean,
        own.intruders.p,
        own.size.p,
      ]),
    ],
  };
}

export function agreementTable(rows: readonly AgreementRow[]): FigureTable {
  const words = t().space;
  return {
    columns: [words.points, words.distanceBy, words.weights, words.pearson, words.spearman, words.tau, words.linearR2, words.isotonicR2],
    rows: rows.map((row) => [
      row.block === null ? words.ofSpace : words.ofPixels(row.block),
      words.measures[row.measure],
      words.weightKinds[row.weights],
      ...[row.pearson, row.spearman, row.kendall, row.linearR2, row.isotonicR2],
    ]),
  };
}

export function ceilingTable({ metrics }: CeilingReport): FigureTable {
  const words = t().space;
  const names = t().catalogue.metrics;
  return {
    columns: [words.metric, words.ceilingMean, words.sd],
    rows: ceilingMetrics.map((key) => [names[key].name, metrics[key].mean, metrics[key].sd]),
  };
}
