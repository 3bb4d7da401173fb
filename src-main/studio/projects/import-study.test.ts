import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assignFolds } from '../../core/folds/folds';
import { readProject } from '../../store/project/project-store';
import { listSpaces, readSpace } from '../../store/project/space-store';
import { readDissimilarities, readFeatures, readStimuli } from '../../store/files/tables';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { importStudy, standInTag } from './import-study';

let parent: string;
let source: string;
let folder: string;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'import-'));
  source = join(parent, 'study');
  folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(source, path)), { recursive: true });
  writeFileSync(join(source, path), text);
};
const itemsFile = 'mds/similarities/rating_type/conceptual/item_names.csv';
const foldsFile = 'ml/folds/Shapes.csv';
const pairsFile = 'mds/data_set/aggregated/similarities/visual_mean_15.csv';
const matrixFile = 'mds/similarities/aggregator/mean/distance_matrix.csv';
const space2d = 'mds/data_set/spaces/coordinates/mean/2D-vectors.csv';
const featuresFile = 'mds/data_set/aggregated/features/all_features.csv';

/** Four items, of which the sample has no drawing of the bat. */
function writeSmallStudy(): void {
  write(itemsFile, 'salt shaker\nbat\nowl\naxe\n');
  write(foldsFile, 'images/C06I07_salt shaker.png,0\nimages/C21I03_owl.jpg,0\nimages/C21I01_bat.png,1\nimages/C25I01_axe.jpg,0\n');
  write('raw_data/category_names.csv', 'C06_Geschirr,dishes\nC21_Vögel,birds\nC25_Werkzeug,tools\n');
  write(pairsFile, 'pairID,ratings\nsalt shaker-bat,1\nsalt shaker-owl,2\nsalt shaker-axe,2.2\nbat-owl,4.8\nbat-axe,1.4\nowl-axe,1.6\n');
  write(space2d, 'axe,-1,-1\nbat,1,-1\nowl,1,1\nsalt shaker,-1,1\n');
  write('mds/data_set/spaces/coordinates/mean/stress.csv', 'dim,nonmetric_stress_primary\n2,0.25\n');
  write(featuresFile, 'item;ratingType;FORM;LINES\nowl;attentive;0.5;-0.25\n');
}

const importIt = (): ReturnType<typeof importStudy> => importStudy(testContext(join(parent, 'assets'), null), { source, folder });

