import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../contract/study/project';
import type { Space } from '../../contract/study/space';
import { writeCorpora } from '../corpora/corpus-store';
import { dataFingerprint } from './data-fingerprint';
import { checkProject } from './project-check';
import { createProjectFolder, readProject, savedAtMs } from './project-store';
import { listSpaces, readSpace, writeSpace } from './space-store';
import { readStimuli, writeDissimilarities, writeRatings, writeStimuli } from '../files/tables';
import type { RegressionConfiguration, TrainingConfiguration } from '../../contract/running/configuration';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'project-'));
  folder = join(parent, 'study');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const file: ProjectFile = {
  schemaVersion: 1,
  id: 'p',
  name: 'Wörter & Dinge',
  tag: null,
  targetSpace: { name: 'mean', dims: 1 },
  photographNetwork: null,
  seed: 42,
  attribution: [],
};
const stimuli = ['a', 'b', 'c'].map((id) => ({ id, name: `thing ${id}`, category: 'things', image: `stimuli/${id}.svg` }));
const space: Space = {
  schemaVersion: 1,
  name: 'mean',
  settings: { method: 'nonmetric', ties: 'primary', starts: 4, maxIterations: 100, seed: 1 },
  source: 'computed',
  dimensions: [{ dims: 1, stress1: 0.1, kendallTau: 0.5, converged: true }],
};
const coordinates = { name: 'mean', dims: 1, stimuli: ['a', 'b', 'c'], coordinates: [[-1], [1 / 3], [2 / 3]] };

async function createWhole(): Promise<void> {
  await createProjectFolder(folder, file);
  mkdirSync(join(folder, 'stimuli'));
  for (const { image } of stimuli) writeFileSync(join(folder, image), `<svg>${image}</svg>`);
  await writeStimuli(folder, stimuli);
  await writeRatings(folder, [{ rater: 'r1', first: 'a', second: 'b', rating: 4 }]);
  await writeDissimilarities(folder, [
    { first: 'a', second: 'b', dissimilarity: 1, ratings: 1 },
    { first: 'c', second: 'a', dissimilarity: 2, ratings: 1 },
    { first: 'b', second: 'c', dissimilarity: 3, ratings: 1 },
  ]);
  await writeSpace(folder, space, [coordinates]);
  mkdirSync(join(folder, 'sketches/cow'), { recursive: true });
  writeFileSync(join(folder, 'sketches/cow/1.png'), 'png');
  const images = [{ path: 'cow/1.png', class: 'cow', fold: 0 }];
  await writeCorpora(folder, { schemaVersion: 1, corpora: [{ id: 'a', name: 'A', kind: 'corpus', root: 'sketches', images }] });
}

describe('project folder', () => {
  it('reads back what it wrote and finds nothing wrong with it', async () => {
    await createWhole();
    expect(await readProject(folder)).toEqual(file);
    expect(await savedAtMs(folder)).toBeGreaterThan(0);
    expect(await readStimuli(folder)).toEqual(stimuli);
    expect(await listSpaces(folder)).toEqual([space]);
    expect(await readSpace(folder, 'mean', 1)).toEqual(coordinates);
    expect(await checkProject(folder)).toEqual([]);
  });

  it('refuses a folder that holds something and leaves it as it was', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.docx'), 'x');
    await expect(createProjectFolder(folder, file)).rejects.toMatchObject({ code: 'already-exists' });
    expect(readdirSync(folder)).toEqual(['thesis.docx']);
  });

  it('says that a folder without project.json is no project', async () => {
    mkdirSync(folder);
    await expect(readProject(folder)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('is not a project folder') as string,
    });
  });

  it('refuses names of spaces that are no folder names, before touching the disk', async () => {
    await createProjectFolder(folder, file);
    for (const name of ['../x', 'a/b', 'con', 'nul.txt', 'x.', '', 'a\\b'])
      await expect(writeSpace(folder, { ...space, name }, [])).rejects.toMatchObject({ code: 'bad-input' });
    expect(existsSync(join(folder, 'spaces'))).toBe(false);
  });

  it('names the second of two equal ids', async () => {
    await createWhole();
    writeFileSync(join(folder, 'stimuli.csv'), 'id,name,category,image\na,x,y,\nb,x,y,\na,x,y,\n');
    await expect(readStimuli(folder)).rejects.toThrow('stimuli.csv, row 4: the id ‘a’ stands there twice');
  });
});

