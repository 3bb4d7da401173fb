import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainingFlops } from '../../engines/onnx/machine/work-estimate';
import { benchSetup } from './bench-setup';
import { runBench, type BenchOptions } from './run-bench';

const folder = mkdtempSync(join(tmpdir(), 'shape-space-bench-test-'));

/** Speaks the protocol of the measured programs; every answer is a little faster than the one before. */
const speaker = (name: string, rate: number) => `
const lines = require('node:readline').createInterface({ input: process.stdin });
let asked = 0;
lines.on('line', () => {
  if (asked++ === 0) console.log(JSON.stringify({ ready: ${name} }));
  else console.log(JSON.stringify({ imagesPerSecond: ${rate} * (1 + 0.01 * asked), peakMemoryBytes: 1000 + asked }));
});`;

beforeAll(() => {
  writeFileSync(join(folder, 'subject.cjs'), speaker("'ours'", 60));
  writeFileSync(join(folder, 'measure.py'), speaker("process.argv[2] === 'keras' ? process.exit(3) : 'peer'", 40));
  writeFileSync(join(folder, 'broken.cjs'), 'console.error("no such library"); process.exit(1);');
});
afterAll(() => rmSync(folder, { recursive: true }));

const options = (said: string[]): BenchOptions => ({
  engines: [{ engine: 'onnx', device: 'cpu' }],
  batch: 32,
  seconds: 0.05,
  rounds: 3,
  subjectScript: join(folder, 'subject.cjs'),
  peers: { python: process.execPath, folder },
  say: (line) => said.push(line),
});

describe('the bench', () => {
  it('reports every figure, and ratios of paired rounds', async () => {
    const said: string[] = [];
    const report = await runBench(options(said));
    const [row] = report.results;
    // The first engine is asked for training and evaluation in turn: its training answers are the 2nd, 4th and 6th.
    expect(row?.trainImagesPerSecond).toBeCloseTo(60 * 1.04);
    expect(row?.evaluateImagesPerSecond).toBeCloseTo(60 * 1.05);
    expect(row).toMatchObject({ engine: 'onnx', device: 'cpu', batch: 32, peakMemoryBytes: 1006 });
    expect(row?.pipelineImagesPerSecond).toBeGreaterThan(60);
    expect(row?.epochImagesPerSecond).toBeGreaterThan(60);
    const flops = trainingFlops(benchSetup(32, false).network);
    expect(row?.shareOfPeak).toBeCloseTo((60 * 1.04 * flops) / report.machine.peakFlops, 6);
    expect(report.peers).toMatchObject([{ name: 'peer', engine: 'pytorch', batch: 32, pipelineImagesPerSecond: null }]);
    const ratio = report.ratios.find(({ figure, over }) => figure === 'train' && over === 'peer');
    expect(ratio?.rounds).toHaveLength(3);
    expect(ratio?.median).toBeCloseTo(1.5);
    expect(report.ratios.map(({ figure, over }) => `${figure} ${over}`)).toEqual(['train peer', 'evaluate peer', 'epoch training alone']);
    expect(report.threeObjectives.results).toHaveLength(1);
    expect(said.some((line) => line.startsWith('keras: ') && line.includes('cannot be measured'))).toBe(true);
  });

  it('says why an engine of its own cannot be measured', async () => {
    const failing = runBench({ ...options([]), subjectScript: join(folder, 'broken.cjs'), peers: null });
    await expect(failing).rejects.toThrow(/cannot be measured: it ended without an answer\. no such library/);
  });
});

it('counts the operations of the study as 3.1 GFLOP per image and step', () => {
  const flops = trainingFlops(benchSetup(1, false).network);
  expect(flops).toBeGreaterThan(2.9e9);
  expect(flops).toBeLessThan(3.2e9);
});
