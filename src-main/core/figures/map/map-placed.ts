/** A drawing placed by hand on a map: five places, their mean, the region around it, and the way the mean has come. */
import type { LegendEntry } from '../frame/legend';
import type { FigureStyle } from '../scene/figure-style';
import type { Mark, Point, SceneTarget } from '../scene/scene';
import { shadowOf, type Ellipse } from './map-ellipse';
import { onAxes, type MapProjection } from './map-projection';
import { valueAt } from '../../matrix/view';

export interface PlacedOnMap {
  readonly places: readonly (readonly number[])[];
  readonly mean: readonly number[];
  /** dims x dims: see contract/results/results/placing. */
  readonly region: readonly number[] | null;
  /** Means of before, the latest last. */
  readonly trail: readonly (readonly number[])[];
  /** Whether nothing speaks against the place; else it is drawn dashed. */
  readonly isSure: boolean;
  readonly label: string; // what a screen reader says
}

export interface KeptOnMap {
  readonly name: string;
  readonly mean: readonly number[];
}

/** Open, with their names, below the drawing on the pad. */
export function keptMarks(kept: readonly KeptOnMap[], projection: MapProjection, { theme, fontSize }: FigureStyle): Mark[] {
  return kept.flatMap(({ name, mean }): Mark[] => {
    const { x, y } = projection.place(mean);
    return [
      {
        kind: 'symbol',
        x,
        y,
        shape: 'diamond',
        size: fontSize * 0.7,
        fill: theme.paper,
        stroke: { colour: theme.ink, width: 2 },
        clipped: true,
      },
      {
        kind: 'text',
        x,
        y: y - fontSize * 1.3,
        text: name,
        size: fontSize,
        colour: theme.ink,
        halo: theme.paper,
        anchor: 'middle',
        vertical: 'middle',
        weight: 'bold',
        clipped: true,
      },
    ];
  });
}

/** Not to be met by the key of a stimulus. */
export const placedKey = 'placed:drawing';

/** Above everything else of the map. */
export function placedMarks(placed: PlacedOnMap, dims: number, projection: MapProjection, style: FigureStyle): Mark[] {
  const { theme, fontSize } = style;
  const colour = theme.ink;
  const mean = projection.place(placed.mean);
  const dash = placed.isSure ? {} : { dash: [4, 3] };
  const dots = placed.places.map((at) => projection.place(at));
  const trail = placed.trail.map((at) => projection.place(at));
  return [
    ...(placed.region === null ? [] : regionMarks(shadowOf(placed.region, dims, projection), mean, colour, dash)),
    ...(trail.length === 0
      ? []
      : [{ kind: 'line', points: [...trail, mean], colour, width: 1, dash: [1.5, 2.5], opacity: 0.6, clipped: true } satisfies Mark]),
    ...trail.map((at): Mark => ({
      kind: 'circle',
      x: at.x,
      y: at.y,
      radius: fontSize * 0.2,
      fill: colour,
      stroke: null,
      opacity: 0.6,
      clipped: true,
    })),
    ...dots.map((dot): Mark => ({ kind: 'line', points: [mean, dot], colour, width: 1, opacity: 0.7, clipped: true })),
    ...dots.flatMap((dot) => dotMarks(dot, style, dash)),
    meanMark(mean, style),
  ];
}

export function placedTarget({ mean, label }: PlacedOnMap, projection: MapProjection, { fontSize }: FigureStyle): SceneTarget {
  const { x, y } = projection.place(mean);
  const side = fontSize * 1.4;
  return { key: placedKey, label, box: { x: x - side / 2, y: y - side / 2, width: side, height: side }, walkable: true };
}

/** The outermost points, by their values on the axes of the view: the axes hold them. */
export function placedExtent(
  { places, mean, region, trail }: PlacedOnMap,
  dims: number,
  basis: readonly (readonly number[])[],
): number[][] {
  const middle = onAxes(mean, basis);
  const tips =
    region === null
      ? []
      : basis.flatMap((axis, k) => {
          let reach = 0;
          for (let i = 0; i < dims; i++)
            for (let j = 0; j < dims; j++) reach += (axis[i] ?? 0) * valueAt(region, i * dims + j) * (axis[j] ?? 0);
          return [-1, 1].map((side) => middle.map((value, other) => (other === k ? value + side * Math.sqrt(Math.max(0, reach)) : value)));
        });
  return [...[...places, ...trail].map((at) => onAxes(at, basis)), ...tips];
}

export function placedEntries({ region }: PlacedOnMap, style: FigureStyle): LegendEntry[] {
  const { words, theme, fontSize } = style;
  return [
    { text: words.placedMean, draw: (at) => [{ ...meanMark(at, style), clipped: false }] },
    {
      text: words.placedByFolds,
      draw: (at) => dotMarks(at, style, {}).map((mark) => ({ ...mark, clipped: false })),
    },
    ...(region === null
      ? []
      : [
          {
            text: words.placedRegion,
            draw: ({ x, y }: Point): Mark[] =>
              regionMarks({ along: [fontSize, 0], across: [0, fontSize * 0.55] }, { x, y }, theme.ink, {}).map((mark) => ({
                ...mark,
                clipped: false,
              })),
          },
        ]),
  ];
}

/** A ring of paper around it sets it off from what lies below. */
function dotMarks({ x, y }: Point, { theme, fontSize }: FigureStyle, dash: { readonly dash?: readonly number[] }): Mark[] {
  const ring = { kind: 'circle', x, y, clipped: true } as const;
  return [
    { ...ring, radius: fontSize * 0.52, fill: theme.paper, stroke: null },
    { ...ring, radius: fontSize * 0.36, fill: theme.paper, stroke: { colour: theme.ink, width: 2, ...dash } },
  ];
}

function meanMark({ x, y }: Point, { theme, fontSize }: FigureStyle): Mark {
  return {
    kind: 'symbol',
    x,
    y,
    shape: 'diamond',
    size: fontSize * 0.55,
    fill: theme.ink,
    stroke: { colour: theme.paper, width: 1.5 },
    clipped: true,
  };
}

function regionMarks(ellipse: Ellipse, middle: Point, colour: string, dash: { readonly dash?: readonly number[] }): Mark[] {
  const points = Array.from({ length: 64 }, (_, i) => {
    const [c, s] = [Math.cos((i * Math.PI) / 32), Math.sin((i * Math.PI) / 32)];
    return { x: middle.x + c * ellipse.along[0] + s * ellipse.across[0], y: middle.y + c * ellipse.along[1] + s * ellipse.across[1] };
  });
  return [
    { kind: 'polygon', points, fill: colour, stroke: null, opacity: 0.06, clipped: true },
    { kind: 'polygon', points, fill: null, stroke: { colour, width: 1.4, ...dash }, opacity: 0.8, clipped: true },
  ];
}
