/**
 * Whether trainings learn as they do in PyTorch: npm run bench:learning -- --peer-python PYTHON [--steps 200] [--twins 3] [--out FOLDER] [--only quick|study].
 * On the sample, one fold of step 2 in the quick preset, and the first steps of the study's network (224 pixels, width 1, batch 128, Adam 1e-4,
 * Glorot), here and there from the same weights and the same batches. Writes losses as CSV and SVG. The
 * quick training is carried out here three times more from weights changed by a unit of rounding; exit code 1 when PyTorch's final accuracy lies more than
 * .02 outside of what these come to.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { TrainingConfiguration } from '../../src-main/contract/running/configuration';
import { configure } from '../../src-main/core/experiments/configure';
import { dropoutMasks } from '../../src-main/core/network/initial-state';
import type { TrainingState } from '../../src-main/core/network/training-state';
import { rateFactor } from '../../src-main/core/network/schedule';
import { createStream } from '../../src-main/core/random/stream';
import { classAccuracy } from '../../src-main/core/statistics/scores/class-accuracy';
import { batchTensors, startTrace } from '../../src-main/compute/runs/trace-files';
import { openTrainingData } from '../../src-main/compute/training/training-data';
import { describeTrainingNetwork, objectivesOf } from '../../src-main/compute/runs/training-run';
import { startingState } from '../../src-main/compute/training/training-start';
import { createWorkbench } from '../../src-main/compute/runs/workbench';
import type { PresetName } from '../../src-main/contract/running/experiment';
import type { RunRecord } from '../../src-main/contract/running/run';
import { createBatchLoader } from '../../src-main/pipeline/batch/batch-loader';
import { readCorpora } from '../../src-main/store/corpora/corpus-store';
import { formatCsv } from '../../src-main/store/files/csv';
import { dataFingerprint } from '../../src-main/store/project/data-fingerprint';
import { runKey } from '../../src-main/store/runs/run-key';
import { encodeSafetensors, type StoredTensor } from '../../src-main/store/files/safetensors';
import { createSampleProject } from '../../src-main/studio/projects/create-sample';
import { lossFigure } from './learning-figure';

const root = join(import.meta.dirname, '..', '..');
const assets = join(root, 'out', 'assets');
const fold = 0;
const tolerance = 0.02;

export async function run(argv: readonly string[]): Promise<void> {
  const option = (name: string): string | null => (argv.includes(name) ? (argv[argv.indexOf(name) + 1] ?? null) : null);
  const python = option('--peer-python');
  if (python === null) throw new Error('Name a Python that has torch and safetensors: --peer-python PYTHON');
  const out = resolve(option('--out') ?? 'learning');
  const only = option('--only');
  const place = await mkdtemp(join(tmpdir(), 'learning-'));
  try {
    const project = join(place, 'sample');
    await createSampleProject(assets, project);
    await mkdir(out, { recursive: true });
    if (only !== 'study') await compare(python, project, 'quick', Infinity, Number(option('--twins') ?? 3), out, place);
    if (only !== 'quick') await compare(python, project, 'study', Number(option('--steps') ?? 200), 0, out, place);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function compare(
  python: string,
  project: string,
  preset: PresetName,
  most: number,
  twins: number,
  out: string,
  place: string,
): Promise<void> {
  const { record, configuration } = await planTraining(project, preset);
  const { optimiser, seed, schedule } = configuration;
  const bench = createWorkbench(assets);
  const data = await openTrainingData(configuration, fold, await bench.data.open(project, record, () => undefined), bench.drawings);
  const [network, objectives] = [describeTrainingNetwork(configuration, data), objectivesOf(configuration, data)];
  const engine = await bench.engine('onnx', 'cpu');
  const program = await engine.compile(network, objectives, optimiser.batchSize);
  const loader = createBatchLoader(data.plan, bench.loaderOptions(data.plan, 1e4));
  const state = await startingState({ folder: project, record, configuration, network, data, loader, images: bench.images.from(loader) });
  const description = { network, objectives, batchSize: optimiser.batchSize, computedBy: 'bench:learning', state };
  await startTrace(join(place, preset), description);
  const peer = openPeer(python, join(place, preset));
  const [here, there]: [number[], number[]] = [[], []];
  const spent = { here: 0, there: 0 };
  await program.load(state);
  const total = Math.min(most, optimiser.epochs * loader.batchesPerEpoch);
  for await (const batch of stepBatches()) {
    const began = performance.now();
    const [losses] = await program.steps([batch]);
    const between = performance.now();
    const answer = await peer.ask('B', batchTensors(network, batch));
    here.push(losses!.total);
    there.push(answer.total!);
    spent.here += between - began;
    spent.there += performance.now() - between;
  }
  const accuracies = await measureAccuracies();
  await peer.close();
  const twinned: Map<string, number>[] = [];
  for (let twin = 1; twin <= twins; twin++) {
    await program.load(nudged(state, twin));
    for await (const batch of stepBatches()) await program.steps([batch]);
    twinned.push(new Map((await measureAccuracies(false)).map(({ corpus, own }) => [corpus, own])));
  }
  await loader.dispose();
  await program.dispose();
  await bench.dispose();

  const title = `Step 2, ${preset === 'quick' ? 'quick preset' : 'the study’s network'}, fold 1: ${total} steps from the same weights and batches`;
  const rows = here.map((loss, i) => [i + 1, loss, there[i]!, Math.abs(loss - there[i]!) / Math.abs(there[i]!)]);
  await writeFile(join(out, `${preset}.csv`), formatCsv(['step', 'here', 'pytorch', 'relative difference'], rows));
  await writeFile(join(out, `${preset}.svg`), lossFigure(title, here, there));
  const mean = (values: readonly number[], from: number) =>
    values.slice(from).reduce((sum, value) => sum + value, 0) / (values.length - from);
  const tail = Math.max(0, total - 50);
  console.log(
    `${title}\n  first loss ${here[0]!.toFixed(6)} here, ${there[0]!.toFixed(6)} in PyTorch; first 20 steps differ by at most ${Math.max(...rows.slice(0, 20).map((row) => row[3]!)).toExponential(1)}`,
  );
  console.log(
    `  mean loss of the last ${total - tail} steps ${mean(here, tail).toFixed(4)} here, ${mean(there, tail).toFixed(4)} in PyTorch; ${(spent.here / 1000).toFixed(1)} s and ${(spent.there / 1000).toFixed(1)} s`,
  );
  for (const { corpus, own, peers } of accuracies) {
    const again = twinned.flatMap((twin) => twin.get(corpus) ?? []);
    const more =
      again.length === 0 ? '' : `; here from weights changed by a unit of rounding ${again.map((value) => value.toFixed(4)).join(', ')}`;
    console.log(`  accuracy on the test fold of ${corpus}: ${own.toFixed(4)} here, ${peers.toFixed(4)} in PyTorch${more}`);
    const [least, most] = [Math.min(own, ...again), Math.max(own, ...again)];
    if (peers < least - tolerance || peers > most + tolerance) process.exitCode = 1;
  }

  async function* stepBatches() {
    let step = 0;
    for (let epoch = 0; step < total; epoch++)
      for await (const images of loader.batches(epoch)) {
        if (step === total) return;
        const masks = createStream(seed, 'dropout', fold, epoch, step % loader.batchesPerEpoch);
        const rate = optimiser.learningRate * rateFactor(schedule, step, optimiser.epochs * loader.batchesPerEpoch);
        yield { ...images, dropoutMasks: dropoutMasks(network, optimiser.batchSize, masks), learningRate: rate };
        step++;
      }
  }

  async function askPeer(images: Float32Array, labels: ArrayLike<number>, allowed: ArrayLike<number>): Promise<number> {
    const { imageSize } = network.spec;
    const answer = await peer.ask('E', {
      images: { shape: [labels.length, 1, imageSize, imageSize], data: images },
      labels: { shape: [labels.length], data: Float32Array.from(labels) },
      allowed: { shape: [allowed.length], data: Float32Array.from(allowed) },
    });
    return answer.right!;
  }

  async function measureAccuracies(asksPeer = true): Promise<{ corpus: string; own: number; peers: number }[]> {
    const found = [];
    for (const { id, ownLabels, evaluation } of data.corpora) {
      const { set, labels } = evaluation('test');
      const logits = new Float32Array(labels.length * data.classes.length);
      let [done, right] = [0, 0];
      for await (const { images } of loader.evaluation(set, 64)) {
        const { logits: piece } = await program.evaluate(images);
        const n = piece!.length / data.classes.length;
        logits.set(piece!, done * data.classes.length);
        if (asksPeer) right += await askPeer(images, labels.subarray(done, done + n), ownLabels);
        done += n;
      }
      found.push({ corpus: id, own: classAccuracy(logits, data.classes.length, labels, ownLabels), peers: right / labels.length });
    }
    return found;
  }
}

/** Trainings are chaotic: what two of them differ by is first of all what rounding makes of them. Half of the weights grow by so many 1e-7, half shrink. */
function nudged(state: TrainingState, units: number): TrainingState {
  const scale = 1 + units * 1e-7;
  const weights = Object.entries(state.weights).map(([name, tensor]) => [
    name,
    { ...tensor, data: tensor.data.map((value, i) => (i % 2 === 0 ? value * scale : value / scale)) },
  ]);
  return { ...state, weights: Object.fromEntries(weights) as TrainingState['weights'] };
}

