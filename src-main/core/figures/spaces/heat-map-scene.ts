/** Dissimilarities of all pairs, or how many judgements stand behind them, as a matrix of shades; rows by category or by cluster. */
import type { Judgements } from '../../../contract/study/judgements';
import { rampColour } from '../scene/colour-ramp';
import { clusterTree } from './cluster-tree';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { tagMarks } from '../frame/plot-frame';
import type { Box, FigureSize, Mark, Scene, SceneTarget } from '../scene/scene';
import { fitText, textWidth, widestText } from '../scene/text-width';
import { niceTicks, tickDecimals } from '../frame/ticks';
import { valueAt } from '../../matrix/view';

export type HeatMeasure = 'dissimilarities' | 'ratings';
export type HeatOrder = 'category' | 'cluster';

export interface HeatMapWords {
  readonly measures: Readonly<Record<HeatMeasure, string>>;
  readonly notRated: string;
  readonly first: string;
  readonly second: string;
  readonly label: (measure: string, stimuli: number) => string;
  /** What a screen reader says of a row; `value` is null when nobody compared it with any other. */
  readonly row: (name: string, category: string, nearest: string, value: string | null) => string;
}

export interface HeatMap {
  readonly judgements: Judgements;
  readonly measure: HeatMeasure;
  readonly order: HeatOrder;
  readonly words: HeatMapWords;
  /** The key of the cell or row pointed at, or null. */
  readonly active: string | null;
  readonly tag: string | null;
}

export const rowKey = (id: string): string => `row:${id}`;
export const cellKey = (first: number, second: number): string => `cell:${first}:${second}`;

/** The stimuli a key stands for, by index: one for a row, two for a cell. */
export function stimuliOfKey(key: string, { stimuli }: Judgements): number[] {
  if (key.startsWith('row:')) return [stimuli.findIndex(({ id }) => rowKey(id) === key)];
  return key.split(':').slice(1).map(Number);
}

const levels = 32;

export function heatMapScene(map: HeatMap, size: FigureSize, style: FigureStyle): Scene {
  const { judgements, measure, words } = map;
  const { theme, fontSize } = style;
  const n = judgements.stimuli.length;
  const order = judgements.orders[map.order];
  const names = rowNames(map, size, style);
  const left = fontSize * 1.2 + (map.order === 'cluster' ? fontSize * 6 : 0) + names.width;
  const legendWidth = fontSize * 6.5;
  const side = Math.max(n, Math.min(size.width - left - legendWidth, size.height - fontSize * 3.4));
  const cell = side / Math.max(1, n);
  const plot: Box = { x: left, y: fontSize * 0.6, width: side, height: side };
  const highest = Math.max(measure === 'ratings' ? 1 : 1e-9, ...valuesOf(map).filter((value) => value !== null));
  const marks: Mark[] = [
    ...cellMarks(map, order, plot, highest, style),
    ...(map.order === 'category'
      ? categoryRules(map, order, plot, style)
      : clusterTree(judgements.merges, order, plot, fontSize * 5.6, left - names.width - fontSize * 0.3, theme.rule)),
    ...names.marks(plot),
    ...crossMarks(map, order, plot, style),
    ...legendMarks(map, plot, highest, style),
    ...tagMarks(map.tag, size, style),
  ];
  const boxOf = (row: number, column: number): Box => ({ x: plot.x + column * cell, y: plot.y + row * cell, width: cell, height: cell });
  const targets: SceneTarget[] = [];
  order.forEach((item, row) => {
    const { id, name, category } = valueAt(judgements.stimuli, item);
    const nearest = nearestTo(judgements, item);
    const value = nearest === null ? null : style.number(judgements.dissimilarities[item * n + nearest]!, 2);
    const label = words.row(name, category, nearest === null ? '' : valueAt(judgements.stimuli, nearest).name, value);
    targets.push({ key: rowKey(id), label, box: boxOf(row, row), walkable: true });
    order.forEach((other, column) => {
      if (other !== item) targets.push({ key: cellKey(item, other), label: '', box: boxOf(row, column), walkable: false });
    });
  });
  return { ...size, label: words.label(words.measures[measure], n), paper: theme.paper, plot, marks, targets };
}

