/** The last part of the training step: gradients meet weight decay and Adam, group by group, large ones in pieces that fit the cache. */
import { adamUpdate, type AdamState } from './adam';
import type { Graph } from '../graph/graph-builder';
import type { Gradient } from '../graph/graph-context';
import type { StateGroup } from './state-layout';

export interface GroupUpdate extends AdamState {
  /** Sum of the squared weights before the update, shape [1]; null when there is no decay to report. */
  readonly squares: string | null;
}

export interface UpdateSettings {
  readonly stepSize: string;
  /** Of 'decay * w^2'; null where there is none. */
  readonly decayRate: string | null;
  readonly wantsSquares: boolean;
}

/** `gradient` has the shape of the group. */
export function updateGroup(graph: Graph, group: StateGroup, state: AdamState, gradient: Gradient, settings: UpdateSettings): GroupUpdate {
  if (group.chunks !== null) return updateInChunks(graph, group.shape, state, gradient, settings);
  const plain = typeof gradient === 'string' ? gradient : graph.node('Gemm', [gradient.input, gradient.output], { transA: 1 });
  const next = adamUpdate(graph, state, withDecay(graph, plain, state.weights, settings.decayRate), settings.stepSize);
  return { ...next, squares: settings.wantsSquares ? sumOfSquares(graph, state.weights, group.shape) : null };
}

/** d(rate w^2)/dw = 2 rate w. */
function withDecay(graph: Graph, gradient: string, weights: string, rate: string | null): string {
  if (rate === null) return gradient;
  return graph.node('Add', [gradient, graph.node('Mul', [weights, graph.node('Mul', [rate, graph.scalar(2)])])]);
}

/** Row by row, then the rows: adding millions of squares one after the other would lose two digits. */
function sumOfSquares(graph: Graph, value: string, shape: readonly number[]): string {
  const axes = [shape.length - 1];
  const byRow = shape.length > 1 ? graph.node('ReduceSumSquare', [value], { axes, keepdims: 0 }) : graph.node('Mul', [value, value]);
  return graph.node('Reshape', [graph.node('ReduceSum', [byRow], { keepdims: 0 }), graph.ints([1])]);
}

/**
 * Adam reads and writes seven numbers per weight in a dozen operators; over a whole dense kernel each operator would go through main
 * memory. A Scan takes a few rows at a time through all of them. Even the gradient of a dense kernel is only made row by row.
 */
function updateInChunks(
  graph: Graph,
  shape: readonly number[],
  state: AdamState,
  gradient: Gradient,
  settings: UpdateSettings,
): GroupUpdate {
  const chunk = shape.slice(1);
  const [chunks = 1, rows = 1] = shape;
  const body = graph.body('chunk');
  const inner = (name: string, size: readonly number[] = chunk) => body.input(`${name}-of-${stem}`, 'float', size);
  const stem = state.weights;
  const part: AdamState = { weights: inner('weights'), first: inner('first'), second: inner('second') };
  let source: string;
  let slice: string;
  if (typeof gradient === 'string') {
    source = graph.node('Reshape', [gradient, graph.ints(shape)]);
    slice = inner('gradient');
  } else {
    const transposed = graph.node('Transpose', [gradient.input], { perm: [1, 0] });
    source = graph.node('Reshape', [transposed, graph.ints([chunks, rows, gradient.samples])]);
    slice = body.node('MatMul', [inner('inputs', [rows, gradient.samples]), gradient.output]);
  }
  const next = adamUpdate(body, part, withDecay(body, slice, part.weights, settings.decayRate), settings.stepSize);
  for (const name of ['weights', 'first', 'second'] as const) body.output(`next-${name}-of-${stem}`, next[name], 'float', chunk);
  if (settings.wantsSquares) body.output(`squares-of-${stem}`, sumOfSquares(body, part.weights, chunk), 'float', [1]);
  const outputs = settings.wantsSquares ? 4 : 3;
  const inputs = [state.weights, state.first, state.second, source];
  const [weights = '', first = '', second = '', squares] = graph.nodes('Scan', inputs, outputs, {
    body: { graph: body },
    num_scan_inputs: 4,
  });
  const all = squares === undefined ? null : graph.node('ReduceSum', [squares], { keepdims: 0 });
  return { weights, first, second, squares: all === null ? null : graph.node('Reshape', [all, graph.ints([1])]) };
}
