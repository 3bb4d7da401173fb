/** For each step a map of what its best method predicts. */
import { phrase } from '../../../contract/message';
import { baselineStep, placingSteps } from '../../catalogue/steps';
import type { RowStep } from '../../../contract/running/experiment';
import { bestMethod, resultsMap } from '../../results/results-map';
import type { MapLook } from '../../../contract/results/saved-view';
import type { FoundFigure } from '../figure-kind';
import { mapBasis } from '../map/map-basis';
import type { MapChart } from '../map/map-chart';
import { startView } from '../map/map-view';
import type { FigureStyle } from '../scene/figure-style';
import { stepTitle } from './figure-name';
import { resultsView } from './figure-view';
import type { FigureSources } from './figure-sources';

/** The baselines' map beside them shows what recognising the category, or a similar drawing, explains. */
const mapSteps: readonly RowStep[] = [baselineStep, ...placingSteps];

/** As the map is at first. */
const plainLook: Omit<MapLook, 'view'> = {
  ...{ roles: ['test'], showsDrawings: true, drawingSize: 34, names: false, category: null },
  overlays: { stress: false, ellipses: false, directions: false, hulls: false },
};

/** The first two principal axes, test predictions only. */
export function findMaps({ results, image }: FigureSources, style: FigureStyle): FoundFigure<MapChart>[] {
  const { dims, space } = results.project;
  return mapSteps.flatMap((step) => {
    const choice = bestMethod(results, [step]);
    if (!choice) return [];
    const data = resultsMap(results, choice, image, style);
    const view = startView('principal', dims > 1 ? [0, 1] : [0]);
    const settings = { view, roles: ['test'] as const, drawingSize: 26, names: false, emphasis: null, front: null };
    const method = style.words.methods[choice.method];
    const caption = phrase`True and predicted places of ${data.points.length} drawings in the ${dims}-D space ‘${space}’, seen along its first two principal axes. A drawing stands at its true place, the open mark is where ${method} puts it (${stepTitle(step)}), each predicted by the fold that had never seen it. Colour and shape of the marks stand for the category.`;
    const name = step === baselineStep ? 'map-baseline' : `map-step-${step}`;
    const look = { ...plainLook, view: { ...view, axes: [...view.axes], rotation: [...view.rotation] } } satisfies MapLook;
    return [
      {
        ...{ name, caption, data: { data, settings, basis: mapBasis(view, data.points, dims) } },
        view: resultsView(results, { view: 'places', method: choice, look }),
      },
    ];
  });
}
