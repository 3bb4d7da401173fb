/** Twelve plotting symbols that stay apart when small, filled or open; all cover the same area. */
import { valueAt } from '../../matrix/view';

export const symbolShapes = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'triangle-down',
  'plus',
  'star',
  'cross',
  'half-disc',
  'hourglass',
  'chevron',
  'bowtie',
] as const;
export type SymbolShape = (typeof symbolShapes)[number];

type Corner = readonly [x: number, y: number];

/** SVG path of a symbol centred on (x, y); `size` is the radius of the circle of the same area. */
export function symbolPath(shape: SymbolShape, x: number, y: number, size: number): string {
  if (shape === 'circle') return discPath(x, y, size);
  if (shape === 'half-disc') return halfDiscPath(x, y, size);
  const corners = symbolCorners(shape, size);
  return `M${corners.map(([dx, dy]) => `${round(x + dx)} ${round(y + dy)}`).join('L')}Z`;
}

/** The corners of a symbol around its centre, scaled so that it covers pi * size^2. */
export function symbolCorners(shape: Exclude<SymbolShape, 'circle' | 'half-disc'>, size: number): Corner[] {
  const corners = outlines[shape];
  const factor = size * Math.sqrt(Math.PI / outlineArea(corners));
  return corners.map(([x, y]) => [x * factor, y * factor] as const);
}

/** Twice-crossing outlines (hourglass, bowtie) are two triangles whose signed areas have opposite signs, so each is counted by itself. */
function outlineArea(corners: readonly Corner[]): number {
  if (corners === outlines.hourglass || corners === outlines.bowtie) return 2;
  return shoelace(corners);
}

function shoelace(corners: readonly Corner[]): number {
  let sum = 0;
  corners.forEach(([x, y], i) => {
    const [nextX, nextY] = valueAt(corners, (i + 1) % corners.length);
    sum += x * nextY - nextX * y;
  });
  return Math.abs(sum) / 2;
}

const arm = 0.36;
const plus: Corner[] = [
  [-arm, -1],
  [arm, -1],
  [arm, -arm],
  [1, -arm],
  [1, arm],
  [arm, arm],
  [arm, 1],
  [-arm, 1],
  [-arm, arm],
  [-1, arm],
  [-1, -arm],
  [-arm, -arm],
];

const outlines: Record<Exclude<SymbolShape, 'circle' | 'half-disc'>, readonly Corner[]> = {
  square: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  triangle: [
    [0, -1.1547],
    [1, 0.57735],
    [-1, 0.57735],
  ],
  'triangle-down': [
    [0, 1.1547],
    [-1, -0.57735],
    [1, -0.57735],
  ],
  diamond: [
    [0, -1.25],
    [0.85, 0],
    [0, 1.25],
    [-0.85, 0],
  ],
  plus,
  cross: plus.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2] as const),
  star: Array.from({ length: 10 }, (_, i): Corner => {
    const radius = i % 2 === 0 ? 1 : 0.42;
    const angle = (Math.PI * i) / 5 - Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }),
  hourglass: [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ],
  bowtie: [
    [-1, -1],
    [1, 1],
    [1, -1],
    [-1, 1],
  ],
  chevron: [
    [0, -1],
    [1, 0.2],
    [1, 1],
    [0, -0.1],
    [-1, 1],
    [-1, 0.2],
  ],
};

function discPath(x: number, y: number, r: number): string {
  const [left, right, middle, radius] = [round(x - r), round(x + r), round(y), round(r)];
  return `M${left} ${middle}A${radius} ${radius} 0 1 1 ${right} ${middle}A${radius} ${radius} 0 1 1 ${left} ${middle}Z`;
}

/** Flat side down; its centre of mass lies 4r / 3pi above the flat side. */
function halfDiscPath(x: number, y: number, size: number): string {
  const r = size * Math.SQRT2;
  const base = round(y + (4 * r) / (3 * Math.PI));
  return `M${round(x - r)} ${base}A${round(r)} ${round(r)} 0 0 1 ${round(x + r)} ${base}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
