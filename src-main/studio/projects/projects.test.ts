import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../../store/project/project-check';
import { readProject } from '../../store/project/project-store';
import { listSpaces, readSpace } from '../../store/project/space-store';
import { readDissimilarities } from '../../store/files/tables';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { createProject } from './create-project';
import { createSampleProject, sampleTag } from './create-sample';
import { describeProject } from './describe-project';
import { openProject } from './open-project';
import { openSample } from './open-sample';

let parent: string;
let assets: string;
let folder: string;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'projects-'));
  assets = join(parent, 'assets');
  folder = join(parent, 'my study');
  await writeMiniSample(assets);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('createSampleProject', () => {
  it('makes a whole project with a computed space, the tag and the attribution', async () => {
    await createSampleProject(assets, folder);
    expect(await checkProject(folder)).toEqual([]);
    const { tag, targetSpace, attribution } = await readProject(folder);
    expect({ tag, targetSpace, attribution }).toEqual({
      tag: sampleTag,
      targetSpace: { name: 'mean', dims: 4 },
      attribution: [{ what: 'drawings', who: 'us', licence: 'MIT', url: '' }],
    });
    const [space] = await listSpaces(folder);
    expect(space!.dimensions.map(({ dims }) => dims)).toEqual([1, 2, 3, 4, 5]); // six stimuli have no sixth dimension
    expect(await readDissimilarities(folder)).toContainEqual({ first: 'owl', second: 'parrot', dissimilarity: 1 / 3, ratings: 3 });
  });

  it('gives the same coordinates each time', async () => {
    await createSampleProject(assets, folder);
    await createSampleProject(assets, join(parent, 'second'));
    expect(await readSpace(join(parent, 'second'), 'mean', 4)).toEqual(await readSpace(folder, 'mean', 4));
  });

  it('leaves nothing behind when it fails half-way', async () => {
    writeFileSync(join(assets, 'sample', 'ratings.csv'), 'rater,first,second,rating\nr1,owl,zebra,3\n');
    await expect(createSampleProject(assets, folder)).rejects.toMatchObject({ message: expect.stringContaining('zebra') as string });
    expect(readdirSync(parent)).toEqual(['assets']);
  });

  it('says what to do when the material was not prepared', async () => {
    rmSync(join(assets, 'sample'), { recursive: true });
    await expect(createSampleProject(assets, folder)).rejects.toMatchObject({ code: 'not-available' });
  });

  it('refuses a folder with something in it and leaves that alone', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await expect(createSampleProject(assets, folder)).rejects.toMatchObject({ code: 'already-exists' });
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });
});

describe('opening', () => {
  it('creates the sample on first start and finds it again afterwards', async () => {
    const context = testContext(assets, null);
    const first = await openSample(context);
    writeFileSync(join(first.folder, 'note.txt'), 'kept');
    const second = await openSample(context);
    expect(second).toEqual(first);
    expect(existsSync(join(second.folder, 'note.txt'))).toBe(true);
    expect(first).toMatchObject({
      stimuli: 6,
      categories: ['dishes', 'birds', 'tools'],
      ratings: 45,
      corpora: 2,
      spaces: ['mean'],
      problems: [],
    });
  });

  it('opens an empty project and says what it lacks', async () => {
    await createProject(folder, ' Wörter ');
    const summary = await openProject(testContext(assets, null), { folder });
    expect(summary.file.name).toBe('Wörter');
    expect(summary.problems).toEqual(['stimuli.csv lists no stimuli. Import ratings or a study first.']);
  });

  it('shows a damaged table as a problem instead of failing', async () => {
    await createSampleProject(assets, folder);
    writeFileSync(join(folder, 'stimuli.csv'), 'id,name\n');
    const summary = await openProject(testContext(assets, null), { folder });
    expect(summary.stimuli).toBe(0);
    expect(summary.problems[0]).toContain('stimuli.csv has no column ‘category’');
  });

  it('refuses a project of a newer version and leaves it untouched', async () => {
    await createProject(folder);
    const text = readFileSync(join(folder, 'project.json'), 'utf8').replace('"schemaVersion": 1', '"schemaVersion": 7');
    writeFileSync(join(folder, 'project.json'), text);
    await expect(openProject(testContext(assets, null), { folder })).rejects.toThrow('newer version of this program (file format 7');
    expect(readFileSync(join(folder, 'project.json'), 'utf8')).toBe(text);
  });

  it('describes no project while none is open', async () => {
    expect(await describeProject(testContext(assets, null))).toBeNull();
  });
});
