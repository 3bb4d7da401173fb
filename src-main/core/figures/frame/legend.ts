/** Legends: entries that flow into rows of equal columns. */
import type { FigureStyle } from '../scene/figure-style';
import type { Box, FigureSize, Mark, Point, SceneTarget } from '../scene/scene';
import { textWidth, widestText } from '../scene/text-width';

export interface LegendEntry {
  readonly text: string;
  /** The sample, centred on `at`; it may be `sampleWidth` wide. */
  draw(at: Point): readonly Mark[];
  readonly target?: { readonly key: string; readonly label: string };
  readonly opacity?: number;
}

export interface LegendLayout extends FigureSize {
  readonly entries: readonly LegendEntry[];
  readonly columns: number;
  readonly columnWidth: number;
}

export const sampleWidth = (style: FigureStyle): number => style.fontSize * 2.4;
const rowHeight = (style: FigureStyle): number => style.fontSize * 1.55;

/** As many columns as fit into `width`, all as wide as the widest entry; letters on screen may be wider than those whose widths are known. */
export function layOutLegend(entries: readonly LegendEntry[], width: number, style: FigureStyle): LegendLayout {
  const columnWidth =
    sampleWidth(style) +
    widestText(
      entries.map(({ text }) => text),
      style.fontSize,
    ) *
      1.12 +
    style.fontSize * 1.6;
  const columns = Math.max(1, Math.min(entries.length, Math.floor(width / columnWidth)));
  const rows = Math.ceil(entries.length / columns);
  return { entries, columns, columnWidth, width: columns * columnWidth, height: rows * rowHeight(style) };
}

/** Fills the layout column by column, from its upper left corner. */
export function drawLegend(layout: LegendLayout, corner: Point, style: FigureStyle): { marks: Mark[]; targets: SceneTarget[] } {
  const rows = Math.ceil(layout.entries.length / layout.columns);
  const marks: Mark[] = [];
  const targets: SceneTarget[] = [];
  layout.entries.forEach((entry, i) => {
    const left = corner.x + Math.floor(i / rows) * layout.columnWidth;
    const middle = corner.y + ((i % rows) + 0.5) * rowHeight(style);
    const textLeft = left + sampleWidth(style) + style.fontSize * 0.4;
    const key = entry.target ? { key: entry.target.key } : {};
    const opacity = entry.opacity === undefined ? {} : { opacity: entry.opacity };
    for (const mark of entry.draw({ x: left + sampleWidth(style) / 2, y: middle })) marks.push({ ...mark, ...key, ...opacity });
    marks.push({
      kind: 'text',
      x: textLeft,
      y: middle,
      text: entry.text,
      size: style.fontSize,
      colour: style.theme.ink,
      vertical: 'middle',
      ...key,
      ...opacity,
    });
    if (entry.target) {
      const width = textLeft - left + textWidth(entry.text, style.fontSize);
      const box: Box = { x: left, y: middle - rowHeight(style) / 2, width, height: rowHeight(style) };
      targets.push({ ...entry.target, box, walkable: false });
    }
  });
  return { marks, targets };
}
