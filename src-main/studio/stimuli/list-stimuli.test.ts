import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRatings, writeDissimilarities, writeRatings, writeStimuli } from '../../store/files/tables';
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

  it('gives each drawing a version that changes with its content alone', async () => {
    const versionOf = async (id: string): Promise<string> => (await list()).find((card) => card.id === id)!.version;
    const before = await versionOf('owl');
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(await versionOf('axe')).not.toBe(before);
    copyFileSync(join(folder, 'stimuli/axe.svg'), join(folder, 'stimuli/owl.svg'));
    expect(await versionOf('owl')).toBe(await versionOf('axe'));
  });

  it('names missing, empty, broken and doubled drawings', async () => {
    rmSync(join(folder, 'stimuli/owl.svg'));
    writeFileSync(join(folder, 'stimuli/axe.svg'), '');
    writeFileSync(join(folder, 'stimuli/saw.svg'), 'this is text');
    copyFileSync(join(folder, 'stimuli/bowl.svg'), join(folder, 'stimuli/parrot.svg'));
    const cards = new Map((await list()).map((card) => [card.id, card.problems]));
    expect(cards.get('owl')).toEqual([{ kind: 'drawing-missing', about: 'stimuli/owl.svg', others: [] }]);
    expect(cards.get('axe')).toEqual([{ kind: 'drawing-empty', about: 'stimuli/axe.svg', others: [] }]);
    expect(cards.get('saw')).toEqual([{ kind: 'drawing-unreadable', about: 'stimuli/saw.svg', others: [] }]);
    expect(cards.get('parrot')).toEqual([{ kind: 'same-drawing', about: 'bowl', others: [] }]);
    expect(cards.get('bowl')).toEqual([]);
  });

  it('names pairs nobody rated and stimuli without a place', async () => {
    await writeRatings(
      folder,
      (await readRatings(folder)).filter(({ first, second }) => !(first === 'owl' && second === 'saw')),
    );
    await writeDissimilarities(folder, []);
    await writeStimuli(folder, [...miniStimuli, { id: 'new', name: 'newcomer', category: 'birds', image: '' }]);
    const cards = new Map((await list()).map((card) => [card.id, card.problems]));
    expect(cards.get('saw')).toEqual([{ kind: 'pairs-missing', about: '', others: ['owl', 'newcomer'] }]);
    expect(cards.get('new')?.map(({ kind }) => kind)).toEqual(['no-drawing', 'never-compared', 'no-place']);
  });

  it('counts how many judgements stand behind a dissimilarity where single ones are not known', async () => {
    await writeRatings(folder, []);
    await writeDissimilarities(folder, [{ first: 'owl', second: 'axe', dissimilarity: 1, ratings: 15 }]);
    const cards = new Map((await list()).map((card) => [card.id, card.ratings]));
    expect([cards.get('owl'), cards.get('axe'), cards.get('saw')]).toEqual([15, 15, 0]);
  });

  it('finds the same drawing saved again in another size, place and format', async () => {
    const path = '<path d="M40 30L160 60L90 180Z M60 60h60v20h-40z" fill="none" stroke="#000" stroke-width="6"/>';
    writeFileSync(join(folder, 'stimuli/axe.svg'), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">${path}</svg>`);
    const moved = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -20 420 420" width="300" height="300">${path}</svg>`;
    writeFileSync(join(folder, 'stimuli/saw.svg'), moved);
    const cards = new Map((await list()).map((card) => [card.id, card.problems]));
    expect(cards.get('saw')).toEqual([{ kind: 'similar-drawing', about: 'axe', others: [] }]);
  });
});
