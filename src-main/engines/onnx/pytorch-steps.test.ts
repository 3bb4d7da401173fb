import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTrace } from '../../compute/runs/trace-files';
import { describeNetwork } from '../../core/network/describe-network';
import { readJsonIfThere } from '../../store/files/read-json';
import { everyObjective, exampleBatch, exampleState, smallSpec } from '../testing/example-batch';
import { createOnnxEngine } from './onnx-engine';

// Wide enough for whole blocks of 16 channels, so that every formulation can carry it out.
const network = describeNetwork({ ...smallSpec, widthMultiplier: 0.25 });
const rows = 6;
const batches = [1, 2, 3].map((seed) => exampleBatch(network, rows, seed));
const state = exampleState(network, 21);

const goldenFile = join(import.meta.dirname, '../../../build/golden/pytorch-steps.json');
const golden = await readJsonIfThere(
  goldenFile,
  z.object({
    losses: z.array(z.record(z.string(), z.number())),
    /** Of each parameter after the steps: root mean square, and every so-manieth value. */
    parameters: z.record(z.string(), z.object({ rms: z.number(), every: z.number(), values: z.array(z.number()) })),
  }),
);

// Writes what build/golden/pytorch_steps.py reads; see there.
const traceFolder = process.env.SHAPE_SPACE_GOLDEN_TRACE;
it.runIf(traceFolder !== undefined)('writes the input of the golden numbers', async () => {
  const start = { network, objectives: everyObjective, batchSize: rows, computedBy: 'nobody yet', state };
  const trace = await startTrace(traceFolder ?? '', start);
  for (const [step, batch] of batches.entries()) await trace.batch(step, batch);
});

describe('three steps of all objectives together, with decay, dropout and the extra loss', () => {
  it.each(['blocked', 'plain', 'portable'] as const)('are those of PyTorch: %s formulation', async (formulation) => {
    const engine = await createOnnxEngine({ device: 'cpu', formulation, log: () => undefined });
    const program = await engine.compile(network, everyObjective, rows);
    await program.load(state);
    for (const [step, batch] of batches.entries()) {
      const [losses] = await program.steps([batch]);
      for (const [name, value] of Object.entries(losses!) as [string, number][]) {
        const expected = golden?.losses[step]?.[name] ?? NaN;
        expect(Math.abs(value - expected) / Math.max(1, expected), `${name} of step ${step}`).toBeLessThan(1e-5);
      }
    }
    const { weights } = await program.save();
    await program.dispose();
    expect(Object.keys(golden?.parameters ?? {}).sort()).toEqual(Object.keys(weights).sort());
    for (const [name, { rms, every, values }] of Object.entries(golden?.parameters ?? {})) {
      const data = weights[name]?.data ?? new Float32Array();
      expect(Math.ceil(data.length / every), name).toBe(values.length);
      values.forEach((value, i) => expect(Math.abs((data[i * every] ?? NaN) - value), name).toBeLessThan(1e-4 * rms));
    }
  });
});
