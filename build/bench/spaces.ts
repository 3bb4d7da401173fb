/**
 * Speed and quality of spaces: npm run bench:spaces -- <distance_matrix.csv> [--peer-python PYTHON] [--stress stress.csv] [--iterations 300].
 * A live fit (4-D, 64 starts), the same starts and iterations beside scikit-learn, and stress beside published values.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { SpaceSettings } from '../../src-main/contract/study/space';
import { createStream } from '../../src-main/core/random/stream';
import type { DissimilarityMatrix } from '../../src-main/core/spaces/matrix/dissimilarity-matrix';
import { asCandidate } from '../../src-main/core/spaces/mds/brackets';
import { readDissimilarityFile } from '../../src-main/studio/spaces/files/dissimilarity-file';
import { fitDimensions, fitInPool } from '../../src-main/studio/spaces/fit/fit-in-pool';
import { createSpacePool, type SpacePool } from '../../src-main/studio/spaces/fit/space-pool';

const root = join(import.meta.dirname, '..', '..');
const [dims, starts] = [4, 64];
const nonmetric: SpaceSettings = { method: 'nonmetric', ties: 'primary', starts, maxIterations: 1000, seed: 1 };

export async function run(argv: readonly string[]): Promise<void> {
  const file = argv[0];
  if (file === undefined || file.startsWith('--')) throw new Error('Name a file of dissimilarities.');
  const option = (name: string): string | null => (argv.includes(name) ? (argv[argv.indexOf(name) + 1] ?? null) : null);
  const { matrix } = await readDissimilarityFile(readFileSync(file), file);
  const threads = availableParallelism();
  const pool = createSpacePool(join(root, 'out', 'main', 'space-worker.js'), threads);
  try {
    await fitInPool(matrix, dims, nonmetric, { pool }); // the threads warm up
    const live = await median(5, () => fitInPool(matrix, dims, nonmetric, { pool }));
    console.log(`live fit, ${matrix.n} stimuli, ${dims}-D, ${starts} starts, nonmetric: ${live.toFixed(2)} s on ${threads} threads`);
    const iterations = Number(option('--iterations') ?? 300);
    const python = option('--peer-python');
    const peer = python === null ? null : runPeer(python, file, iterations);
    const before = process.cpuUsage();
    const own = await median(3, () => fixedIterations(matrix, iterations, pool, threads));
    const { user, system } = process.cpuUsage(before);
    const processor = (user + system) / 1e6 / 3;
    console.log(`${starts} starts of exactly ${iterations} iterations: ${own.toFixed(2)} s, ${processor.toFixed(2)} s of processor time`);
    for (const { jobs, seconds, processorSeconds, stress1 } of peer?.results ?? []) {
      console.log(
        `  scikit-learn ${peer!.version}, n_jobs=${jobs}: ${seconds.toFixed(2)} s (stress ${stress1.toFixed(4)}), ${(seconds / own).toFixed(1)} times as long`,
      );
      if (jobs === null)
        console.log(`    ${processorSeconds.toFixed(2)} s of processor time, ${(processorSeconds / processor).toFixed(1)} times as much`);
    }
    const stress = option('--stress');
    if (stress !== null) await compareStress(matrix, stress, pool);
  } finally {
    await pool.dispose();
  }
}

/** No brackets: every start runs to the last iteration, as the peer's do. */
async function fixedIterations(matrix: DissimilarityMatrix, iterations: number, pool: SpacePool, threads: number): Promise<void> {
  const candidates = Array.from({ length: starts }, (_, s) => {
    const stream = createStream(1, 'bench', s);
    return asCandidate(Float64Array.from({ length: matrix.n * dims }, () => stream.normal()));
  });
  const settings = { ...nonmetric, maxIterations: iterations };
  const shares = Array.from({ length: threads }, (_, share) => candidates.filter((__, r) => r % threads === share));
  await Promise.all(
    shares.map((share) => pool.run('bracket', { matrix, task: { dims, settings, candidates: share, keep: share.length, tolerance: -1 } })),
  );
}

interface Peer {
  readonly version: string;
  readonly results: readonly {
    readonly jobs: number | null;
    readonly seconds: number;
    readonly processorSeconds: number;
    readonly stress1: number;
  }[];
}

function runPeer(python: string, file: string, iterations: number): Peer {
  const script = join(import.meta.dirname, 'peers', 'mds_sklearn.py');
  const { stdout, stderr, status } = spawnSync(python, [script, file, ...[dims, starts, iterations].map(String)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The peer failed: ${stderr}`);
  return JSON.parse(stdout) as Peer;
}

/** Columns dim, metric and three ways of ties, as the Shapes study publishes them. */
async function compareStress(matrix: DissimilarityMatrix, path: string, pool: SpacePool): Promise<void> {
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const kinds: readonly SpaceSettings[] = [
    { ...nonmetric, method: 'metric' },
    nonmetric,
    { ...nonmetric, ties: 'secondary' },
    { ...nonmetric, ties: 'tertiary' },
  ];
  let worst = -Infinity;
  for (const [k, settings] of kinds.entries()) {
    const fits = await fitDimensions(
      matrix,
      rows.map((row) => row[0]!),
      settings,
      { pool },
    );
    const differences = fits.map(({ stress1 }, i) => stress1 - rows[i]![k + 1]!);
    worst = Math.max(worst, ...differences);
    console.log(
      `${settings.method} ${settings.method === 'metric' ? '' : settings.ties}: own minus published stress ${differences.map((v) => v.toFixed(4)).join(' ')}`,
    );
  }
  console.log(`worst: ${worst.toFixed(4)}`);
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    await work();
    seconds.push((performance.now() - begun) / 1000);
  }
  return seconds.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}
