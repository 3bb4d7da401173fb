/** The gradient of max-pooling on NCHWc tensors, found by comparing values, without ever storing positions. */
import type { PoolLayer } from '../../../core/network/description';
import { padsOf } from '../../../core/network/padding';
import type { Graph } from '../graph/graph-builder';
import { float } from '../graph/layers';

/** A tensor [rows, channels, height, width] that lies in memory as [rows, channels/b, height, width, b]. */
export interface Grid {
  readonly rows: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly block: number;
}

/** Every second row and column of a grid, from (top, left) on; `value` is [rows channels/b, height width, b]. */
export interface Phase {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  readonly value: string;
}

interface PoolValues {
  readonly values: string; // what was pooled, not negative
  readonly rowMaxima: string; // pooled along rows
  readonly maxima: string; // then along columns
  readonly gradient: string; // 0 where the maximum is 0
}

/**
 * Windows of three every two: window i holds pixels 2i, 2i + 1, 2i + 2 (less the padding). First the rows of each window compete for its
 * gradient, then the columns of each row; the first maximum wins, as in max-pool.ts. What comes out are the four phases of the grid.
 */
export function routePooled(graph: Graph, grid: Grid, pool: PoolLayer, given: PoolValues): Phase[] {
  if (pool.size !== 3 || pool.stride !== 2) throw new Error('blocked pooling is written for windows of 3 every 2');
  const { before } = padsOf(pool);
  const { height, width, block } = grid;
  const planes = (grid.rows * grid.channels) / block;
  const [tall, wide] = pool.output;
  const rowLength = wide * block;
  const view = (value: string, shape: readonly number[]) => graph.node('Reshape', [value, graph.ints(shape)]);
  const pooledRows = view(given.rowMaxima, [planes, height, rowLength]);
  const rowsFrom = (start: number, count: number) => pick(graph, pooledRows, steps(start - before, count, height));
  const shape = [planes, tall, rowLength];
  const [evenRows, oddRows] = route(graph, {
    first: rowsFrom(0, tall),
    second: rowsFrom(1, tall),
    maxima: view(given.maxima, shape),
    gradient: view(given.gradient, shape),
    outside: before > 0,
    size: rowLength,
  });
  const pixels = view(given.values, [planes, height * width, block]);
  return [evenRows, oddRows].flatMap((gradient, odd) => {
    const rows = odd === 0 ? tall + 1 : tall;
    const lines = steps(odd - before, rows, height);
    const at = (start: number) => {
      const columns = steps(start - before, wide, width);
      return view(
        pick(
          graph,
          pixels,
          lines.flatMap((y) => columns.map((x) => y * width + x)),
        ),
        [planes * rows, wide, block],
      );
    };
    const [even, uneven] = route(graph, {
      first: at(0),
      second: at(1),
      maxima: view(rowsFrom(odd, rows), [planes * rows, wide, block]),
      gradient: view(gradient, [planes * rows, wide, block]),
      outside: before > 0,
      size: block,
    });
    const phase = (value: string, left: number, columns: number): Phase => {
      return { top: odd - before, left: left - before, height: rows, width: columns, value: view(value, [planes, rows * columns, block]) };
    };
    return [phase(even, 0, wide + 1), phase(uneven, 1, wide)];
  });
}

/** All phases behind each other, then a pixel of zeros; `sources` says where the pixels of the grid are. */
export interface JoinedPhases {
  readonly value: string; // [rows channels/b, pixels, b]
  readonly sources: Int32Array;
  readonly outside: number;
}

export function joinPhases(graph: Graph, { rows, channels, height, width, block }: Grid, phases: readonly Phase[]): JoinedPhases {
  const planes = (rows * channels) / block;
  const sources = new Int32Array(height * width);
  let outside = 0;
  for (const phase of phases) {
    for (let i = 0; i < phase.height * phase.width; i++) {
      const [y, x] = [phase.top + 2 * Math.floor(i / phase.width), phase.left + 2 * (i % phase.width)];
      if (y >= 0 && x >= 0 && y < height && x < width) sources[y * width + x] = outside + i;
    }
    outside += phase.height * phase.width;
  }
  const zeros = graph.constant(new Float32Array(planes * block), [planes, 1, block]);
  return { value: graph.node('Concat', [...phases.map(({ value }) => value), zeros], { axis: 1 }), sources, outside };
}

/** The grid the phases came from, with `border` columns of zeros on either side of it. */
export function interleave(graph: Graph, { rows, channels, height, width }: Grid, phases: JoinedPhases, border: number): string {
  const full = width + 2 * border;
  const index = Array.from({ length: height * full }, (_, i) => {
    const [y, x] = [Math.floor(i / full), (i % full) - border];
    return x < 0 || x >= width ? phases.outside : (phases.sources[y * width + x] ?? 0);
  });
  return graph.node('Reshape', [pick(graph, phases.value, index), graph.ints([rows, channels, height, full])]);
}

interface Competition {
  readonly first: string;
  readonly second: string;
  readonly maxima: string;
  readonly gradient: string; // [planes, windows, size]
  /** The first window begins outside the grid; nothing may be won there. */
  readonly outside: boolean;
  readonly size: number;
}

/** Gradients of the even pixels (one more than windows) and the odd ones along axis 1. */
function route(graph: Graph, { first, second, maxima, gradient, outside }: Competition): [string, string] {
  const won = (value: string, stake: string) =>
    graph.node('Mul', [stake, graph.node('Cast', [graph.node('Equal', [value, maxima])], { to: float })]);
  const ofFirst = outside ? withoutStart(graph, won(first, gradient)) : won(first, gradient);
  const rest = graph.node('Sub', [gradient, ofFirst]);
  const ofSecond = won(second, rest);
  const ofThird = graph.node('Sub', [rest, ofSecond]);
  const shifted = (value: string, before: number, after: number) => graph.node('Pad', [value, graph.ints([0, before, 0, 0, after, 0])]);
  return [graph.node('Add', [shifted(ofFirst, 0, 1), shifted(ofThird, 1, 0)]), ofSecond];
}

/** Sets the first entry along axis 1 to zero. */
function withoutStart(graph: Graph, value: string): string {
  const one = graph.ints([1]);
  const rest = graph.node('Slice', [value, one, graph.ints([2 ** 31 - 1]), one]);
  return graph.node('Pad', [rest, graph.ints([0, 1, 0, 0, 0, 0])]);
}

/** Gather copies in parallel, which Slice and Transpose do not. */
function pick(graph: Graph, value: string, index: readonly number[]): string {
  return graph.node('Gather', [value, graph.ints(index)], { axis: 1 });
}

/** start, start + 2, ... held inside the grid; what is read twice at the edge has no gradient to win. */
function steps(start: number, count: number, size: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.min(size - 1, Math.max(0, start + 2 * i)));
}