/** Every pair once, in the order of the project. */
export function heatMapTable({
  judgements: { stimuli, dissimilarities, ratings },
  words,
}: Pick<HeatMap, 'judgements' | 'words'>): FigureTable {
  const n = stimuli.length;
  return {
    columns: [words.first, words.second, words.measures.dissimilarities, words.measures.ratings],
    rows: stimuli.flatMap((a, i) =>
      stimuli.slice(i + 1).map((b, k) => {
        const at = i * n + i + 1 + k;
        return [a.name, b.name, dissimilarities[at] ?? null, ratings[at] ?? 0];
      }),
    ),
  };
}

/** Null where nothing is known: the diagonal, and pairs nobody judged. */
function valuesOf({ judgements, measure }: HeatMap): (number | null)[] {
  const n = judgements.stimuli.length;
  return judgements.dissimilarities.map((value, at) => {
    if (at % (n + 1) === 0 || value === null) return null;
    return measure === 'ratings' ? (judgements.ratings[at] ?? 0) : value;
  });
}

/** Neighbouring cells of a row that share a shade are one box. Alike pairs are strong: blocks on the diagonal stand out. */
function cellMarks(map: HeatMap, order: readonly number[], plot: Box, highest: number, { theme }: FigureStyle): Mark[] {
  const n = order.length;
  const cell = plot.width / Math.max(1, n);
  const values = valuesOf(map);
  const boxes = new Map<number, Box[]>();
  const levelOf = (row: number, column: number): number => {
    const value = values[valueAt(order, row) * n + valueAt(order, column)] ?? null;
    if (row === column) return -1;
    if (value === null) return levels;
    const share = Math.min(levels - 1, Math.floor((value / highest) * levels));
    return map.measure === 'ratings' ? share : levels - 1 - share;
  };
  for (let row = 0; row < n; row++)
    for (let column = 0; column < n;) {
      const level = levelOf(row, column);
      const start = column;
      while (column < n && levelOf(row, column) === level) column++;
      if (level < 0) continue;
      const box = { x: plot.x + start * cell, y: plot.y + row * cell, width: (column - start) * cell, height: cell };
      const list = boxes.get(level);
      if (list === undefined) boxes.set(level, [box]);
      else list.push(box);
    }
  return [...boxes]
    .sort(([a], [b]) => a - b)
    .map(([level, cells]) => ({
      kind: 'cells',
      key: `level ${level}`,
      cells,
      fill: level === levels ? unknown(theme.paper) : rampColour(theme, level / (levels - 1)),
    }));
}

/** A warm grey, apart from every shade of the scale. */
const unknown = (paper: string): string => (paper.startsWith('#1') ? '#6d5f4b' : '#d9c7a8');

function categoryRules({ judgements }: HeatMap, order: readonly number[], plot: Box, { theme }: FigureStyle): Mark[] {
  const cell = plot.width / Math.max(1, order.length);
  return blocksOf(judgements, order)
    .slice(1)
    .flatMap(({ start }): Mark[] => {
      const at = start * cell;
      const line = { kind: 'line', colour: theme.paper, width: 1.5 } as const;
      return [
        {
          ...line,
          points: [
            { x: plot.x + at, y: plot.y },
            { x: plot.x + at, y: plot.y + plot.height },
          ],
        },
        {
          ...line,
          points: [
            { x: plot.x, y: plot.y + at },
            { x: plot.x + plot.width, y: plot.y + at },
          ],
        },
      ];
    });
}

interface Block {
  readonly category: string;
  readonly start: number;
  readonly length: number;
}

function blocksOf({ stimuli }: Judgements, order: readonly number[]): Block[] {
  const blocks: { category: string; start: number; length: number }[] = [];
  order.forEach((item, row) => {
    const { category } = valueAt(stimuli, item);
    const last = blocks.at(-1);
    if (last?.category === category) last.length++;
    else blocks.push({ category, start: row, length: 1 });
  });
  return blocks;
}

