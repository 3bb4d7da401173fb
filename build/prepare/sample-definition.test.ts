import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSampleDefinition, type SampleDefinition } from './sample-definition';
import { renderSketches } from './sample-sketches';
import { renderStimulus } from './sample-stimuli';

const resources = resolve(import.meta.dirname, '../../resources/sample-project');
let definition: SampleDefinition;
let folder: string;
beforeAll(async () => {
  definition = await readSampleDefinition(resources);
  folder = mkdtempSync(join(tmpdir(), 'sample-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the definition of the sample', () => {
  it('has twelve categories of five different items', () => {
    const counts = new Map<string, number>();
    for (const { category } of definition.stimuli) counts.set(category, (counts.get(category) ?? 0) + 1);
    expect([...counts.values()]).toEqual(Array(12).fill(5));
    expect(new Set(definition.stimuli.map(({ id }) => id)).size).toBe(60);
  });

  it('names drawings that can be drawn, from OpenMoji and of our own', async () => {
    for (const id of ['teapot', 'stork']) {
      const stimulus = definition.stimuli.find((entry) => entry.id === id)!;
      const { density } = await renderStimulus(stimulus, resources, folder);
      expect(density).toBeGreaterThan(0.02);
      expect(existsSync(join(folder, `${id}.png`))).toBe(true);
    }
  });

  it('shares no icon set between the two corpora', () => {
    const packages = definition.corpora.flatMap(({ sets }) => sets.map((set) => set.package));
    expect(new Set(packages).size).toBe(packages.length);
    expect(packages.length).toBeGreaterThanOrEqual(30);
  });
});

describe('renderSketches', () => {
  it('draws a class for both corpora, from six to ten times each, and leaves out what too few sets have', async () => {
    const { bicycle, lemon } = definition.classTable.classes;
    const table = { ...definition.classTable, classes: { bicycle: bicycle!, lemon: lemon! } };
    const { sketches } = await renderSketches(definition.corpora, table, folder, () => undefined);
    const count = (corpus: string, name: string): number =>
      sketches.filter((sketch) => sketch.corpus === corpus && sketch.class === name).length;
    expect([count('a', 'bicycle'), count('b', 'bicycle')].every((n) => n >= 6 && n <= 10)).toBe(true);
    expect([count('a', 'lemon'), count('b', 'lemon')]).toEqual([0, 6]);
    const { set, icon } = sketches[0]!;
    expect(existsSync(join(folder, 'a', 'bicycle', `${set}-${icon}.png`))).toBe(true);
  });
});
