/** Max-pooling and its gradient, which goes to the first maximum of each window in reading order, as PyTorch and TensorFlow do it. */
import type { PoolLayer } from '../../../core/network/description';
import { padsOf } from '../../../core/network/padding';
import type { Graph } from './graph-builder';
import type { Forward, GraphContext } from './graph-context';

/**
 * On the CPU the winners' positions come out of the pooling itself and gradients are added up there. Other devices have no such
 * output; there winners are found by comparing values, first along rows, then along columns. Input must not be negative (it follows
 * a ReLU), so that zeros may stand in for what lies outside the grid.
 */
export function maxPool(context: GraphContext, layer: PoolLayer, input: string): Forward {
  const { graph, rows } = context;
  const { before, after } = padsOf(layer);
  const shape = { kernel_shape: [layer.size, layer.size], strides: [layer.stride, layer.stride], pads: [before, before, after, after] };
  if (rows === null) return { output: graph.node('MaxPool', [input], shape), backward: noGradients };
  if (context.pooling === 'comparison') return compared(graph, layer, rows, input);
  const [output, indices] = graph.nodes('MaxPool', [input], 2, shape) as [string, string];
  const [height, width, channels] = layer.input;
  return {
    output,
    backward(gradient) {
      const flat = graph.ints([-1]);
      const zeros = graph.node('ConstantOfShape', [graph.ints([rows * channels * height * width])]);
      const parts = [zeros, graph.node('Reshape', [indices, flat]), graph.node('Reshape', [gradient, flat])];
      const sum = graph.node('ScatterElements', parts, { axis: 0, reduction: 'add' });
      return graph.node('Reshape', [sum, graph.ints([rows, channels, height, width])]);
    },
  };
}

function noGradients(): never {
  throw new Error('a graph for any number of rows has no gradients');
}

/** Pools 1 x 3 windows along rows, then 3 x 1 windows along columns; the first row with the maximum, in it the first column, wins. */
function compared(graph: Graph, layer: PoolLayer, rows: number, input: string): Forward {
  const { before, after } = padsOf(layer);
  const along = (axis: 2 | 3): Attributes => {
    const only = (value: number) => (axis === 3 ? [0, value] : [value, 0]);
    const window = axis === 3 ? [1, layer.size] : [layer.size, 1];
    return { kernel_shape: window, strides: axis === 3 ? [1, layer.stride] : [layer.stride, 1], pads: [...only(before), ...only(after)] };
  };
  const [height, width, channels] = layer.input;
  const pooledRows = graph.node('MaxPool', [input], along(3));
  const output = graph.node('MaxPool', [pooledRows], along(2));
  const outputWidth = layer.output[1];
  return {
    output,
    backward(gradient) {
      const vertical = routeToFirst(graph, { layer, axis: 2, shape: [rows, channels, height, outputWidth] }, pooledRows, output, gradient);
      return routeToFirst(graph, { layer, axis: 3, shape: [rows, channels, height, width] }, input, pooledRows, vertical);
    },
  };
}

type Attributes = Record<string, readonly number[]>;
interface Route {
  readonly layer: PoolLayer;
  readonly axis: 2 | 3;
  readonly shape: readonly [number, number, number, number]; // of the finer grid
}

/**
 * One-dimensional windows of three every two: window i holds even[i], odd[i], even[i+1] of the padded line. The gradient goes to the first
 * of the three that equals the maximum; what the first two leave over is the third one's, so blank windows get it exactly once.
 */
function routeToFirst(graph: Graph, { layer, axis, shape }: Route, fine: string, coarse: string, gradient: string): string {
  if (layer.size !== 3 || layer.stride !== 2) throw new Error('pooling by comparison is written for windows of 3 every 2');
  const count = axis === 2 ? layer.output[0] : layer.output[1];
  const size = shape[axis];
  const { before } = padsOf(layer);
  const padded = 2 * count + 2; // even length, at least the 2 count + 1 that windows read
  const line = pad(graph, fine, axis, before, padded - before - size);
  const pairs = graph.node('Reshape', [line, graph.ints([...shape.slice(0, axis), count + 1, 2, ...shape.slice(axis + 1)])]);
  const [evens, odds] = graph.nodes('Split', [pairs], 2, { axis: axis + 1 }) as [string, string];
  const part = (value: string) => {
    const cut = graph.node('Slice', [value, graph.ints([0]), graph.ints([count]), graph.ints([axis])]);
    return graph.node('Squeeze', [cut, graph.ints([axis + 1])]);
  };
  const equal = (value: string) => graph.node('Cast', [graph.node('Equal', [value, coarse])], { to: 1 });
  const first = graph.node('Mul', [gradient, equal(part(evens))]);
  const rest = graph.node('Sub', [gradient, first]);
  const second = graph.node('Mul', [rest, equal(part(odds))]);
  const third = graph.node('Sub', [rest, second]);
  const even = graph.node('Add', [pad(graph, first, axis, 0, 1), pad(graph, third, axis, 1, 0)]);
  const odd = pad(graph, second, axis, 0, 1);
  const inner = graph.ints([axis + 1]);
  const both = graph.node('Concat', [graph.node('Unsqueeze', [even, inner]), graph.node('Unsqueeze', [odd, inner])], { axis: axis + 1 });
  const joined = graph.node('Reshape', [both, graph.ints([...shape.slice(0, axis), padded, ...shape.slice(axis + 1)])]);
  return graph.node('Slice', [joined, graph.ints([before]), graph.ints([before + size]), graph.ints([axis])]);
}

function pad(graph: Graph, value: string, axis: 2 | 3, before: number, after: number): string {
  const amounts = [0, 0, 0, 0, 0, 0, 0, 0];
  amounts[axis] = before;
  amounts[axis + 4] = after;
  return graph.node('Pad', [value, graph.ints(amounts)]);
}