/** Names of the rows where they can be read, else of the categories in their order, else none. */
function rowNames(map: HeatMap, size: FigureSize, { fontSize, theme }: FigureStyle): { width: number; marks: (plot: Box) => Mark[] } {
  const { judgements, order: which } = map;
  const order = judgements.orders[which];
  const roomy = (size.height - fontSize * 3.4) / Math.max(1, order.length) >= fontSize * 1.05;
  if (!roomy && which === 'cluster') return { width: 0, marks: () => [] };
  const labels = roomy
    ? order.map((item, row) => ({ text: valueAt(judgements.stimuli, item).name, row: row + 0.5, rows: 1 }))
    : blocksOf(judgements, order).map(({ category, start, length }) => ({ text: category, row: start + length / 2, rows: length }));
  const width =
    Math.min(
      size.width * 0.25,
      widestText(
        labels.map(({ text }) => text),
        fontSize,
      ),
    ) +
    fontSize * 0.6;
  const marks = (plot: Box): Mark[] => {
    const cell = plot.height / Math.max(1, order.length);
    return labels
      .filter(({ rows }) => rows * cell >= fontSize * 1.05)
      .map(({ text, row }): Mark => {
        const place = { x: plot.x - fontSize * 0.5, y: plot.y + row * cell, anchor: 'end', vertical: 'middle' } as const;
        return { kind: 'text', ...place, text: fitText(text, fontSize, width), size: fontSize, colour: theme.ink };
      });
  };
  return { width, marks };
}

/** A frame around the row and the column of what is pointed at. */
function crossMarks({ judgements, active }: HeatMap, order: readonly number[], plot: Box, { theme }: FigureStyle): Mark[] {
  if (active === null) return [];
  const cell = plot.width / Math.max(1, order.length);
  const [first, second] = stimuliOfKey(active, judgements).map((item) => order.indexOf(item));
  if (first === undefined || first < 0) return [];
  const frame = (x: number, y: number, width: number, height: number): Mark => ({
    ...{ kind: 'polygon', fill: null, stroke: { colour: theme.ink, width: 1.5 } },
    points: [
      { x, y },
      { x: x + width, y },
      { x: x + width, y: y + height },
      { x, y: y + height },
    ],
  });
  const column = second ?? first;
  return [frame(plot.x, plot.y + first * cell, plot.width, cell), frame(plot.x + column * cell, plot.y, cell, plot.height)];
}

function legendMarks(map: HeatMap, plot: Box, highest: number, style: FigureStyle): Mark[] {
  const { fontSize, theme } = style;
  const isRatings = map.measure === 'ratings';
  const bar: Box = {
    x: plot.x + plot.width + fontSize * 2.4,
    y: plot.y + fontSize * 0.5,
    width: fontSize * 1.1,
    height: Math.min(plot.height * 0.6, fontSize * 16),
  };
  const steps = Array.from({ length: levels }, (_, level): Mark => {
    const strength = isRatings ? level : levels - 1 - level;
    const y = bar.y + bar.height * (1 - (level + 1) / levels);
    return { kind: 'cells', cells: [{ ...bar, y, height: bar.height / levels + 0.4 }], fill: rampColour(theme, strength / (levels - 1)) };
  });
  const ticks = niceTicks(0, highest, 4);
  const decimals = tickDecimals(ticks);
  const text = { kind: 'text', size: fontSize, colour: theme.ink, vertical: 'middle' } as const;
  const labels = ticks.map((tick): Mark => {
    return {
      ...text,
      x: bar.x + bar.width + fontSize * 0.5,
      y: bar.y + bar.height * (1 - tick / highest),
      text: style.number(tick, decimals),
    };
  });
  const name = map.words.measures[map.measure];
  const middle = bar.y + Math.max(bar.height, textWidth(name, fontSize)) / 2;
  const title: Mark = { ...text, x: bar.x - fontSize * 0.9, y: middle, text: name, anchor: 'middle', turned: true };
  if (valuesOf(map).every((value, at) => value !== null || at % (map.judgements.stimuli.length + 1) === 0))
    return [...steps, ...labels, title];
  const below = bar.y + Math.max(bar.height, textWidth(name, fontSize)) + fontSize * 1.2;
  return [
    ...steps,
    ...labels,
    title,
    { kind: 'cells', cells: [{ x: bar.x, y: below, width: fontSize * 1.1, height: fontSize * 1.1 }], fill: unknown(theme.paper) },
    { ...text, x: bar.x - fontSize * 0.2, y: below + fontSize * 2, text: map.words.notRated },
  ];
}

function nearestTo({ stimuli, dissimilarities }: Judgements, item: number): number | null {
  const n = stimuli.length;
  let nearest: number | null = null;
  for (let other = 0; other < n; other++) {
    const value = dissimilarities[item * n + other];
    if (other === item || value === null || value === undefined) continue;
    if (nearest === null || value < dissimilarities[item * n + nearest]!) nearest = other;
  }
  return nearest;
}
