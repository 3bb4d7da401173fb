/** Turns a mark into the one SVG element that draws it, for files and for the screen alike. */
import type { ArrowMark, Box, Mark, Point, Scene, TextMark } from './scene';
import { symbolPath } from './symbol-path';

export interface SvgElement {
  readonly tag: 'polyline' | 'polygon' | 'path' | 'circle' | 'text' | 'image';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text: string | null;
}

/** Arial and Liberation Sans have Helvetica's widths, which text-width.ts counts on. */
export const figureFont = "Arial, Helvetica, 'Liberation Sans', sans-serif";

export interface IdentifiedElement extends SvgElement {
  /** Stays with a mark while it changes its place in the painting order, so that a screen can move the element it has. */
  readonly id: string;
  readonly clipped: boolean;
}

export function sceneElements(scene: Scene): IdentifiedElement[] {
  const counts = new Map<string, number>();
  return scene.marks.map((mark) => {
    const name = `${mark.key ?? ''} ${mark.kind}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return { id: `${name} ${count}`, clipped: mark.clipped === true, ...markElement(mark) };
  });
}

export function markElement(mark: Mark): SvgElement {
  const { tag, attributes, text = null } = drawn(mark);
  return {
    tag,
    attributes: mark.opacity === undefined ? attributes : { ...attributes, ...translucent(attributes, round(mark.opacity)) },
    text,
  };
}

/** On fill and stroke where there are any: `opacity` would make a browser paint every mark on a layer of its own. */
function translucent(attributes: Readonly<Record<string, string | number>>, opacity: number): Record<string, number> {
  if ('href' in attributes) return { opacity };
  const isFilled = attributes['fill'] !== 'none';
  return { ...(isFilled ? { 'fill-opacity': opacity } : {}), ...('stroke' in attributes ? { 'stroke-opacity': opacity } : {}) };
}

function drawn(mark: Mark): { tag: SvgElement['tag']; attributes: Record<string, string | number>; text?: string } {
  switch (mark.kind) {
    case 'line':
      return { tag: 'polyline', attributes: { points: pointList(mark.points), fill: 'none', ...stroke(mark), 'stroke-linejoin': 'round' } };
    case 'arrow':
      return { tag: 'path', attributes: { d: arrowPath(mark), fill: 'none', ...stroke(mark), 'stroke-linejoin': 'miter' } };
    case 'circle':
      return { tag: 'circle', attributes: { cx: round(mark.x), cy: round(mark.y), r: round(mark.radius), ...fillAndStroke(mark) } };
    case 'symbol':
      return { tag: 'path', attributes: { d: symbolPath(mark.shape, mark.x, mark.y, mark.size), ...fillAndStroke(mark) } };
    case 'polygon':
      return { tag: 'polygon', attributes: { points: pointList(mark.points), ...fillAndStroke(mark) } };
    case 'text':
      return { tag: 'text', attributes: textAttributes(mark), text: mark.text };
    case 'cells':
      return { tag: 'path', attributes: { d: mark.cells.map(boxPath).join(''), fill: mark.fill } };
    case 'image': {
      const half = mark.size / 2;
      const place = { x: round(mark.x - half), y: round(mark.y - half), width: round(mark.size), height: round(mark.size) };
      return { tag: 'image', attributes: { href: mark.href, ...place } };
    }
    default:
      return mark satisfies never;
  }
}

function textAttributes(mark: TextMark): Record<string, string | number> {
  // Not every renderer knows dominant-baseline, so the middle is computed: x-height letters centre 0.35 em above the baseline.
  const lift = mark.vertical === 'middle' ? 0.35 * mark.size : 0;
  const x = round(mark.turned ? mark.x + lift : mark.x);
  const y = round(mark.turned ? mark.y : mark.y + lift);
  return {
    x,
    y,
    fill: mark.colour,
    'font-size': round(mark.size),
    'text-anchor': mark.anchor ?? 'start',
    ...(mark.weight ? { 'font-weight': mark.weight } : {}),
    ...(mark.turned ? { transform: `rotate(-90 ${x} ${y})` } : {}),
    ...(mark.halo ? { stroke: mark.halo, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' } : {}),
  };
}

/** The shaft and two barbs at 25 degrees; an arrow shorter than its head is a shaft only. */
function arrowPath({ from, to, head }: ArrowMark): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const shaft = `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
  if (length < head) return shaft;
  const barb = (angle: number): string => {
    const backward = Math.atan2(from.y - to.y, from.x - to.x) + angle;
    return `${round(to.x + head * Math.cos(backward))} ${round(to.y + head * Math.sin(backward))}`;
  };
  const spread = (25 * Math.PI) / 180;
  return `${shaft}M${barb(spread)}L${round(to.x)} ${round(to.y)}L${barb(-spread)}`;
}

function boxPath({ x, y, width, height }: Box): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

function fillAndStroke(mark: {
  readonly fill: string | null;
  readonly stroke: { readonly colour: string; readonly width: number; readonly dash?: readonly number[] } | null;
}): Record<string, string | number> {
  return { fill: mark.fill ?? 'none', ...(mark.stroke ? stroke(mark.stroke) : {}) };
}

function stroke(line: {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
}): Record<string, string | number> {
  return {
    stroke: line.colour,
    'stroke-width': round(line.width),
    ...(line.dash ? { 'stroke-dasharray': line.dash.map(round).join(' ') } : {}),
  };
}

function pointList(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
}

/** A hundredth of a pixel is below what 600 dpi shows, and keeps files small and equal between runs. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
