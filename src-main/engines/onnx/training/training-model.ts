/** The model that a training runs: one step in each call, or several in a loop that keeps the state inside the runtime. */
import type { NetworkDescription } from '../../../core/network/description';
import { createGraph, encodeModel } from '../graph/graph-builder';
import { buildStep, lossNames, stateGroups, stateParts, type GraphOptions } from './training-graph';

/** Inputs: those of `buildStep` and the state as '<part>/<group>'. Outputs: 'losses' [6] and the state as 'next/<part>/<group>'. */
export function stepModel(network: NetworkDescription, rows: number, options: GraphOptions): Uint8Array {
  const graph = createGraph('training-step');
  const { losses, next } = buildStep(
    graph,
    {
      batch: (name, type, shape) => graph.input(name, type, shape),
      state: (group) => ofParts((part) => graph.input(`${part}/${group.name}`, 'float', group.shape)),
    },
    network,
    rows,
    options,
  );
  graph.output('losses', losses, 'float', [lossNames.length]);
  for (const [group, state] of next) {
    for (const part of stateParts) graph.output(`next/${part}/${group.name}`, state[part], 'float', group.shape);
  }
  return encodeModel(graph);
}

/**
 * The same for k minibatches one after the other. The inputs of the minibatch have k as a first dimension, and so have the losses;
 * 'count' (int64, no dimensions) is k. The state goes from step to step where the operators are, and comes out after the last.
 */
export function loopModel(network: NetworkDescription, rows: number, options: GraphOptions): Uint8Array {
  const graph = createGraph('training-steps');
  const body = graph.body('step');
  const index = body.input('index', 'int64', []);
  const goesOn = body.input('goes-on', 'bool', []);
  const carried = stateGroups(network, options).flatMap((group) =>
    stateParts.map((part) => ({ group, part, name: `${part}/${group.name}` })),
  );
  for (const { group, name } of carried) body.input(`now/${name}`, 'float', group.shape);
  const { losses, next } = buildStep(
    body,
    {
      batch: (name, type, shape) => body.node('Gather', [graph.input(name, type, ['k', ...shape]), index], { axis: 0 }),
      state: (group) => ofParts((part) => `now/${part}/${group.name}`),
    },
    network,
    rows,
    options,
  );
  const after = new Map([...next].map(([group, state]) => [group.name, state]));
  body.output('goes-on-after', goesOn, 'bool', []);
  for (const { group, part, name } of carried) body.output(`after/${name}`, after.get(group.name)![part], 'float', group.shape);
  body.output('losses-of-step', losses, 'float', [lossNames.length]);

  const before = carried.map(({ group, name }) => graph.input(name, 'float', group.shape));
  const count = graph.input('count', 'int64', []);
  const results = graph.nodes('Loop', [count, '', ...before], carried.length + 1, { body: { graph: body } });
  for (const [i, { group, name }] of carried.entries()) graph.output(`next/${name}`, results[i]!, 'float', group.shape);
  graph.output('losses', results.at(-1)!, 'float', ['k', lossNames.length]);
  return encodeModel(graph);
}

type Part = (typeof stateParts)[number];

function ofParts(value: (part: Part) => string): Record<Part, string> {
  return { weights: value('weights'), first: value('first'), second: value('second') };
}