describe('importStudy', () => {
  it('joins ids, names and categories of the files and takes drawings by name', async () => {
    writeSmallStudy();
    const { problems, ratings } = await importIt();
    expect(await readStimuli(folder)).toEqual([
      { id: 'C06I07', name: 'salt shaker', category: 'dishes', image: 'stimuli/C06I07_salt-shaker.svg' },
      { id: 'C21I01', name: 'bat', category: 'birds', image: '' },
      { id: 'C21I03', name: 'owl', category: 'birds', image: 'stimuli/C21I03_owl.svg' },
      { id: 'C25I01', name: 'axe', category: 'tools', image: 'stimuli/C25I01_axe.svg' },
    ]);
    expect(problems.join('\n')).toContain('The stimulus ‘bat’ (C21I01) has no drawing');
    expect(ratings).toBe(6 * 15);
    const { tag, targetSpace } = await readProject(folder);
    expect({ tag, targetSpace }).toEqual({ tag: standInTag, targetSpace: { name: 'mean', dims: 2 } });
    expect(await readFeatures(folder)).toEqual([
      { stimulus: 'C21I03', scale: 'attentive', feature: 'FORM', value: 0.5 },
      { stimulus: 'C21I03', scale: 'attentive', feature: 'LINES', value: -0.25 },
    ]);
  });

  it('turns similarities round, normalises coordinates that are not, and keeps the published stress', async () => {
    writeSmallStudy();
    await importIt();
    expect(await readDissimilarities(folder)).toContainEqual({ first: 'C21I01', second: 'C21I03', dissimilarity: 5 - 4.8, ratings: 15 });
    const { stimuli, coordinates } = await readSpace(folder, 'mean', 2);
    expect(stimuli[0]).toBe('C06I07');
    expect(coordinates[0]).toEqual([-Math.SQRT1_2, Math.SQRT1_2].map((x) => expect.closeTo(x, 12) as number));
    const [space] = await listSpaces(folder);
    expect(space!.settings.method).toBe('imported');
    expect(space!.dimensions).toEqual([{ dims: 2, stress1: 0.25, kendallTau: expect.any(Number) as number, converged: null }]);
  });

  it('prefers the originals when the person has them, and then carries no tag', async () => {
    writeSmallStudy();
    for (const name of ['C06I07_salt shaker', 'C21I01_bat', 'C21I03_owl', 'axe']) write(`images/${name}.PNG`, 'original');
    await importIt();
    expect(readFileSync(join(folder, 'stimuli/C25I01_axe.png'), 'utf8')).toBe('original');
    expect((await readProject(folder)).tag).toBeNull();
  });

  it('does with the matrix of distances alone: ids from names, categories of the sample, a space of its own', async () => {
    write(itemsFile, 'salt shaker\nbowl\nowl\nparrot\n');
    write(matrixFile, '0,1,3,3\n1,0,3,4\n3,3,0,0.5\n3,4,0.5,0\n');
    const { problems } = await importIt();
    expect((await readStimuli(folder)).map(({ id, category }) => `${id} ${category}`)).toEqual([
      'salt-shaker dishes',
      'bowl dishes',
      'owl birds',
      'parrot birds',
    ]);
    expect((await readProject(folder)).targetSpace).toEqual({ name: 'mean', dims: 3 });
    expect(problems.join('\n')).toContain('holds no coordinates, so the published spaces are not imported');
    expect(problems.join('\n')).toContain('is missing, so ids are made from the names');
  });

  it.each([
    [pairsFile, 'pairID,ratings\nbat-zebra,2\n', 'visual_mean_15.csv, row 2: ‘zebra’ is not one of the study'],
    [pairsFile, 'pairID,ratings\nbat-owl,7\n', 'visual_mean_15.csv, row 2: the mean rating must be from 1 to 5, not 7'],
    [pairsFile, 'pairID,ratings\nbat-owl,2\nowl-bat,2\n', 'visual_mean_15.csv, row 3: the pair ‘owl-bat’ stands there twice'],
    [pairsFile, 'pairID,ratings\nbat-owl,2\n', 'visual_mean_15.csv has 1 pairs, but 4 items make 6'],
    [space2d, 'axe,-1,-1\nbat,1,x\n', '2D-vectors.csv, row 2: ‘x’ is not a number'],
    [space2d, 'axe,-1,-1\nbat,1,-1\nowl,1,1\n', '2D-vectors.csv has no coordinates for ‘salt shaker’'],
    [space2d, 'axe,-1\nbat,1\nowl,1\nsalt shaker,1\n', '2D-vectors.csv gives 1 coordinates for ‘salt shaker’'],
    [featuresFile, 'item;ratingType;FORM\nowl;attentive;"0,5"\n', 'all_features.csv, row 2: ‘0,5’ has a decimal comma'],
    [foldsFile, 'images/C06I07_salt shaker.png,9\n', 'Shapes.csv, row 1: the fold must be 0 to 4'],
    [foldsFile, 'images/C06I07_salt shaker.png,0\n', 'Shapes.csv has no image for bat, owl, axe'],
    [itemsFile, 'owl\nOwl\n', 'item_names.csv, row 2: the item ‘Owl’ stands there twice'],
  ])('names file, row and reason when %s is bad, and leaves nothing behind', async (path, text, sentence) => {
    writeSmallStudy();
    write(path, text);
    await expect(importIt()).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining(sentence) as string });
    expect(readdirSync(parent).sort()).toEqual(['assets', 'study']);
  });

  it('says so when the folder is something else', async () => {
    mkdirSync(source);
    await expect(importIt()).rejects.toThrow('is not laid out like the study');
    rmSync(source, { recursive: true });
    await expect(importIt()).rejects.toMatchObject({ code: 'not-found' });
  });
});

const reference = resolve(import.meta.dirname, '../../../../shared/reference/shapes-study');

describe.skipIf(!existsSync(reference))('importStudy with the published data of the Shapes study', () => {
  it('has 60 items in 12 categories, all pairs, both spaces and our folds, and reproduces the published rank correlations', async () => {
    const { problems, ratings, categories } = await importStudy(testContext(join(parent, 'assets'), null), { source: reference, folder });
    expect(categories).toHaveLength(12);
    expect(ratings).toBe(1770 * 15);
    expect(problems.filter((problem) => !problem.includes('has no drawing'))).toEqual([]);
    const [mean, median] = await listSpaces(folder);
    expect(median!.dimensions.map(({ dims }) => dims)).toEqual([2, 4]);
    // Table mds_from_mean.csv of the study, Euclidean, fixed weights.
    const published = [0.3839, 0.5194, 0.5737, 0.6023, 0.6251, 0.6318, 0.6461, 0.6501, 0.6752, 0.6715];
    expect(mean!.dimensions.map(({ kendallTau }) => Number(kendallTau!.toFixed(4)))).toEqual(published);
    expect(mean!.dimensions[3]).toMatchObject({ dims: 4, stress1: 0.141224960407053 });
    const stimuli = await readStimuli(folder);
    const theirs = new Map(
      readFileSync(join(reference, foldsFile), 'utf8')
        .trim()
        .split('\n')
        .map((line) => [/(C\d+I\d+)_/.exec(line)![1], Number(line.split(',')[1])]),
    );
    expect(assignFolds(stimuli)).toEqual(stimuli.map(({ id }) => theirs.get(id)));
  });

  it('keeps every digit of the published coordinates', async () => {
    cpSync(reference, source, { recursive: true });
    await importIt();
    const published = readFileSync(join(reference, 'mds/data_set/spaces/coordinates/mean/4D-vectors.csv'), 'utf8');
    const { stimuli, coordinates } = await readSpace(folder, 'mean', 4);
    const owl = coordinates[stimuli.indexOf('C21I03')]!;
    expect(published).toContain(`owl,${owl.join(',')}\n`);
  });
});
