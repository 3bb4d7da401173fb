/** The figures that follow from the results document and the spaces: maps, stress by dimension, dimension curves. */
import { baselineStep, placingSteps } from '../../core/catalogue/steps';
import type { RowStep } from '../../contract/experiment';
import type { ResultsDocument } from '../../contract/results';
import type { Space } from '../../contract/space';
import { curveMetrics, hasTwoForms } from '../../core/catalogue/metrics';
import { metricWords } from '../../core/catalogue/name-metric';
import { dimensionCurveFrom, dimensionCurveScene, hasDimensionCurve } from '../../core/figures/curves/dimension-curve-scene';
import { paperStyle } from '../../core/figures/scene/figure-style';
import { mapBasis } from '../../core/figures/map/map-basis';
import { mapScene } from '../../core/figures/map/map-scene';
import { startView } from '../../core/figures/map/map-view';
import { bestMethod, resultsMap } from '../../core/results/results-map';
import { screeScene } from '../../core/figures/curves/scree-scene';
import { tripletScanScene } from '../../core/figures/curves/triplet-scan-scene';
import { settingsWords } from '../spaces/settings-words';
import { fileName, stepTitle, type ProjectFigure } from './project-figure';

/** 170 mm, the width of a page's text, by 127 mm. */
const pageWide = { width: 643, height: 480 };
/** 120 mm by 80 mm. */
const halfPage = { width: 454, height: 302 };

/** The baselines' map beside them shows what recognising the category, or a similar drawing, explains. */
const mapSteps: readonly RowStep[] = [baselineStep, ...placingSteps];

/** For each step its best method: the first two principal axes, test predictions only. */
export function mapFigures(results: ResultsDocument, withDrawing: ReadonlySet<string>): ProjectFigure[] {
  const { dims, space } = results.project;
  return mapSteps.flatMap((step) => {
    const choice = bestMethod(results, [step]);
    if (!choice) return [];
    const data = resultsMap(results, choice, (id) => (withDrawing.has(id) ? id : null), paperStyle);
    const view = startView('principal', dims > 1 ? [0, 1] : [0]);
    const settings = { view, roles: ['test'] as const, drawingSize: 26, names: false, emphasis: null, front: null };
    const scene = mapScene(data, settings, mapBasis(view, data.points, dims), pageWide, paperStyle);
    const method = paperStyle.words.methods[choice.method];
    const caption = `True and predicted places of ${data.points.length} drawings in the ${dims}-D space ‘${space}’, seen along its first two principal axes. A drawing stands at its true place, the open mark is where ${method} puts it (${stepTitle(step)}), each predicted by the fold that had never seen it. Colour and shape of the marks stand for the category.`;
    return [{ name: step === baselineStep ? 'map-baseline' : `map-step-${step}`, caption, scene }];
  });
}

export function screeFigures(results: ResultsDocument, spaces: readonly Space[]): ProjectFigure[] {
  const { space, dims, tag } = results.project;
  return spaces
    .filter(({ dimensions }) => dimensions.filter(({ stress1 }) => stress1 !== null).length > 1)
    .map((candidate) => {
      const isTarget = candidate.name === space;
      const marked = isTarget ? ` The filled mark is the target space (${dims}-D).` : '';
      return {
        name: `stress-${fileName(candidate.name)}`,
        caption: `Kruskal's Stress-1 of the space ‘${candidate.name}’ by its number of dimensions; lower is better.${marked}`,
        scene: screeScene({ space: candidate, marked: isTarget ? dims : null, tag }, halfPage, paperStyle),
      };
    });
}

/** `agreed`: what people agree on and what guessing gets. */
export function tripletScanFigures(
  results: ResultsDocument,
  spaces: readonly Space[],
  agreed: { readonly ceiling: number | null; readonly chance: number },
): ProjectFigure[] {
  const { space, dims, tag } = results.project;
  return spaces
    .filter(({ dimensions }) => dimensions.filter(({ triplets }) => triplets !== undefined).length > 1)
    .map(({ name, dimensions, settings }) => {
      const isTarget = name === space;
      const how = settingsWords(settings) ?? '';
      const marked = isTarget ? ` The filled mark is the target space (${dims}-D).` : '';
      return {
        name: `triplets-${fileName(name)}`,
        caption: `Share of triplet judgements that the distances of the space ‘${name}’ predict, by its number of dimensions: judgements held out, judgements fitted to, the most frequent answer to triplets judged more than once, and guessing; higher is better. Computed by ${how}.${marked}`,
        scene: tripletScanScene({ name, dimensions, ...agreed, marked: isTarget ? dims : null, tag }, halfPage, paperStyle),
      };
    });
}

export function dimensionFigures(results: ResultsDocument): ProjectFigure[] {
  if (!hasDimensionCurve(results)) return [];
  return curveMetrics.map((metric) => {
    const plain = metricWords(metric, results.project.corpora).name;
    const name = hasTwoForms(metric) ? `${plain} (mean over folds)` : plain;
    return {
      name: `dimensions-${metric}`,
      caption: `${name} on held-out drawings by the number of dimensions of the target space: mean over five folds (bold), single folds (thin) and one standard deviation on either side (pale). Values beyond the axis stand as triangles at its edge.`,
      scene: dimensionCurveScene(dimensionCurveFrom(results, metric, name), pageWide, paperStyle),
    };
  });
}
