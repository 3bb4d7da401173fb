import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ComputeReport } from '../../contract/running/compute-protocol';
import { computeReportSchema } from '../../contract/running/compute-protocol';
import { linuxCards } from './graphics-cards';
import { answerQuestion } from './measure-device';

async function answer(device: string): Promise<ComputeReport> {
  const reports: ComputeReport[] = [];
  await answerQuestion({ type: 'measure', engine: 'onnx', device, preset: 'tiny', seconds: 0.05 }, (report) => reports.push(report));
  expect(reports).toHaveLength(1);
  return computeReportSchema.parse(reports[0]);
}

it('measures the network of a preset on a device', async () => {
  const report = await answer('cpu');
  expect(report).toMatchObject({ type: 'measured', error: null });
  const speed = report.type === 'measured' ? report.speed : null;
  expect(speed?.train).toBeGreaterThan(0);
  expect(speed?.evaluate).toBeGreaterThan(0);
  expect(speed?.startMs).toBeGreaterThan(0);
});

it('answers with a sentence where there is no such device', async () => {
  expect(await answer('abacus')).toMatchObject({ type: 'measured', speed: null, error: expect.stringContaining('abacus') as string });
});

it('names graphics cards by what the system says of their makers', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shape-space-cards-'));
  for (const [card, vendor, device] of [
    ['card0', '0x10de', '0x2684'],
    ['card1', '0xabcd', '0x0001'],
    ['card0-HDMI-A-1', '', ''],
  ] as const) {
    // prettier-ignore
    await mkdir(join(folder, card, 'device'), { recursive: true });
    await writeFile(join(folder, card, 'device', 'vendor'), `${vendor}\n`);
    await writeFile(join(folder, card, 'device', 'device'), `${device}\n`);
  }
  expect(await linuxCards(folder)).toEqual(['NVIDIA 0x2684', '0xabcd 0x0001']);
  expect(await linuxCards(join(folder, 'nowhere'))).toEqual([]);
  await rm(folder, { recursive: true });
});
