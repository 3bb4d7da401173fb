/** What becomes of one drawing: where its copies lie, how often each size and place is drawn, and what they are for in each run. */
import type { AugmentationLook, AugmentationReport, DrawingReference, HistogramBin } from '../../contract/study/augmentation';
import { assignFolds, foldCount, roleOf } from '../../core/folds/folds';
import type { CopyGeometry } from '../../pipeline/augment/copy-geometry';
import { sizeProbabilities } from '../../pipeline/augment/copy-geometry';
import { copyGeometry } from '../../pipeline/augment/render-copy';
import { readCorpora } from '../../store/corpora/corpus-store';
import { readProject } from '../../store/project/project-store';
import { readIncludedStimuli } from '../../store/files/tables';
import { recipeFor, type DrawingBanks } from './drawing-banks';

export interface DescribeAugmentationInput {
  readonly drawing: DrawingReference;
  readonly look: AugmentationLook;
  /** The first of the copies that are shown. */
  readonly from: number;
}

export const shownCopies = 24;
const countedCopies = 2000; // as many as the study made of a stimulus
const placeBins = 10;

export async function describeAugmentation(
  folder: string,
  banks: DrawingBanks,
  { drawing, look, from }: DescribeAugmentationInput,
): Promise<AugmentationReport> {
  const opened = await banks.open(folder, drawing, look);
  const recipe = recipeFor(opened, look);
  const { seed } = await readProject(folder);
  const geometries = Array.from({ length: countedCopies }, (_, i) => copyGeometry(opened.bank, 0, i + 1, recipe, seed));
  const shown = Array.from({ length: shownCopies }, (_, i) => from + i);
  const fold = await foldOf(folder, drawing);
  return {
    onlySizeAndPlace: opened.isStimulus,
    copies: countedCopies,
    sizes: countSizes(geometries, recipe.minimumSize, recipe.imageSize),
    across: countPlaces(geometries.map(({ left, width }) => share(left, recipe.imageSize - width))),
    down: countPlaces(geometries.map(({ top, height }) => share(top, recipe.imageSize - height))),
    placements: shown.map((copy) => {
      const { width, height, left, top, map } = copyGeometry(opened.bank, 0, copy, recipe, seed);
      return { copy, width, height, left, top, mirrored: map[0] * map[3] - map[1] * map[2] < 0 };
    }),
    roles: fold === null ? [] : Array.from({ length: foldCount }, (_, run) => roleOf(fold, run)),
  };
}

/** Null for a stimulus that is left out of the study. */
async function foldOf(folder: string, drawing: DrawingReference): Promise<number | null> {
  if ('corpus' in drawing) {
    const { corpora } = await readCorpora(folder);
    return corpora.find(({ id }) => id === drawing.corpus)!.images[drawing.index]!.fold;
  }
  const stimuli = await readIncludedStimuli(folder);
  return assignFolds(stimuli)[stimuli.findIndex(({ id }) => id === drawing.stimulus)] ?? null;
}

/** Bins of a few whole pixels each, and the mean of the probabilities over the copies: a turned drawing changes its aspect. */
function countSizes(geometries: readonly CopyGeometry[], smallest: number, largest: number): HistogramBin[] {
  const counts = new Float64Array(largest + 1);
  const expected = new Float64Array(largest + 1);
  const byAspect = new Map<number, { readonly probabilities: Float64Array; copies: number }>();
  for (const { aspect, size } of geometries) {
    counts[size]!++;
    const known = byAspect.get(aspect) ?? {
      probabilities: sizeProbabilities(aspect, { imageSize: largest, minimumSize: smallest }),
      copies: 0,
    };
    known.copies++;
    byAspect.set(aspect, known);
  }
  for (const { probabilities, copies } of byAspect.values())
    probabilities.forEach((probability, i) => (expected[smallest + i]! += copies * probability));
  const step = Math.max(1, Math.ceil((largest - smallest + 1) / 19));
  const bins: HistogramBin[] = [];
  for (let from = smallest; from <= largest; from += step) {
    const to = Math.min(largest + 1, from + step);
    bins.push({ from, to, count: sum(counts, from, to), expected: sum(expected, from, to) });
  }
  return bins;
}

/** Shares of the free room; a drawing that fills the canvas has no choice and is not counted. */
function countPlaces(shares: readonly (number | null)[]): HistogramBin[] {
  const counts = new Float64Array(placeBins);
  const drawn = shares.filter((value) => value !== null);
  for (const value of drawn) counts[Math.min(placeBins - 1, Math.floor(value * placeBins))]!++;
  return Array.from(counts, (count, i) => ({ from: i / placeBins, to: (i + 1) / placeBins, count, expected: drawn.length / placeBins }));
}

/** The middle of the place among the room + 1 there are, so that the bins get equal shares whatever the room. */
function share(place: number, room: number): number | null {
  return room === 0 ? null : (place + 0.5) / (room + 1);
}

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += values[i]!;
  return total;
}
