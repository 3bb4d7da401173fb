import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRatings, writeRatings, writeStimuli } from '../../store/tables';
import { createSampleProject } from '../projects/create-sample';
import { miniStimuli, testContext, writeMiniSample } from '../test-support/mini-sample';
import { listStimuli } from './list-stimuli';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'stimuli-'));
  folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
  await createSampleProject(join(parent, 'assets'), folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const list = (): ReturnType<typeof listStimuli> => listStimuli(testContext(join(parent, 'assets'), folder));

describe('listStimuli', () => {
  it('shows coordinates of the target space, judgements and folds', async () => {
    const cards = await list();
    expect(cards.map(({ problems }) => problems).flat()).toEqual([]);
    expect(cards.every(({ coordinates, ratings }) => coordinates.length === 4 && ratings === 15)).toBe(true);
    expect(cards.map(({ fold }) => fold).sort()).toEqual([0, 0, 1, 2, 3, 4]);
  });

  it('names missing, empty, broken and doubled drawings', async () => {
    rmSync(join(folder, 'stimuli/owl.svg'));
    writeFileSync(join(folder, 'stimuli/axe.svg'), '');
    writeFileSync(join(folder, 'stimuli/saw.svg'), 'this is text');
    copyFileSync(join(folder, 'stimuli/bowl.svg'), join(folder, 'stimuli/parrot.svg'));
    const cards = new Map((await list()).map((card) => [card.id, card.problems]));
    expect(cards.get('owl')).toEqual(['The drawing stimuli/owl.svg is missing. Put a good file in its place.']);
    expect(cards.get('axe')).toEqual(['The drawing stimuli/axe.svg is an empty file. Put a good file in its place.']);
    expect(cards.get('saw')).toEqual(['The drawing stimuli/saw.svg is not an image that can be read. Put a good file in its place.']);
    expect(cards.get('parrot')).toEqual(['Its drawing is the same as that of ‘bowl’. Exchange one of them.']);
    expect(cards.get('bowl')).toEqual([]);
  });

  it('names pairs nobody rated and stimuli without a place', async () => {
    await writeRatings(folder, (await readRatings(folder)).filter(({ first, second }) => !(first === 'owl' && second === 'saw'))); // prettier-ignore
    await writeStimuli(folder, [...miniStimuli, { id: 'new', name: 'newcomer', category: 'birds', image: '' }]);
    const cards = new Map((await list()).map((card) => [card.id, card.problems]));
    expect(cards.get('saw')).toEqual(['Nobody compared it with owl, newcomer.']);
    expect(cards.get('new')).toEqual([
      'It has no drawing. Put its image into stimuli/ and name it in stimuli.csv.',
      'Nobody compared it with another stimulus.',
      'It has no place in the target space. Compute the space again.',
    ]);
  });
});
