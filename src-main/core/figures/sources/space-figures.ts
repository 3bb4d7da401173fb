/** Figures of the spaces themselves: fit by number of dimensions, single spaces, pairs of drawings. */
import { phrase } from '../../../contract/message';
import type { SpaceSource } from '../../../contract/results/space-analysis';
import type { Space } from '../../../contract/study/space';
import type { FoundFigure } from '../figure-kind';
import type { Scree } from '../curves/scree-scene';
import type { TripletScan } from '../curves/triplet-scan-scene';
import type { HeatMap } from '../spaces/heat-map-scene';
import type { Shepard } from '../spaces/shepard-scene';
import type { Structure } from '../spaces/structure-scene';
import { fileName } from './figure-name';
import type { FigureSources } from './figure-sources';

type Project = FigureSources['results']['project'];

const markedNote = (isTarget: boolean, { dims }: Project): string =>
  isTarget ? ` ${phrase`The filled mark is the target space (${dims}-D).`}` : '';

/** In those dimensions if the space has them, else in those it has first. */
function storedSource(name: string, wanted: number, dimensions: Space['dimensions']): SpaceSource {
  const all = dimensions.map(({ dims }) => dims);
  return { kind: 'stored', name, dims: all.includes(wanted) ? wanted : (all[0] ?? wanted) };
}

export function findScrees({ results: { project }, spaces }: FigureSources): FoundFigure<Scree>[] {
  return spaces
    .filter(({ dimensions }) => dimensions.filter(({ stress1 }) => stress1 !== null).length > 1)
    .map((space) => {
      const isTarget = space.name === project.space;
      return {
        name: `stress-${fileName(space.name)}`,
        caption: `${phrase`Kruskal's Stress-1 of the space ‘${space.name}’ by its number of dimensions; lower is better.`}${markedNote(isTarget, project)}`,
        data: { space, marked: isTarget ? project.dims : null, tag: project.tag },
        view: { screen: 'space', source: storedSource(space.name, isTarget ? project.dims : 2, space.dimensions) },
      };
    });
}

export function findTripletScans({ results: { project }, spaces, triplets, howComputed }: FigureSources): FoundFigure<TripletScan>[] {
  return spaces
    .filter(({ dimensions }) => dimensions.filter((each) => each.triplets !== undefined).length > 1)
    .map(({ name, dimensions, settings }) => {
      const isTarget = name === project.space;
      return {
        name: `triplets-${fileName(name)}`,
        caption: `${phrase`Share of triplet judgements that the distances of the space ‘${name}’ predict, by its number of dimensions: judgements held out, judgements fitted to, the most frequent answer to triplets judged more than once, and guessing; higher is better. Computed by ${howComputed(settings) ?? ''}.`}${markedNote(isTarget, project)}`,
        data: { name, dimensions, ...triplets, marked: isTarget ? project.dims : null, tag: project.tag },
        view: { screen: 'space', source: storedSource(name, isTarget ? project.dims : 2, dimensions) },
      };
    });
}

export function findShepards({ shepards }: FigureSources): FoundFigure<Shepard>[] {
  return shepards.map((data) => {
    const caption = phrase`Shepard diagram of ${data.what}: the distance of every pair of drawings in the space over the dissimilarity people gave, and the curve the fit draws through them. What lies far from the curve fits badly.`;
    return { name: `shepard-${fileName(data.what)}`, caption, data, view: { screen: 'space' } };
  });
}

export function findStructures({ structures }: FigureSources): FoundFigure<Structure>[] {
  return structures.map((data, i) => {
    const { shuffled, p } = data.report;
    const caption = phrase`Permutation test of Stress-1: fits to ${shuffled.length} shuffled data sets (bars) and to the real data (line); p = ${p}.`;
    return { name: `structure${i === 0 ? '' : `-${i + 1}`}`, caption, data, view: { screen: 'space', parts: ['structure'] } };
  });
}

export function findPairs({ pairs }: FigureSources): FoundFigure<HeatMap>[] {
  if (pairs === null) return [];
  const [measure, count] = [pairs.words.measures[pairs.measure], pairs.judgements.stimuli.length];
  const caption =
    pairs.order === 'cluster'
      ? phrase`${measure} of all pairs of ${count} drawings, in the order of a cluster analysis.`
      : phrase`${measure} of all pairs of ${count} drawings, in the order of their categories.`;
  return [{ name: `pairs-${pairs.measure}`, caption, data: pairs, view: { screen: 'stimuli' } }];
}
