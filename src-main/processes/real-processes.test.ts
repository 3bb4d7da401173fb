/**
 * Both ends of the runtime with the compute process as it is shipped between them, as runs, images, the analysis and measuring ask it: a question
 * with progress, a cancel, and what becomes of a question when the process hangs, dies, says nonsense or is stopped before it is ready.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { planRun, smallTraining, writeSmallProject } from '../compute/runs/small-project.fixture';
import type { ComputeReport } from '../contract/running/compute-protocol';
import type { RunKey } from '../contract/running/run';
import { forkCompute } from '../hosts/fork-compute';
import type { ComputeProcess } from '../studio/compute-process';
import { askCompute } from '../studio/devices/ask-compute';
import { createComputeSupervisor } from '../studio/experiments/compute-supervisor';
import { defaultPatience } from '../studio/experiments/process-watch';
import { createImageReader } from '../studio/image-reader';
import { createSampleProject } from '../studio/projects/create-sample';
import { createReadingProcesses } from '../studio/reading/reading-processes';
import { createAnalysisJob } from '../studio/results/analysis/analysis-job';
import { buildCompute, type BuiltCompute } from '../studio/test-support/built-compute';
import { testContext, writeMiniSample } from '../studio/test-support/mini-sample';

const place = mkdtempSync(join(tmpdir(), 'real-processes-'));
const [assets, rated, trained] = [join(place, 'assets'), join(place, 'rated'), join(place, 'trained')];
const image = join(assets, 'sample', 'stimuli', 'owl.svg');
const startMs = 60_000; // a busy machine starts slowly
let built: BuiltCompute;
let key: RunKey;
beforeAll(async () => {
  built = await buildCompute('real-processes');
  await writeMiniSample(assets);
  await createSampleProject(assets, rated);
  await writeSmallProject(trained);
  key = await planRun(trained, smallTraining, 1);
}, 120_000);
afterAll(async () => {
  await built.remove();
  rmSync(place, { recursive: true, force: true });
});

/** What the process does beside its work: in a file of its own, before the process as it is shipped. */
const faults = {
  none: '',
  'hangs with its first question': `process.on('message', () => { for (;;); });`,
  'dies with its first question': `process.on('message', () => process.exit(3));`,
  'says nonsense when asked': `process.on('message', () => process.send({ type: 'progressed', progress: 'half' }));`,
  'is never ready': `process.send = () => true;`,
} as const;
type Fault = keyof typeof faults;

const started: ComputeProcess[] = [];
let ended = 0;
function launchWith(fault: Fault): () => ComputeProcess {
  const script = join(dirname(built.script), `${Object.keys(faults).indexOf(fault)}.mjs`);
  writeFileSync(script, `${faults[fault]}\nawait import(${JSON.stringify(pathToFileURL(built.script).href)});`);
  return () => {
    const process = forkCompute(script);
    started.push(process);
    process.onExit(() => ended++);
    return process;
  };
}
/** Nobody is left behind, whatever became of the question. */
const allEnded = () => vi.waitFor(() => expect(ended).toBe(started.length), { timeout: 30_000 });