describe('checkProject', () => {
  it('names the missing drawing, pair, place, corpus image and unknown ids, and goes on after a damaged table', async () => {
    await createWhole();
    rmSync(join(folder, 'stimuli/b.svg'));
    rmSync(join(folder, 'sketches/cow/1.png'));
    writeFileSync(join(folder, 'ratings.csv'), 'rater,first,second,rating\nr,a,zebra,3\n');
    writeFileSync(join(folder, 'dissimilarities.csv'), 'first,second,dissimilarity,ratings\na,b,1,1\na,c,2,1\n');
    writeFileSync(join(folder, 'spaces/mean/1D.csv'), 'stimulus,d1\na,1\nb,2\n');
    writeFileSync(join(folder, 'features.csv'), 'stimulus,scale,feature,value\na,x,FORM,high\n');
    const problems = await checkProject(folder);
    const expected = [
      'The drawing stimuli/b.svg of ‘thing b’ (b) is missing',
      'features.csv, row 2: in column ‘value’, ‘high’ is not a number',
      'ratings.csv names stimuli that stimuli.csv does not have: zebra',
      '1 of all pairs have no dissimilarity, among them thing b and thing c',
      'The space ‘mean’ in 1 dimensions has no place for thing c',
      '1 images of the corpus ‘A’ are missing',
    ];
    for (const sentence of expected) expect(problems.join('\n')).toContain(sentence);
    expect(problems).toHaveLength(expected.length);
  });

  it('notices a target space that is not there', async () => {
    await createWhole();
    rmSync(join(folder, 'spaces'), { recursive: true });
    expect(await checkProject(folder)).toEqual([
      'The target space ‘mean’ in 1 dimensions is not there. Compute it, or choose another one.',
    ]);
  });
});

describe('dataFingerprint', () => {
  const regression = {
    kind: 'regression',
    space: 'mean',
    dims: 1,
    features: { source: 'photograph', network: 'inception-v3', layer: 'pool' },
  } as unknown as RegressionConfiguration; // the fingerprint reads nothing else
  const classification = {
    kind: 'training',
    space: 'mean',
    dims: 1,
    objectives: { classification: 1, reconstruction: 0, mapping: 0 },
  } as unknown as TrainingConfiguration;

  it('changes with a drawing, but only for configurations that read drawings', async () => {
    await createWhole();
    const before = [await dataFingerprint(folder, regression), await dataFingerprint(folder, classification)];
    writeFileSync(join(folder, 'stimuli/a.svg'), '<svg>redrawn</svg>');
    const after = [await dataFingerprint(folder, regression), await dataFingerprint(folder, classification)];
    expect([before[0] === after[0], before[1] === after[1]]).toEqual([false, true]);
  });

  it('does not change when a stimulus is renamed or the project is moved', async () => {
    await createWhole();
    const before = await dataFingerprint(folder, regression);
    await writeStimuli(
      folder,
      stimuli.map((row) => ({ ...row, name: 'other' })),
    );
    expect(await dataFingerprint(folder, regression)).toBe(before);
  });

  it('changes with the corpus for what reads corpora, also through a frozen encoder', async () => {
    await createWhole();
    const transfer = { ...regression, features: { source: 'encoder', training: classification } } as RegressionConfiguration;
    const configurations = [classification, transfer, regression];
    const before = await Promise.all(configurations.map((configuration) => dataFingerprint(folder, configuration)));
    writeFileSync(join(folder, 'sketches/cow/1.png'), 'longer png');
    const after = await Promise.all(configurations.map((configuration) => dataFingerprint(folder, configuration)));
    expect(after.map((text, i) => text === before[i])).toEqual([false, false, true]);
  });
});
