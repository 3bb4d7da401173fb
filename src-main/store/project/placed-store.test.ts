import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { KeptDrawing } from '../../contract/results/placing';
import { listKept, nextKeptId, removeKept, writeKept } from './placed-store';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'placed-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const kept = (id: string): KeptDrawing => ({
  ...{ schemaVersion: 1, id, name: `Kreis ${id}`, kept: '2026-01-01T00:00:00.000Z' },
  strokes: [{ points: [{ x: 1, y: 2, pressure: 0.5 }], width: 16, isEraser: false }],
  view: { turnDegrees: 0, size: null, right: 0, down: 0 },
  method: { row: { step: 4, method: 'multi-task', dims: 2 }, name: 'Multi-task learning', space: 'mean', dims: 2 },
  placed: {
    ...{ id, refused: null, places: [[0, 1]], mean: [0, 1], spread: 0, region: [1, 0, 0, 1], marks: ['far'], inkShare: 0.1 },
    ...{ strangeness: 1.2, nearest: [{ stimulus: 'a', name: 'A', distance: 1 }], readouts: [], classes: null },
  },
});
const png = Uint8Array.of(1, 2, 3);

it('gives kept drawings back in their order, with their pictures beside them, and never gives a number twice', async () => {
  expect([await listKept(folder), await nextKeptId(folder)]).toEqual([[], 'drawing-1']);
  for (const n of [1, 2, 10]) await writeKept(folder, kept(`drawing-${n}`), png);
  expect(await listKept(folder)).toEqual([kept('drawing-1'), kept('drawing-2'), kept('drawing-10')]);
  expect(Uint8Array.from(await readFile(join(folder, 'placed', 'drawing-2.png')))).toEqual(png);
  await removeKept(folder, 'drawing-2');
  expect((await listKept(folder)).map(({ id }) => id)).toEqual(['drawing-1', 'drawing-10']);
  expect((await readdir(join(folder, 'placed'))).filter((name) => name.startsWith('drawing-2'))).toEqual([]);
  expect(await nextKeptId(folder)).toBe('drawing-11');
});

it('passes over what is damaged, half written or foreign, and leaves it where it is', async () => {
  await writeKept(folder, kept('drawing-1'), png);
  await writeFile(join(folder, 'placed', 'drawing-3.png'), png); // ended before the record was written
  await writeFile(join(folder, 'placed', 'drawing-4.json'), '{"schemaVersion": 1, "id": "../evil"}');
  await writeFile(join(folder, 'placed', 'drawing-4.png'), png);
  await writeFile(join(folder, 'placed', 'notes.json'), '{}');
  expect((await listKept(folder)).map(({ id }) => id)).toEqual(['drawing-1']);
  await expect(removeKept(folder, '../../project')).rejects.toThrow();
  expect(await nextKeptId(folder)).toBe('drawing-5');
});
