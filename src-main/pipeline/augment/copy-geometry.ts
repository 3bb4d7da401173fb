/** Where a copy of a drawing goes: the random flip, rotation, shear, size and place of the study's augmentation. */
import type { RandomStream } from '../../core/random/stream';

/** Sizes in pixels, angles in degrees: the widest turn or slant to either side. */
export interface CopyRecipe {
  readonly imageSize: number;
  readonly minimumSize: number; // of the drawing's longer side
  readonly flipProbability: number;
  readonly rotationDegrees: number;
  readonly shearDegrees: number;
}

/** [a, b, c, d] maps (x, y) to (a x + b y, c x + d y). */
export type LinearMap = readonly [number, number, number, number];

/** The drawing goes through `map`, is scaled by `scale`, and the corner of its ink's bounding box, `origin`, lands on (left, top). */
export interface CopyGeometry {
  readonly map: LinearMap;
  readonly origin: readonly [x: number, y: number];
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly width: number; // of the drawing on the canvas, whole pixels
  readonly height: number;
  readonly size: number; // of its longer side, as drawn
  readonly aspect: number; // short / long
}

const identity: LinearMap = [1, 0, 0, 1];

/** Upright, centred, the longer side half-way between the smallest and the largest size. */
export function canonicalGeometry(hull: Float64Array, recipe: CopyRecipe): CopyGeometry {
  const size = Math.round((recipe.minimumSize + recipe.imageSize) / 2);
  return place(
    hull,
    identity,
    recipe,
    () => size,
    (positions) => (positions - 1) >> 1,
  );
}

/** How a drawing lies on the canvas where it is said: degrees clockwise, share of the canvas, from the left (-1) to the right (1), and down. */
export interface CanvasView {
  readonly turnDegrees: number;
  readonly size: number | null; // null: as `canonicalGeometry` has it
  readonly right: number;
  readonly down: number;
}

/** Turned as `view` says, at its size and place. With nothing said it is `canonicalGeometry`. */
export function viewGeometry(hull: Float64Array, recipe: CopyRecipe, { turnDegrees, size, right, down }: CanvasView): CopyGeometry {
  const canonical = Math.round((recipe.minimumSize + recipe.imageSize) / 2);
  const longer = size === null ? canonical : Math.max(1, Math.round(size * recipe.imageSize));
  const map = turnDegrees === 0 ? identity : rotation((turnDegrees * Math.PI) / 180);
  const shifts = [right, down];
  const along = (positions: number): number => Math.floor(((positions - 1) * (1 + (shifts.shift() ?? 0))) / 2); // asked across, then down
  return place(hull, map, recipe, () => longer, along);
}

/**
 * Flip, rotation and shear in random order, then a crop to the ink, then a size and a place such that every combination
 * of size and place is equally likely, hence small sizes more frequent (Bechberger, LearningPsychologicalSpaces,
 * code/ml/preprocessing/prepare_Shapes_data.py). Draws the same number of values whatever the recipe.
 */
export function drawGeometry(hull: Float64Array, recipe: CopyRecipe, stream: RandomStream): CopyGeometry {
  const flips = stream.uniform() < recipe.flipProbability;
  const turn = between(stream, recipe.rotationDegrees);
  const slant = between(stream, recipe.shearDegrees);
  const maps = [flips ? ([-1, 0, 0, 1] as const) : identity, rotation(turn), shear(slant)];
  let map = identity;
  for (const index of stream.permutation(maps.length)) map = compose(maps[index]!, map);
  return place(
    hull,
    map,
    recipe,
    (aspect) => drawSize(aspect, recipe, stream),
    (positions) => stream.integer(positions),
  );
}

/** P(s) is proportional to the number of places a drawing of longer side s has on the canvas. `aspect` is short / long. */
export function drawSize(aspect: number, recipe: CopyRecipe, stream: RandomStream): number {
  const { imageSize, minimumSize } = recipe;
  let total = 0;
  for (let s = minimumSize; s <= imageSize; s++) total += positions(imageSize, s) * positions(imageSize, s * aspect);
  let left = stream.uniform() * total;
  for (let s = minimumSize; s < imageSize; s++) {
    left -= positions(imageSize, s) * positions(imageSize, s * aspect);
    if (left < 0) return s;
  }
  return imageSize;
}

/** P(s) for s = minimumSize .. imageSize. */
export function sizeProbabilities(aspect: number, recipe: Pick<CopyRecipe, 'imageSize' | 'minimumSize'>): Float64Array {
  const { imageSize, minimumSize } = recipe;
  const weights = Float64Array.from({ length: imageSize - minimumSize + 1 }, (_, i) => {
    const s = minimumSize + i;
    return positions(imageSize, s) * positions(imageSize, s * aspect);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function positions(imageSize: number, side: number): number {
  return Math.floor(imageSize - side + 1);
}

function place(
  hull: Float64Array,
  map: LinearMap,
  recipe: CopyRecipe,
  chooseSize: (aspect: number) => number,
  choosePlace: (positions: number) => number,
): CopyGeometry {
  const [a, b, c, d] = map;
  let minX = Infinity;
  let maxX = -Infinity;
  let minY = Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < hull.length; i += 2) {
    const x = a * hull[i]! + b * hull[i + 1]!;
    const y = c * hull[i]! + d * hull[i + 1]!;
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }
  const long = Math.max(maxX - minX, maxY - minY);
  const aspect = Math.min(maxX - minX, maxY - minY) / long;
  const size = chooseSize(aspect);
  const scale = size / long;
  // Rounding up, but not for a rounding error, makes the number of places the one `positions` counts.
  const width = Math.ceil((maxX - minX) * scale - 1e-6);
  const height = Math.ceil((maxY - minY) * scale - 1e-6);
  const left = choosePlace(recipe.imageSize - width + 1);
  const top = choosePlace(recipe.imageSize - height + 1);
  return { map, origin: [minX, minY], scale, left, top, width, height, size, aspect };
}

function between(stream: RandomStream, limitDegrees: number): number {
  return ((2 * stream.uniform() - 1) * limitDegrees * Math.PI) / 180;
}

function rotation(angle: number): LinearMap {
  return [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)];
}

/** Horizontal: upright lines lean by the angle. */
function shear(angle: number): LinearMap {
  return [1, Math.tan(angle), 0, 1];
}

function compose(after: LinearMap, before: LinearMap): LinearMap {
  const [a, b, c, d] = after;
  const [e, f, g, h] = before;
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
}
