/** Layers written down as they are described, for evaluation: any number of rows, no masks, weights as constants, each once. */
import type { Weights } from '../evaluation/evaluator';
import type { Graph } from './graph-builder';
import type { GraphContext } from './graph-context';

export function plainContext(graph: Graph, weights: Weights): GraphContext {
  const known = new Set<string>();
  return {
    graph,
    rows: null,
    pooling: 'indices',
    block: null,
    weight: (name) => {
      const { shape, data } = weights[name]!;
      if (!known.has(name)) graph.constant(data, shape, name);
      known.add(name);
      return name;
    },
    mask: () => null,
  };
}