async function planTraining(project: string, preset: PresetName): Promise<{ record: RunRecord; configuration: TrainingConfiguration }> {
  const { corpora } = await readCorpora(project);
  const configuration = configure('classification', 4, {
    ...{ preset, space: 'mean', dims: 4, availableDims: [4], photograph: { network: '', layer: '' } },
    corpora: corpora.filter(({ kind }) => kind === 'corpus').map(({ id, images }) => ({ id, images: images.length })),
    ...{ engine: 'onnx', device: 'cpu', seed: 1 },
  });
  if (configuration.kind !== 'training') throw new Error('step 2 trains');
  const fingerprint = await dataFingerprint(project, configuration);
  const key = runKey(configuration, fold, fingerprint);
  const open = {
    schemaVersion: 1,
    state: 'queued',
    error: null,
    created: '',
    started: null,
    ended: null,
    durationMs: null,
    engine: null,
  } as const;
  return { record: { ...open, key, label: 'bench', fold, configuration, dataFingerprint: fingerprint, needs: [] }, configuration };
}

/** A frame each way at a time. */
function openPeer(python: string, folder: string) {
  const script = join(import.meta.dirname, 'peers', 'learn.py');
  const child = spawn(python, [script, folder, String(availableParallelism())], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(letter: 'B' | 'E', tensors: Record<string, StoredTensor>): Promise<Record<string, number>> {
      const bytes = encodeSafetensors(tensors, {});
      const head = Buffer.alloc(9);
      head.write(letter);
      head.writeBigUInt64LE(BigInt(bytes.length), 1);
      child.stdin.write(head);
      if (!child.stdin.write(bytes)) await once(child.stdin, 'drain');
      const line = await lines.next();
      if (line.done === true) throw new Error('PyTorch ended; what it said stands above.');
      return JSON.parse(line.value) as Record<string, number>;
    },
    async close(): Promise<void> {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
