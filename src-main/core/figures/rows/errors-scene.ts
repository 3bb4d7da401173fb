/** The error of each drawing under one method against its error under another: who gains, and by how much. */
import type { Comparison } from '../../../contract/results/comparison';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { layOutLegend, drawLegend } from '../frame/legend';
import { categoryStyle } from '../scene/palette';
import { categoriesOf } from '../map/map-data';
import { plotFrame, tagMarks } from '../frame/plot-frame';
import type { FigureSize, Mark, Scene } from '../scene/scene';
import { valueRange } from '../frame/value-range';

export interface PairedErrors {
  readonly a: string;
  readonly b: string;
  readonly stimuli: Comparison['stimuli'];
  readonly tag: string | null;
}

/** Both axes share one scale; below the diagonal A places a drawing better. */
export function errorsScene({ a, b, stimuli, tag }: PairedErrors, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words, fontSize } = style;
  const all = stimuli.flatMap((each) => [each.a, each.b]);
  const high = Math.max(0.1, valueRange(all).high);
  const categories = categoriesOf(stimuli);
  const legend = layOutLegend(
    categories.map((text, i) => ({ text, draw: (at) => [symbol(at, i, style)] })),
    size.width - fontSize * 2,
    style,
  );
  const frame = plotFrame(
    size,
    { name: words.errorOf('B', b), low: 0, high, scale: 'linear' },
    { name: words.errorOf('A', a), low: 0, high, scale: 'linear' },
    style,
    legend.height,
  );
  const held = (value: number): number => Math.min(value, high); // what lies far out stays at the edge; the table has its value
  const marks: Mark[] = [
    ...frame.marks,
    {
      kind: 'line',
      points: [
        { x: frame.x(0), y: frame.y(0) },
        { x: frame.x(high), y: frame.y(high) },
      ],
      colour: theme.muted,
      width: 1.2,
      dash: [4, 3],
    },
    ...stimuli.map((each): Mark => {
      const at = { x: frame.x(held(each.b)), y: frame.y(held(each.a)) };
      return { ...symbol(at, categories.indexOf(each.category), style), key: each.id };
    }),
    ...drawLegend(legend, { x: fontSize, y: fontSize * 0.4 }, style).marks,
    ...tagMarks(tag, size, style),
  ];
  const reach = fontSize * 1.2;
  const targets = stimuli.map((each) => ({
    key: each.id,
    label: words.errorsLabel(each.name, each.category, style.number(each.a, 2), style.number(each.b, 2)),
    box: { x: frame.x(held(each.b)) - reach / 2, y: frame.y(held(each.a)) - reach / 2, width: reach, height: reach },
    walkable: true,
  }));
  return { ...size, label: words.errorsChart(stimuli.length), paper: theme.paper, plot: frame.plot, marks, targets };
}

export function errorsTable({ stimuli }: PairedErrors, { words }: FigureStyle): FigureTable {
  const { name, category } = words.table;
  return {
    columns: [name, category, 'A', 'B', 'A − B'],
    rows: stimuli.map((each) => [each.name, each.category, each.a, each.b, each.a - each.b]),
  };
}

function symbol({ x, y }: { x: number; y: number }, category: number, style: FigureStyle): Mark {
  const { colour, shape } = categoryStyle(style.theme, category);
  return { kind: 'symbol', x, y, shape, size: style.fontSize * 0.38, fill: colour, stroke: { colour: style.theme.paper, width: 0.8 } };
}
