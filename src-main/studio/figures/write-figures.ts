/** Writes every figure a project has numbers for, as SVG, PDF and PNG at 300 dpi, each with its caption beside it. */
import { join } from 'node:path';
import { AppError } from '../../contract/app-error';
import type { ResultChoice, ResultsDocument } from '../../contract/results/results';
import { paperSize } from '../../core/figures/figure-kind';
import { findFigures, type KnownFigure } from '../../core/figures/figures';
import { drawingOf, drawingToSvg, imageAddresses } from '../../core/figures/scene/figure-drawing';
import { paperStyle } from '../../core/figures/scene/figure-style';
import { figureOriginVersion } from '../../contract/results/figure-origin';
import type { ProjectFile } from '../../contract/study/project';
import { readProject } from '../../store/project/project-store';
import { readStimuli } from '../../store/files/tables';
import { writeAtomic } from '../../store/files/write-atomic';
import type { ImageReader } from '../image-reader';
import { drawingUrls, type DrawingUrls } from './drawing-urls';
import { encodeFigure } from './encode-figure';
import { gatherSources } from './gather-sources';
import { trainingNotes } from './training-notes';

/** What may not be shown has only its mark. */
export const noDrawings: DrawingUrls = { urls: {}, unreadable: new Set() };

/** Answers the paths written, in order. What has not been computed has no figure. */
export async function writeFigures(
  folder: string,
  outFolder: string,
  imageReader: ImageReader,
  choice: ResultChoice = {},
  withDrawings = true,
): Promise<string[]> {
  const stimuli = await readStimuli(folder);
  const drawings = withDrawings ? await drawingUrls(folder, stimuli, imageReader) : noDrawings;
  const nameOf = new Map(stimuli.map(({ id, name }) => [id, name]));
  const lost = [...drawings.unreadable].map((id) => nameOf.get(id) ?? id);
  const sources = await gatherSources(folder, choice, new Set(Object.keys(drawings.urls)));
  const project = await readProject(folder);
  const written: string[] = [];
  for (const figure of findFigures(sources, paperStyle))
    written.push(...(await writeFigure(figure, drawings, lost, outFolder, sources.results, project)));
  return written;
}

async function writeFigure(
  { kind, name, caption, data, view }: KnownFigure,
  { urls, unreadable }: DrawingUrls,
  lost: readonly string[],
  outFolder: string,
  { project, steps }: ResultsDocument,
  { id, name: projectName }: ProjectFile,
): Promise<string[]> {
  const scene = kind.scene(data, paperSize(kind, data, paperStyle), paperStyle);
  const used = new Set(imageAddresses(scene));
  const images = Object.fromEntries(Object.entries(urls).filter(([address]) => used.has(address)));
  const drawing = {
    ...drawingOf(scene, images),
    origin: { shapeSpaceFigure: figureOriginVersion, project: { id, name: projectName }, view } as const,
  };
  const showsLost = [...used].some((address) => unreadable.has(address));
  const trained = trainingNotes(steps).map((sentence) => `${sentence}.`);
  const notes = [
    ...(project.tag === null ? [] : [`${project.tag}.`]),
    ...trained,
    ...(showsLost ? [`An empty frame stands for drawings that cannot be read: ${lost.join(', ')}.`] : []),
  ];
  const note = notes.length === 0 ? '' : `\n\nNote. ${notes.join(' ')}`;
  // Letters that the PDF's font lacks: the other files have them.
  const pdf = await encodeFigure(drawing, 'pdf', 300).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  const files: [string, string | Uint8Array][] = [
    [`${name}.svg`, drawingToSvg(drawing)],
    ...(pdf === null ? [] : [[`${name}.pdf`, pdf] as [string, Uint8Array]]),
    [`${name}.png`, await encodeFigure(drawing, 'png', 300)],
    [`${name}.txt`, `${scene.label}\n\n${caption}${note}\n`],
  ];
  for (const [file, content] of files) await writeAtomic(join(outFolder, file), content);
  return files.map(([file]) => join(outFolder, file));
}
