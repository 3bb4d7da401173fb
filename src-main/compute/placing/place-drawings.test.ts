import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunKey } from '../../contract/running/run';
import { decodeImage } from '../../pipeline/decode/decode-image';
import { readPredictions, readRun, runFile, writeRun } from '../../store/runs/run-store';
import { findPlacingMethods } from '../../studio/placing/find-methods';
import { carryOutRun } from '../runs/carry-out-run';
import type { RunControl } from '../runs/run-control';
import { planRun, regressionOn, smallTraining, writeSmallProject } from '../runs/small-project.fixture';
import { createWorkbench, type Workbench } from '../runs/workbench';
import { openPlacer, type Placer } from './place-drawings';

let folder: string;
let bench: Workbench;
const runs: RunKey[] = [];
const regressions: RunKey[] = [];
const control: RunControl = {
  stopRequested: () => null,
  progressed: () => undefined,
  epochEnded: () => undefined,
  remarked: () => undefined,
};
const training = { ...smallTraining, optimiser: { ...smallTraining.optimiser, epochs: 1 } };

async function with5<T>(keys: readonly RunKey[], use: (placer: Placer) => Promise<T>): Promise<T> {
  const placer = await openPlacer(folder, keys, bench, decodeImage, control);
  try {
    return await use(placer);
  } finally {
    await placer.dispose();
  }
}
const drawing = async (id: string) => ({ id, bytes: new Uint8Array(await readFile(join(folder, 'stimuli', `${id}.svg`))) });
const python = process.env['SHAPE_SPACE_PYTHON'] ?? 'python3';
const hasPython = spawnSync(python, ['-c', 'import numpy, onnxruntime, PIL']).status === 0;
const never = (): never => expect.fail('not decoded');
const svg = (content: string) =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="white"/>${content}</svg>`,
  );

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'place-drawings-')), 'project');
  await writeSmallProject(folder);
  bench = createWorkbench(join(folder, 'no-assets'));
  for (let fold = 0; fold < 5; fold++) {
    const key = await planRun(folder, training, fold);
    runs.push(key);
    const regression = await planRun(folder, regressionOn(training, { type: 'ridge', penalties: [0.01, 1] }), fold, [key]);
    regressions.push(regression);
    for (const each of [key, regression])
      expect(await carryOutRun(folder, each, bench, control, () => 1_750_000_000_000)).toEqual({ state: 'done', error: null });
  }
});
afterAll(async () => {
  await bench.dispose();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

/** Of the stimulus, by each run. */
async function predicted(keys: readonly RunKey[], id: string): Promise<number[][]> {
  const tables = await Promise.all(keys.map((key) => readPredictions(folder, key)));
  return tables.map((rows) => rows.find(({ stimulus, copy }) => stimulus === id && copy === 0)!.at);
}

function expectSame(places: readonly (readonly number[])[], others: readonly (readonly number[])[]): void {
  places.forEach((at, fold) => at.forEach((value, k) => expect(value).toBeCloseTo(others[fold]![k]!, 4)));
}

describe('placing drawings', () => {
  it('puts the drawing of a stimulus where the runs have put the stimulus, from a vector drawing and from pixels', async () => {
    const vector = await drawing('discs3');
    const { drawings } = await with5(runs, (placer) => placer.place([vector]));
    expectSame(drawings[0]!.places, await predicted(runs, 'discs3'));
    const pixels = await sharp(vector.bytes, { density: (72 * 512) / 128 })
      .png()
      .toBuffer(); // as vector drawings are decoded
    const again = await with5(runs, (placer) => placer.place([{ id: 'png', bytes: pixels }]));
    expect(again.drawings[0]!.places).toEqual(drawings[0]!.places);
    const decoded = await decodeImage(pixels); // as a pad sends them
    const bare = await with5(runs, (placer) => placer.place([{ id: 'png', image: decoded.ok ? decoded.image : never() }]));
    expect(bare).toEqual(again);
  });

  it('says what lies near, how sure it is, and what the encoder takes it for', async () => {
    const { coverage, drawings } = await with5(runs, async (placer) => placer.place([await drawing('boxes2')]));
    const [placed] = drawings;
    expect(coverage).toMatchObject({ level: 0.9, of: 15 });
    expect(placed!.nearest).toHaveLength(8);
    expect([...placed!.nearest].sort((a, b) => a.distance - b.distance)).toEqual(placed!.nearest);
    expect(placed!.region).toHaveLength(4);
    expect(placed!.marks).toEqual([]);
    expect(placed!.classes!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(placed!.classes!.map(({ name }) => name).sort()).toEqual(['bar', 'box', 'cross', 'disc']);
  });

  it.skipIf(!hasPython)('puts a drawing where its example in Python puts it, with onnxruntime, numpy and pillow', async () => {
    const thin = '<path d="M30 20 C90 10 180 60 150 170 L40 150 Z" fill="none" stroke="#333" stroke-width="3"/>';
    const sizes = [64, 200, 512, 1500];
    const pngs = await Promise.all(
      sizes.map((size) =>
        sharp(svg(thin), { density: (72 * size) / 200 })
          .flatten({ background: 'white' })
          .toColourspace('b-w')
          .png()
          .toBuffer(),
      ),
    );
    pngs.push(
      await sharp(svg('<rect x="20" y="70" width="150" height="30"/><circle cx="60" cy="60" r="25"/>'))
        .extend({ right: 77, background: 'white' })
        .png()
        .toBuffer(),
    );
    const own = await with5(runs, (placer) => placer.place(pngs.map((bytes, i) => ({ id: String(i), bytes }))));
    const [first, last] = [own.drawings[0]!.places[1]!, own.drawings.at(-1)!.places[1]!];
    expect(Math.hypot(...first.map((value, k) => value - last[k]!))).toBeGreaterThan(0.01); // else all would be alike
    for (const [i, bytes] of pngs.entries()) {
      const file = join(folder, `outside-${i}.png`);
      await writeFile(file, bytes);
      const { stdout } = await promisify(execFile)(python, [runFile(folder, runs[1]!, 'place.py'), runFile(folder, runs[1]!), file]);
      const theirs = JSON.parse(stdout) as Record<string, number>;
      expect(Object.keys(theirs)).toEqual(['d1', 'd2']);
      own.drawings[i]!.places[1]!.forEach((value, k) =>
        expect(Math.abs(Object.values(theirs)[k]! - value), `picture ${i}`).toBeLessThan(1e-5),
      );
    }
  });

  it('gives no place to blank paper, one dot, a black picture or what is no picture', async () => {
    const files = [
      svg(''),
      svg('<circle cx="100" cy="100" r="3"/>'),
      svg('<rect width="200" height="200"/>'),
      new TextEncoder().encode('no'),
    ];
    const { drawings } = await with5(runs, (placer) => placer.place(files.map((bytes, i) => ({ id: String(i), bytes }))));
    expect(drawings.map(({ refused }) => refused?.why)).toEqual(['blank', 'dot', 'all-ink', 'unreadable']);
    expect(drawings.every(({ places, mean, region }) => places.length === 0 && mean.length === 0 && region === null)).toBe(true);
  });

  it('marks a photograph, and ink unlike that of all rated drawings', async () => {
    const noise = await sharp(Buffer.from(Uint8Array.from({ length: 120 * 120 }, (_, i) => 90 + ((i * 7919) % 120) + (i % 120) / 4)), {
      raw: { width: 120, height: 120, channels: 1 },
    })
      .jpeg()
      .toBuffer();
    const files = [noise, svg('<rect x="40" y="40" width="120" height="120"/>'), svg('<path d="M20 20 L180 180" stroke="black"/>')];
    const { drawings } = await with5(runs, (placer) => placer.place(files.map((bytes, i) => ({ id: String(i), bytes }))));
    expect(drawings[0]!.marks.some((mark) => mark === 'uneven-ground' || mark === 'grey-ground')).toBe(true);
    expect(drawings[1]!.marks).toContain('much-ink');
    expect(drawings[2]!.marks).toContain('little-ink');
  });

  it('turns, scales and moves on the canvas only where it is asked to', async () => {
    const bar = await drawing('bars4');
    const [usual, same, turned, small] = await with5(runs, async (placer) => [
      await placer.place([bar]),
      await placer.place([bar], { turnDegrees: 0, size: null, right: 0, down: 0 }),
      await placer.place([bar], { turnDegrees: 90, size: null, right: 0, down: 0 }),
      await placer.place([bar], { turnDegrees: 0, size: 0.5, right: 1, down: -1 }),
    ]);
    expect(same).toEqual(usual);
    expect(turned.drawings[0]!.mean).not.toEqual(usual.drawings[0]!.mean);
    expect(small.drawings[0]!.mean).not.toEqual(usual.drawings[0]!.mean);
  });

  it('places by regressions from their coefficients, and fits them again where they are missing', async () => {
    const disc = await drawing('discs1');
    const stored = await with5(regressions, (placer) => placer.place([disc]));
    expectSame(stored.drawings[0]!.places, await predicted(regressions, 'discs1'));
    for (const key of regressions) await rm(runFile(folder, key, 'coefficients.safetensors'));
    const fitted = await with5(regressions, (placer) => placer.place([disc]));
    expectSame(fitted.drawings[0]!.places, stored.drawings[0]!.places);
    await readFile(runFile(folder, regressions[0]!, 'coefficients.safetensors')); // kept for the next time
  });
});

it('is offered for rows whose five runs are finished, and for no others', async () => {
  const offered = async (): Promise<string[]> => (await findPlacingMethods(folder)).methods.map(({ row }) => row.method).sort();
  expect(await offered()).toEqual(['multi-task', 'sketch-ridge']);
  const record = (await readRun(folder, runs[2]!))!;
  await writeRun(folder, { ...record, state: 'running' }); // with the weights it had so far
  expect(await offered()).not.toContain('multi-task');
  await writeRun(folder, record);
});
