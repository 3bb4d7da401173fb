import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildResults } from '../studio/results/rows/build-results';
import { createImageReader } from '../studio/image-reader';
import { buildReport } from '../studio/report/build-report';
import { writePublishedProject } from './runs/published-project.fixture';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  await writePublishedProject(folder);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it('says what was done and found in the numbers of the project, and needs no other file', async () => {
  const html = await buildReport(folder, createImageReader(null), 'Shape Space Studio 0');
  expect(html).toContain('The stimuli were 15 line drawings from 3 categories of 5 each.');
  expect(html).toContain('2 participants rated the similarity of pairs of drawings (209 ratings; 105 of 105 pairs');
  expect(html).toContain('One further rating was excluded.');
  const row = (await buildResults(folder)).steps.find(({ method }) => method === 'multi-task');
  expect(html).toContain(`>${row!.metrics['mse']!.mean.toFixed(2)} (`);
  expect(html).toMatch(/95% CI \[/);
  expect(html.match(/<(img|script|link|iframe)\b/g)).toBeNull();
  expect(html.match(/(?:href|src)="(?!data:|#)/g)).toBeNull();
});

it('shows names as they are, whatever stands in them', async () => {
  const path = join(folder, 'project.json');
  const file = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...file, name: '<script>alert(1)</script>' }));
  const html = await buildReport(folder, createImageReader(null), 'Shape Space Studio 0');
  expect(html).not.toContain('<script');
  expect(html).toContain('&#60;script&#62;alert(1)');
});
