/** Writes every figure a project has numbers for, as SVG, PDF and PNG at 300 dpi, each with its caption beside it. */
import { join } from 'node:path';
import type { ResultChoice, ResultsDocument } from '../../contract/results';
import { drawingOf, drawingToSvg, imageAddresses } from '../../core/figures/scene/figure-drawing';
import { listSpaces } from '../../store/space-store';
import { readStimuli } from '../../store/tables';
import { writeAtomic } from '../../store/write-atomic';
import { readAnalysis } from '../../store/analysis-store';
import { readProject } from '../../store/project-store';
import { compareExperiments } from '../results/compare-experiments';
import { findResults } from '../results/find-results';
import { referTo } from '../results/find-row';
import { keepCurrent, planAnalysis } from '../results/plan-analysis';
import { leadingPair } from '../../core/results/compared-rows';
import { trainingNotes } from './training-notes';
import { ladderFigures, layerFigures, pairFigures } from './comparison-figures';
import type { ImageDesk } from '../image-desk';
import { buildResults } from '../results/build-results';
import { drawingUrls, type DrawingUrls } from './drawing-urls';
import { encodeFigure } from './encode-figure';
import { epochFigures } from './epoch-figures';
import type { ProjectFigure } from './project-figure';
import { reportTriplets } from '../spaces/triplet-data';
import { tripletCeiling } from '../../core/triplets/judge-triplets';
import { readTriplets } from '../../store/triplet-store';
import { dimensionFigures, mapFigures, screeFigures, tripletScanFigures } from './result-figures';

/** Answers the paths written, in order. What has not been computed has no figure. */
export async function writeFigures(folder: string, outFolder: string, desk: ImageDesk, choice: ResultChoice = {}): Promise<string[]> {
  const [results, stimuli, spaces, triplets] = await Promise.all([
    buildResults(folder, choice),
    readStimuli(folder),
    listSpaces(folder),
    readTriplets(folder),
  ]);
  const drawings = await drawingUrls(folder, stimuli, desk);
  const nameOf = new Map(stimuli.map(({ id, name }) => [id, name]));
  const lost = [...drawings.unreadable].map((id) => nameOf.get(id) ?? id);
  const analysis = keepCurrent(await readAnalysis(folder), await planAnalysis(folder, choice));
  const pair = leadingPair(results);
  const figures = [
    ...mapFigures(results, new Set(Object.keys(drawings.urls))),
    ...screeFigures(results, spaces),
    ...tripletScanFigures(results, spaces, {
      ceiling: tripletCeiling(triplets)?.majority ?? null,
      chance: reportTriplets(triplets).chance,
    }),
    ...dimensionFigures(results),
    ...ladderFigures(results, analysis),
    ...layerFigures(results, analysis),
    ...(pair === null ? [] : pairFigures(await compareExperiments(folder, { a: referTo(pair.a), b: referTo(pair.b), of: choice }))),
    ...(await epochFigures(folder, (await findResults(folder, await readProject(folder), choice)).experiments, results.project.tag)),
  ];
  const written: string[] = [];
  for (const figure of figures) written.push(...(await writeFigure(figure, drawings, lost, outFolder, results)));
  return written;
}

async function writeFigure(
  { name, caption, scene }: ProjectFigure,
  { urls, unreadable }: DrawingUrls,
  lost: readonly string[],
  outFolder: string,
  { project, steps }: ResultsDocument,
): Promise<string[]> {
  const used = new Set(imageAddresses(scene));
  const images = Object.fromEntries(Object.entries(urls).filter(([address]) => used.has(address)));
  const drawing = drawingOf(scene, images);
  const showsLost = [...used].some((address) => unreadable.has(address));
  const trained = trainingNotes(steps).map((sentence) => `${sentence}.`);
  const notes = [...(project.tag === null ? [] : [`${project.tag}.`]), ...trained, ...(showsLost ? [`An empty frame stands for drawings that cannot be read: ${lost.join(', ')}.`] : [])]; // prettier-ignore
  const note = notes.length === 0 ? '' : `\n\nNote. ${notes.join(' ')}`;
  const files: [string, string | Uint8Array][] = [
    [`${name}.svg`, drawingToSvg(drawing)],
    [`${name}.pdf`, await encodeFigure(drawing, 'pdf', 300)],
    [`${name}.png`, await encodeFigure(drawing, 'png', 300)],
    [`${name}.txt`, `${scene.label}\n\n${caption}${note}\n`],
  ];
  for (const [file, content] of files) await writeAtomic(join(outFolder, file), content);
  return files.map(([file]) => join(outFolder, file));
}
