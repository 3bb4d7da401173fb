/** A workpack may come from anywhere, and says whom to ask: only who is named on the command line is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planRun, smallTraining, writeSmallProject } from '../../compute/runs/small-project.fixture';
import { writeWorkpack } from '../../store/runs/workpack-store';
import { readerDouble } from '../../studio/experiments/compute-process.fixture';
import { terminalDouble } from '../test-support/terminal-double';
import { runCli } from './run-cli';

let place: string;
let pack: string;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'slurm-command-'));
  pack = join(place, 'pack');
  await writeSmallProject(pack);
  const key = await planRun(pack, smallTraining, 0);
  await writeWorkpack(pack, { schemaVersion: 1, project: { id: 'small', name: 'Small' }, program: '1', runs: [key], files: [] });
  mkdirSync(join(pack, 'submissions'));
  const submission = {
    schemaVersion: 1,
    submitted: '2026-11-30T12:00:00.000Z',
    host: 'me@nowhere.invalid',
    arrays: [{ job: 7, runs: [key] }],
  };
  writeFileSync(join(pack, 'submissions', '1.json'), JSON.stringify(submission));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function slurm(...argv: string[]): Promise<{ readonly code: number; readonly out: string }> {
  const terminal = terminalDouble({ folder: place });
  const places = {
    assetsFolder: join(place, 'assets'),
    rendererFolder: place,
    userFolder: join(place, 'user'),
    computeScript: '',
    preloadScript: '',
    version: '1',
  };
  const code = await runCli(['slurm', ...argv], { places, terminal, launchCompute: readerDouble, now: Date.now });
  return { code, out: terminal.out() };
}

it.each(['status', 'cancel'])('%s asks no login node that only stands in the folder, and says how it is asked', async (command) => {
  const path = process.env['PATH'];
  process.env['PATH'] = place; // ssh cannot even be begun: had it been, this would fail
  try {
    const { code, out } = await slurm(command, 'pack');
    expect([code, out]).toEqual([0, expect.stringContaining('Runs were handed to me@nowhere.invalid, which was not asked.')]);
  } finally {
    process.env['PATH'] = path;
  }
});
