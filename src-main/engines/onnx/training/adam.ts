/** Adam (Kingma and Ba 2015, algorithm 1) as ONNX nodes, with the bias correction folded into the step size by the host. */
import { adamConstants } from '../../../core/network/adam-constants';
import type { Graph } from '../graph/graph-builder';

export interface AdamState {
  readonly weights: string;
  readonly first: string;
  readonly second: string;
}

const { beta1, beta2, epsilon } = adamConstants;

/** The factor of the t-th update, t = 1, 2, ...: rate * sqrt(1 - beta2^t) / (1 - beta1^t) (end of section 2 of the paper). */
export function adamStepSize(learningRate: number, t: number): number {
  return (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
}

/** m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w = w - stepSize * m / (sqrt(v) + epsilon), elementwise. */
export function adamUpdate(graph: Graph, state: AdamState, gradient: string, stepSize: string): AdamState {
  const scaled = (value: string, factor: number) => graph.node('Mul', [value, graph.scalar(factor)]);
  const first = graph.node('Add', [scaled(state.first, beta1), scaled(gradient, 1 - beta1)]);
  const squares = graph.node('Mul', [gradient, gradient]);
  const second = graph.node('Add', [scaled(state.second, beta2), scaled(squares, 1 - beta2)]);
  const root = graph.node('Add', [graph.node('Sqrt', [second]), graph.scalar(epsilon)]);
  const step = graph.node('Mul', [graph.node('Div', [first, root]), stepSize]);
  return { weights: graph.node('Sub', [state.weights, step]), first, second };
}
