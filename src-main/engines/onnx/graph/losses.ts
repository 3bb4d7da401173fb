/** The three objectives and the weight decay as ONNX nodes: each loss, and its gradient for the network's outputs. */
import type { Graph } from './graph-builder';
import { float } from './layers';

/** `loss` has shape [1]; `gradient` builds d(weight * loss)/d(output) only when asked. */
export interface LossValue {
  readonly loss: string;
  gradient(weight: string): string;
}

const tinyWeight = 1e-12; // keeps 0 / 0 away when no sample carries the target

/** Rows count by their sample weights [n]: w / max(sum w, tiny), as a column [n, 1]. */
function shares(graph: Graph, sampleWeights: string): string {
  const sum = graph.node('ReduceSum', [sampleWeights], { keepdims: 1 });
  const normalised = graph.node('Div', [sampleWeights, graph.node('Max', [sum, graph.scalar(tinyWeight)])]);
  return graph.node('Reshape', [normalised, graph.ints([-1, 1])]);
}

function total(graph: Graph, values: string): string {
  return graph.node('Reshape', [graph.node('ReduceSum', [values], { keepdims: 1 }), graph.ints([1])]);
}

/** One row of ones and zeros per label (int32 [n]). */
export function oneHot(graph: Graph, labels: string, classes: number): string {
  const column = graph.node('Reshape', [labels, graph.ints([-1, 1])]);
  const everyClass = graph.constant(
    Int32Array.from({ length: classes }, (_, index) => index),
    [1, classes],
  );
  return graph.node('Cast', [graph.node('Equal', [column, everyClass])], { to: float });
}

/**
 * Softmax cross-entropy, -log p[label]; d/dlogits = p - onehot (Bridle 1990). Only `allowed` classes take part when given: the others
 * are pushed so far down that their probability is exactly 0.
 */
export function crossEntropy(graph: Graph, logits: string, truth: string, weights: string, allowed?: Uint8Array): LossValue {
  const share = shares(graph, weights);
  const hidden =
    allowed &&
    graph.constant(
      Float32Array.from(allowed, (is) => (is ? 0 : -1e30)),
      [1, allowed.length],
    );
  const seen = hidden === undefined ? logits : graph.node('Add', [logits, hidden]);
  const last = graph.ints([1]);
  const shifted = graph.node('Sub', [seen, graph.node('ReduceMax', [seen], { axes: [1], keepdims: 1 })]);
  const powers = graph.node('Exp', [shifted]);
  const sum = graph.node('ReduceSum', [powers, last], { keepdims: 1 });
  const logProbabilities = graph.node('Sub', [shifted, graph.node('Log', [sum])]);
  const ofTruth = graph.node('ReduceSum', [graph.node('Mul', [logProbabilities, truth]), last], { keepdims: 1 });
  return {
    loss: graph.node('Neg', [total(graph, graph.node('Mul', [ofTruth, share]))]),
    gradient(weight) {
      const probabilities = graph.node('Div', [powers, sum]);
      return graph.node('Mul', [graph.node('Sub', [probabilities, truth]), graph.node('Mul', [share, weight])]);
    },
  };
}

/** Squared Euclidean distance, summed over dimensions. */
export function squaredError(graph: Graph, output: string, targets: string, weights: string): LossValue {
  const share = shares(graph, weights);
  const difference = graph.node('Sub', [output, targets]);
  return {
    loss: total(graph, graph.node('Mul', [graph.node('Mul', [difference, difference]), share])),
    gradient: (weight) => graph.node('Mul', [difference, graph.node('Mul', [share, graph.node('Mul', [weight, graph.scalar(2)])])]),
  };
}

/**
 * Binary cross-entropy per pixel, averaged over the pixels of an image, from logits l: max(l, 0) - l t - log sigmoid(|l|), which
 * neither overflows nor loses digits; d/dl = sigmoid(l) - t.
 */
export function binaryCrossEntropy(graph: Graph, logits: string, clean: string, weights: string, pixels: number): LossValue {
  const share = graph.node('Reshape', [shares(graph, weights), graph.ints([-1, 1, 1, 1])]);
  const logSigmoid = graph.node('Log', [graph.node('Sigmoid', [graph.node('Abs', [logits])])]);
  const linear = graph.node('Sub', [graph.node('Relu', [logits]), graph.node('Mul', [logits, clean])]);
  const perImage = graph.node('ReduceSum', [graph.node('Sub', [linear, logSigmoid]), graph.ints([1, 2, 3])], { keepdims: 1 });
  const scaled = graph.node('Mul', [perImage, graph.node('Mul', [share, graph.scalar(1 / pixels)])]);
  return {
    loss: total(graph, scaled),
    gradient(weight) {
      const scale = graph.node('Mul', [share, graph.node('Mul', [weight, graph.scalar(1 / pixels)])]);
      return graph.node('Mul', [graph.node('Sub', [graph.node('Sigmoid', [logits]), clean]), scale]);
    },
  };
}
