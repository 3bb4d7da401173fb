import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { NetworkDescription } from '../../core/network/description';
import type { Objectives, TrainingState } from '../../engines/engine';
import { createOnnxEngine } from '../../engines/onnx/onnx-engine';
import { readRun, runFolder } from '../../store/runs/run-store';
import { decodeSafetensors, type StoredTensor } from '../../store/files/safetensors';
import { carryOutRun } from '../runs/carry-out-run';
import { planRun, smallTraining, writeSmallProject } from '../runs/small-project.fixture';
import { traceTraining } from './trace-training';
import { createWorkbench, type Workbench } from '../runs/workbench';

let place: string;
let folder: string;
let bench: Workbench;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'trace-'));
  folder = join(place, 'project');
  await writeSmallProject(folder);
  bench = createWorkbench(join(place, 'no-assets'));
});
afterAll(async () => {
  await bench.dispose();
  await rm(place, { recursive: true, force: true });
});

const read = async (file: string) => decodeSafetensors(await readFile(file), file);
const part = (tensors: Readonly<Record<string, StoredTensor>>, name: string) =>
  Object.fromEntries(
    Object.entries(tensors).flatMap(([key, tensor]) => (key.startsWith(`${name}/`) ? [[key.slice(name.length + 1), tensor]] : [])),
  );

async function trace(configuration: TrainingConfiguration, name: string, steps: number) {
  const key = await planRun(folder, configuration, 1);
  const record = (await readRun(folder, key))!;
  const losses = await traceTraining(folder, record, configuration, bench, { folder: join(place, name), steps });
  return { key, losses };
}

describe('a trace', () => {
  it('holds all that is needed to repeat its steps, for all objectives, decay, dropout and noise together', async () => {
    const everything: TrainingConfiguration = {
      ...smallTraining,
      objectives: { classification: 1, mapping: 0.5, reconstruction: 0.75 },
      regularisation: { encoderDecay: 0.001, decoderDecay: 0.002, encoderDropout: 0.2, decoderDropout: 0.1, noise: 0.1 },
      quirks: { secondCorpusLoss: true, sharedNoiseMask: false },
    };
    const { losses } = await trace(everything, 'all', 2);
    const files = join(place, 'all');
    expect((await readdir(files)).sort()).toEqual([
      'after-000.safetensors',
      'after-001.safetensors',
      'batch-000.safetensors',
      'batch-001.safetensors',
      'init.safetensors',
      'losses.csv',
      'network.json',
    ]);
    const csv = (await readFile(join(files, 'losses.csv'), 'utf8')).trim().split('\n');
    expect(csv[0]).toBe('step,total,classification,reconstruction,mapping,encoderDecay,decoderDecay');
    expect(csv.slice(1).map((row) => Number(row.split(',')[1]))).toEqual(losses.map(({ total }) => total));
    expect(losses.every((row) => Object.values(row).every((value: number) => value > 0))).toBe(true);

    // docs/trace.md names every tensor and every part of the description, and none that is not there.
    const docs = await readFile('docs/trace.md', 'utf8');
    const named = (heading: string): string[] =>
      [...(docs.split(/^#+ /m).find((section) => section.startsWith(`${heading}\n`)) ?? '').matchAll(/`([\w/<> ]+)`/g)].map(([, name]) =>
        name!.replace(/<.*>/, '…'),
      );
    const general = (names: Iterable<string>): string[] =>
      [...new Set([...names].map((name) => name.replace(/(?<=^\w+\/).*/, '…')))].sort();
    const tensorsOf = async (name: string) => general(Object.keys((await read(join(files, `${name}.safetensors`))).tensors));
    expect(named('Batches').sort()).toEqual(await tensorsOf('batch-000'));
    expect(named('States').sort()).toEqual(await tensorsOf('after-000'));
    const described = JSON.parse(await readFile(join(files, 'network.json'), 'utf8')) as { network: object };
    for (const key of [...Object.keys(described), ...Object.keys(described.network)]) expect(docs).toContain(`\`${key}\``);

    // Repeated from nothing but the files.
    const written = JSON.parse(await readFile(join(files, 'network.json'), 'utf8')) as {
      batchSize: number;
      network: NetworkDescription;
      objectives: Objectives;
    };
    const program = await (await createOnnxEngine({ device: 'cpu' })).compile(written.network, written.objectives, written.batchSize);
    const init = await read(join(files, 'init.safetensors'));
    await program.load(stateOf(init.tensors, 0));
    for (const step of [0, 1]) {
      const { tensors } = await read(join(files, `batch-00${step}.safetensors`));
      const data = (name: string) => tensors[name]!.data;
      const masks = Object.fromEntries(Object.entries(part(tensors, 'mask')).map(([name, tensor]) => [name, tensor.data]));
      expect(Object.keys(masks)).toEqual(['decoder-dropout1', 'decoder-dropout2', 'dropout']);
      const [again] = await program.steps([
        {
          images: data('images'),
          cleanImages: data('cleanImages'),
          labels: Int32Array.from(data('labels')),
          classificationWeights: data('classificationWeights'),
          secondCorpusWeights: data('secondCorpusWeights'),
          mappingTargets: data('mappingTargets'),
          mappingWeights: data('mappingWeights'),
          reconstructionWeights: data('reconstructionWeights'),
          dropoutMasks: masks,
        },
      ]);
      expect(again).toEqual(losses[step]);
    }
    const after = stateOf((await read(join(files, 'after-001.safetensors'))).tensors, 2);
    const saved = await program.save();
    for (const name of ['weights', 'firstMoments', 'secondMoments'] as const) expect(digest(saved[name]), name).toBe(digest(after[name]));
    await program.dispose();
  });

  it('is of the very steps of the run, over the end of an epoch, and leaves the run to be carried out', async () => {
    const once: TrainingConfiguration = { ...smallTraining, optimiser: { ...smallTraining.optimiser, epochs: 1 } };
    const { key } = await trace(once, 'run', 4);
    expect((await readRun(folder, key))?.state).toBe('queued');
    let steps = 0;
    const control = {
      stopRequested: () => (steps >= 2 ? ('paused' as const) : null),
      progressed: ({ phase }: { phase: string }) => void (steps += phase === 'training' ? 1 : 0),
      epochEnded: () => undefined,
      remarked: () => undefined,
    };
    expect((await carryOutRun(folder, key, bench, control, () => 0)).state).toBe('paused');
    const { tensors } = await read(join(runFolder(folder, key), 'checkpoint', 'last.safetensors'));
    const traced = await read(join(place, 'run', 'after-001.safetensors'));
    expect(digest(tensors)).toBe(digest(traced.tensors));
  });
});

/** Comparing arrays of this size number by number takes seconds. */
function digest(tensors: Readonly<Record<string, StoredTensor>>): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(tensors).sort()) hash.update(name).update(new Uint8Array(tensors[name]!.data.slice().buffer));
  return hash.digest('hex');
}

function stateOf(tensors: Readonly<Record<string, StoredTensor>>, step: number): TrainingState {
  return { step, weights: part(tensors, 'weights'), firstMoments: part(tensors, 'first'), secondMoments: part(tensors, 'second') };
}
