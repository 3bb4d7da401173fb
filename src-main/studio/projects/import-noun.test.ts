import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProject } from '../../store/project/project-store';
import { listSpaces } from '../../store/project/space-store';
import { readDissimilarities, readRatings, readStimuli } from '../../store/files/tables';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { importStudy } from './import-study';

let parent: string;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'noun-'));
  await writeMiniSample(join(parent, 'assets'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(parent, 'NOUN', path)), { recursive: true });
  writeFileSync(join(parent, 'NOUN', path), text);
};
const importIt = (): ReturnType<typeof importStudy> =>
  importStudy(testContext(join(parent, 'assets'), null), { source: join(parent, 'NOUN'), folder: join(parent, 'project') });

/** Three objects, two people, laid out as in the repository. */
function writeSmallStudy(): void {
  write('mds/similarities/item_names.csv', '2001\n2002\n2003\n');
  write(
    'mds/raw_data/raw_distances.csv',
    'Subject,Stimulus,2001,2002,2003\n2,2001,,,\n2,2002,300,,\n2,2003,600,900,\n4,2001,,,\n4,2002,600,,\n4,2003,600,1500,\n',
  );
  write('mds/vectors/HorstHout/2D-vectors.csv', '2001,0,1\n2002,1,0\n2003,-1,-1\n');
  write('mds/vectors/nonmetric_SMACOF/1D-vectors.csv', '2001,0\n2002,1\n2003,-1\n');
  write('mds/vectors/nonmetric_SMACOF/stress.csv', 'dim,metric_stress,nonmetric_stress_primary\n1,0.5,0.4\n');
  write('images/2001.jpg', 'photo');
}

describe('importStudy with the files of the NOUN study', () => {
  it('reads judgements as likeness from 0 to 5, aggregates them, and takes the spaces and photographs', async () => {
    writeSmallStudy();
    const { problems, ratings } = await importIt();
    const folder = join(parent, 'project');
    expect(ratings).toBe(6);
    expect(await readStimuli(folder)).toContainEqual({ id: '2001', name: '2001', category: '', image: 'stimuli/2001_2001.jpg' });
    expect(await readRatings(folder)).toContainEqual({ rater: '4', first: '2003', second: '2002', rating: 0 });
    expect(await readDissimilarities(folder)).toContainEqual({ first: '2001', second: '2002', dissimilarity: 1.5, ratings: 2 });
    expect((await listSpaces(folder)).map(({ name, dimensions }) => [name, dimensions[0]!.dims, dimensions[0]!.stress1])).toEqual([
      ['HorstHout', 2, null],
      ['nonmetric_SMACOF', 1, 0.4],
    ]);
    const { name, tag, targetSpace } = await readProject(folder);
    expect({ name, tag, targetSpace }).toEqual({ name: 'NOUN study', tag: null, targetSpace: { name: 'nonmetric_SMACOF', dims: 1 } });
    expect(problems.join('\n')).toContain('HorstHout/stress.csv is missing');
  });

  it('reads the first layout: a matrix and coordinates in one folder', async () => {
    write('mds/NOUN_distance_matrix.csv', '0,1,2\n1,0,3\n2,3,0\n');
    write('mds/output/2D-vectors.csv', '2001,0,1\n2002,1,0\n2003,-1,-1\n');
    await importIt();
    expect(await readDissimilarities(join(parent, 'project'))).toContainEqual({
      first: '2002',
      second: '2003',
      dissimilarity: 3,
      ratings: 0,
    });
    expect((await readProject(join(parent, 'project'))).targetSpace).toEqual({ name: 'output', dims: 2 });
  });

  it.each([
    [
      'mds/raw_data/raw_distances.csv',
      'Subject,Stimulus,2001,2002,2003\n2,2002,far,,\n',
      'raw_distances.csv, row 2: ‘far’ is not a number',
    ],
    ['mds/raw_data/raw_distances.csv', 'Subject,Stimulus,2001,2002,2003\n2,2002,-3,,\n', 'row 2: a distance cannot be -3'],
    ['mds/raw_data/raw_distances.csv', 'a,b,c\n', 'must begin with the columns Subject, Stimulus'],
    ['mds/raw_data/raw_distances.csv', 'Subject,Stimulus,2001,2002,2999\n2,2001,,4,5\n', 'names ‘2999’, which'],
    ['mds/vectors/HorstHout/2D-vectors.csv', '2001,0,1\n', 'has no coordinates for ‘2002’'],
  ])('names file, row and reason when %s is bad', async (path, text, sentence) => {
    writeSmallStudy();
    write(path, text);
    await expect(importIt()).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining(sentence) as string });
  });
});