interface Asked {
  readonly answer: Promise<unknown>;
  stop(): void;
}
/** Each subject's way to ask. `silenceMs` counts from the question on, so that it must allow for a slow start. */
type Ask = (launch: () => ComputeProcess, silenceMs?: number, heard?: (progress: unknown) => void) => Asked;
const subjects = {
  'a run': (launch, silenceMs = startMs, heard = () => undefined) => {
    const patience = { ...defaultPatience, startMs, tickMs: 100, otherSilenceMs: silenceMs, stepSilenceMs: silenceMs };
    const supervisor = createComputeSupervisor(launch, assets, patience);
    const answer = supervisor.worker.ask(supervisor.begin(trained, key, heard)).then((outcome) => supervisor.end(outcome));
    return { answer: answer.finally(() => supervisor.dispose()), stop: () => supervisor.stop('paused') };
  },
  'an image': (launch, silenceMs = startMs) => {
    const readers = createReadingProcesses(launch, 1, { startMs, idleMs: 60_000 });
    const answer = createImageReader(readers, null, silenceMs).ask({ does: 'describe', source: { path: image } });
    return { answer: answer.finally(() => readers.dispose()), stop: () => readers.dispose() };
  },
  'an analysis': (launch, silenceMs = startMs, heard = () => undefined) => {
    const context = testContext(assets, rated);
    let over = (): void => undefined;
    const hasEnded = new Promise<void>((resolve) => (over = resolve));
    const emit = (event: Parameters<typeof context.emit>[0]): void => {
      heard(event);
      void job.status().then(({ progress }) => {
        if (progress === null) over();
      });
    };
    const job = createAnalysisJob(rated, { ...context, emit }, launch, { startMs, silenceMs, tickMs: 100 });
    void job.start();
    const answer = hasEnded.then(() => job.status()).finally(() => job.dispose());
    return { answer, stop: () => void job.stop() };
  },
  'a measurement': (launch, silenceMs = startMs) => ({ answer: askCompute(launch, { type: 'probe' }, silenceMs), stop: () => undefined }),
} as const satisfies Record<string, Ask>;

describe('with the compute process as it is shipped', () => {
  it('a run tells its progress, is put away by a stop, goes on and ends', async () => {
    const first = subjects['a run'](launchWith('none'), startMs, () => first.stop());
    expect(await first.answer).toEqual({ state: 'paused', error: null });
    const told: unknown[] = [];
    expect(await subjects['a run'](launchWith('none'), startMs, (report) => told.push((report as ComputeReport).type)).answer).toEqual({
      state: 'done',
      error: null,
    });
    expect(told.filter((type) => type === 'epochEnded')).toHaveLength(smallTraining.optimiser.epochs);
    await allEnded();
  }, 60_000);

  it('an image is looked at', async () => {
    expect(await subjects['an image'](launchWith('none')).answer).toMatchObject({ does: 'describe', image: { notes: expect.anything() } });
    await allEnded();
  }, 60_000);

  it('an analysis tells its parts and writes them down', async () => {
    const told: unknown[] = [];
    const status = await subjects['an analysis'](launchWith('none'), startMs, (event) => told.push(event)).answer;
    expect(status).toMatchObject({ analysis: { networks: [{ kind: 'pixels' }] }, progress: null });
    expect(told).toContainEqual(expect.objectContaining({ type: 'analysisProgressed' }));
    await allEnded();
  }, 60_000);

  it('a machine is described', async () => {
    expect(await subjects['a measurement'](launchWith('none')).answer).toMatchObject({ answer: { type: 'probed' } });
    await allEnded();
  }, 60_000);
});

const names = Object.keys(subjects) as (keyof typeof subjects)[];

describe.each([
  ['hangs with its first question', 6_000, /no sign of life|takes longer|took longer|not ready within/],
  ['dies with its first question', startMs, /ended with the code 3|ended the process/],
  ['says nonsense when asked', startMs, /cannot be understood|ended the process/],
] as const)('with a process that %s', (fault, silenceMs, says) => {
  it(`${names.join(', ')} are lost, with the reason, and the processes are gone`, async () => {
    const answers = await Promise.all(names.map((name) => subjects[name](launchWith(fault), silenceMs).answer));
    for (const answer of answers) expect(JSON.stringify(answer)).toMatch(says);
    await allEnded();
  }, 60_000);
});

describe('with a process that is never ready', () => {
  it.each([
    ['a run', { state: 'paused', error: null }],
    ['an image', { does: 'failed', reason: 'the program is ending' }],
    ['an analysis', { progress: null, error: null }],
  ] as const)(
    '%s is stopped at once',
    async (subject, expected) => {
      const asked = subjects[subject](launchWith('is never ready'));
      await vi.waitFor(() => expect(started.length).toBeGreaterThan(ended), { timeout: 30_000 });
      asked.stop();
      expect(await asked.answer).toMatchObject(expected);
      await allEnded();
    },
    60_000,
  );
});
