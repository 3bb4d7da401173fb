/** A queue with real compute processes that die: by the system's hand, by giving up, by a full heap. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { runKeySchema } from '../contract/running/run';
import { createComputeSupervisor } from '../studio/experiments/compute-supervisor';
import { defaultPatience } from '../studio/experiments/process-watch';
import { recordOf } from '../studio/experiments/queue/recorded-run.fixture';
import { openRunLedger } from '../studio/experiments/queue/run-ledger';
import { createRunQueue } from '../studio/experiments/queue/run-queue';
import { forkCompute } from './fork-compute';

const folder = mkdtempSync(join(tmpdir(), 'dying-compute-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
const key = runKeySchema.parse('0123456789abcdef01234567');
const record = recordOf(key);

it('stops after three deaths, says why, keeps the run, and goes on when asked', async () => {
  const script = join(folder, 'compute.mjs');
  const countFile = join(folder, 'count');
  writeFileSync(countFile, '');
  writeFileSync(
    script,
    `import { appendFileSync, readFileSync } from 'node:fs';
     process.on('message', (command) => {
       if (command.type !== 'carryOut') return;
       appendFileSync(${JSON.stringify(countFile)}, 'x');
       const turn = readFileSync(${JSON.stringify(countFile)}, 'utf8').length;
       if (turn === 1) process.kill(process.pid, 'SIGKILL');
       if (turn === 2) process.abort();
       if (turn === 3) for (const all = []; ; ) all.push(new Array(1e5).fill({}));
       process.send({ type: 'ended', key: command.key, state: 'done', error: null });
     });
     process.send({ type: 'ready' });`,
  );
  vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=24'); // a heap that is full at once
  const ledger = await openRunLedger(folder);
  const supervisor = createComputeSupervisor(() => forkCompute(script), '/assets');
  const queue = createRunQueue({ folder, ledger, supervisor, emit: () => undefined, estimateMs: () => null, now: () => 0 });
  await queue.start([{ key, method: 'photograph-linear', dims: 1, fold: 0, step: 1 }], [record]);
  await vi.waitFor(() => expect(queue.status().state).toBe('paused'), { timeout: 15_000 });
  expect(queue.status().notice).toMatch(/died 3 times in a row on ‘Run 0’ \(.*memory ran out\)/);
  expect(queue.status()).toMatchObject({ done: 0, total: 1 });
  await queue.resume();
  await vi.waitFor(() => expect(queue.status().state).toBe('idle'), { timeout: 15_000 });
  expect(ledger.get(key)?.state).toBe('done');
  await queue.dispose();
}, 40_000);

it('a real process that hangs in a step is ended, by the watch or by a stop', async () => {
  const script = join(folder, 'hanging.mjs');
  writeFileSync(script, `process.on('message', ({ type }) => { if (type === 'carryOut') for (;;); }); process.send({ type: 'ready' });`);
  const patience = { ...defaultPatience, otherSilenceMs: 1_000, tickMs: 100, stopMs: 100 };
  let ended = 0;
  let begun = 0;
  const launch = () => {
    const started = forkCompute(script);
    started.onExit(() => ended++);
    return { ...started, post: (command: Parameters<typeof started.post>[0]) => (begun++, started.post(command)) };
  };
  const supervisor = createComputeSupervisor(launch, '/assets', patience);
  const carryOut = async () => supervisor.end(await supervisor.worker.ask(supervisor.begin('/p', key)));
  expect(await carryOut()).toEqual({ state: 'crashed', reason: 'it gave no sign of life for 1 seconds' });
  const stopped = carryOut();
  await vi.waitFor(() => expect(begun).toBe(2), { timeout: 5_000 });
  supervisor.stop('cancelled');
  expect(await stopped).toEqual({ state: 'cancelled', error: null, isCutOff: true });
  await vi.waitFor(() => expect(ended).toBe(2), { timeout: 5_000 });
});
