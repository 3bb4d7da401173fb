/** The losses of two programs over each other, step by step. */
import { curveLine } from '../../src-main/core/figures/curves/curve-marks';
import { drawingOf, drawingToSvg } from '../../src-main/core/figures/scene/figure-drawing';
import { paperStyle } from '../../src-main/core/figures/scene/figure-style';
import { drawLegend, layOutLegend } from '../../src-main/core/figures/frame/legend';
import { plotFrame } from '../../src-main/core/figures/frame/plot-frame';
import type { Mark, Scene } from '../../src-main/core/figures/scene/scene';
import { niceTicks } from '../../src-main/core/figures/frame/ticks';
import { valueRange } from '../../src-main/core/figures/frame/value-range';

const size = { width: 643, height: 380 }; // 170 mm, the width of a page's text

/** `here` is drawn wide and `peer` narrow on top of it, so that one sees both where they agree. */
export function lossFigure(title: string, here: readonly number[], peer: readonly number[]): string {
  const style = paperStyle;
  const [blue, red] = [style.theme.colours[0]!, style.theme.colours[1]!];
  const lines = [
    { text: 'this program', colour: blue, width: 3.2, values: here },
    { text: 'PyTorch', colour: red, width: 1, values: peer },
  ];
  const sample =
    (colour: string, width: number) =>
    (at: { x: number; y: number }): Mark[] => [
      {
        kind: 'line',
        points: [
          { x: at.x - 12, y: at.y },
          { x: at.x + 12, y: at.y },
        ],
        colour,
        width,
      },
    ];
  const legend = layOutLegend(
    lines.map(({ text, colour, width }) => ({ text, draw: sample(colour, width) })),
    size.width - 40,
    style,
  );
  const last = Math.max(here.length, peer.length, 2);
  const across = { name: 'Training step', low: 1, high: last, scale: 'linear', ticks: niceTicks(1, last, 8) } as const;
  const frame = plotFrame(
    size,
    across,
    { name: 'Loss of the batch', ...valueRange([...here, ...peer], 'linear'), scale: 'linear' },
    style,
    legend.height,
  );
  const drawn = lines.flatMap(({ values, colour, width }) =>
    curveLine(
      values.map((y, i) => ({ x: i + 1, y })),
      frame,
      { width, colour, dash: null },
    ),
  );
  const marks = [...frame.marks, ...drawn, ...drawLegend(legend, { x: frame.plot.x, y: 5 }, style).marks];
  const scene: Scene = { ...size, label: title, paper: style.theme.paper, plot: frame.plot, marks, targets: [] };
  return drawingToSvg(drawingOf(scene));
}
