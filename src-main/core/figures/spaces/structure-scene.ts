/** The permutation test of stress: how shuffled data sets fit, and where the real one stands. */
import { tickStep } from 'd3';
import type { StructureReport } from '../../../contract/results/space-analysis';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { plotFrame, tagMarks } from '../frame/plot-frame';
import type { FigureSize, Mark, Scene } from '../scene/scene';
import { valueAt } from '../../matrix/view';

export interface Structure {
  readonly report: StructureReport;
  readonly tag: string | null;
}

export function structureScene({ report, tag }: Structure, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words, fontSize } = style;
  const { stress1, shuffled } = report;
  const [least, most] = [shuffled[0] ?? stress1, shuffled.at(-1) ?? stress1];
  const step = tickStep(least, Math.max(most, least + 1e-4), 12);
  const first = Math.floor(least / step);
  const counts = Array.from({ length: Math.floor(most / step) - first + 1 }, () => 0);
  for (const value of shuffled) counts[Math.floor(value / step) - first]! += 1;
  const [low, high] = [Math.min(stress1, least), Math.max(stress1, most)];
  const air = Math.max((high - low) * 0.08, step);
  const frame = plotFrame(
    size,
    { name: words.shuffledStress, low: low - air, high: high + air, scale: 'linear' },
    { name: words.shuffledSets, low: 0, high: Math.max(...counts) * 1.15, scale: 'linear' },
    style,
  );
  const bars = counts.map((count, i): Mark => {
    const [left, right, top] = [frame.x((first + i) * step), frame.x((first + i + 1) * step), frame.y(count)];
    const points = [
      { x: left, y: frame.y(0) },
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: frame.y(0) },
    ];
    return {
      kind: 'polygon',
      points,
      fill: valueAt(theme.colours, 0),
      stroke: { colour: theme.paper, width: 1 },
      opacity: 0.75,
      clipped: true,
    };
  });
  const x = frame.x(stress1);
  const isRight = x > frame.plot.x + frame.plot.width / 2;
  const real: Mark[] = [
    {
      kind: 'line',
      points: [
        { x, y: frame.plot.y },
        { x, y: frame.plot.y + frame.plot.height },
      ],
      colour: valueAt(theme.colours, 1),
      width: 2,
      dash: [6, 3],
    },
    {
      kind: 'text',
      x: x + (isRight ? -1 : 1) * fontSize * 0.5,
      y: frame.plot.y + fontSize,
      text: `${words.realStress}: ${style.number(stress1, 3)}`,
      size: fontSize,
      colour: theme.ink,
      halo: theme.paper,
      anchor: isRight ? 'end' : 'start',
    },
  ];
  const label = words.structureLabel(style.number(stress1, 3), style.number(least, 3));
  return {
    ...size,
    label,
    paper: theme.paper,
    plot: frame.plot,
    marks: [...frame.marks, ...bars, ...real, ...tagMarks(tag, size, style)],
    targets: [],
  };
}

export function structureTable({ report: { stress1, shuffled } }: Pick<Structure, 'report'>, { words }: FigureStyle): FigureTable {
  return {
    columns: ['', words.stress],
    rows: [[words.realStress, stress1], ...shuffled.map((value, i) => [`${words.shuffledSets} ${i + 1}`, value])],
  };
}
