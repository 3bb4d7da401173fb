import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assignFolds } from '../../../core/folds/folds';
import { categoryMeans } from '../../../core/regression/baselines';
import { readItems, readStudySpace, studyFolder } from '../../../core/spaces/shapes-study.fixture';
import { baselineRows, type LooksAlike } from './baseline-rows';
import type { JudgedDistances } from '../judged-distances';
import { placedSpaceOf } from '../placed-space';
import { summariseFolds } from './summarise-folds';

const unjudged: JudgedDistances = { fingerprint: '', kendall: () => ({}), triplets: () => ({}), judge: () => ({}), tripletCeiling: null };
const nothing: LooksAlike = () => null;

// Two categories of five on a line: stimulus k of its category lies in fold k.
const stimuli = ['a', 'b'].flatMap((category) => [0, 1, 2, 3, 4].map((k) => ({ id: `${category}${k}`, name: '', category, image: '' })));
const space = { name: 'made', dims: 1, stimuli: stimuli.map(({ id }) => id), coordinates: stimuli.map((_, i) => [i < 5 ? i : 10 * i]) };
const places = placedSpaceOf(stimuli, space);

describe('baselines as rows of the results', () => {
  it('category mean: the mean place of the training drawings of the same category (hand-computed)', () => {
    const [{ method, folds }] = baselineRows(places, unjudged, nothing) as [ReturnType<typeof baselineRows>[0]];
    expect(method).toBe('category-mean');
    // Fold 0 tests a0 and b0, validates on fold 4, trains on 1 to 3.
    expect(folds[0]!.predictions.map(({ stimulus, role, at }) => [stimulus, role, at])).toEqual([
      ['a0', 'test', [2]],
      ['b0', 'test', [70]],
    ]);
    expect(folds[0]!.metrics.test['mse']).toBe((2 ** 2 + 20 ** 2) / 2);
  });

  it('category mean: a category without training drawings gets the mean of all', () => {
    const training = { rows: 3, columns: 2, data: Float64Array.of(1, 2, 3, 4, 8, 9) };
    expect([...categoryMeans(training, ['a', 'a', 'b'], ['b', 'a', 'c', ''])]).toEqual([8, 9, 2, 3, 4, 5, 4, 5]);
  });

  it('there is none of the category where all drawings have one', () => {
    const one = stimuli.map((stimulus) => ({ ...stimulus, category: 'a' }));
    expect(baselineRows(placedSpaceOf(one, space), unjudged, nothing)).toEqual([]);
  });

  it('nearest neighbour: the place of the most similar drawing that the fold trains on', () => {
    const alike: LooksAlike = (method, fold) =>
      method === 'nearest-sketch' && fold === 0 ? (id) => (id === 'a0' ? ['b0', 'a4', 'b3', 'a1'] : ['a2']) : null;
    const found = (looksAlike: LooksAlike) =>
      baselineRows(places, unjudged, looksAlike).filter(({ method }) => method.startsWith('nearest-'));
    const rows = found(alike);
    expect(rows.map(({ method }) => method)).toEqual(['nearest-sketch']);
    expect(rows[0]!.folds.map(({ fold }) => fold)).toEqual([0]);
    // b0 is tested itself and a4 validates: b3 is the first of the training drawings.
    expect(rows[0]!.folds[0]!.predictions.map(({ at }) => at)).toEqual([[80], [2]]);
    expect(found(() => () => ['gone'])).toEqual([]); // nobody alike is trained on
  });

  it.skipIf(!existsSync(studyFolder))('reaches R² .63 in the published 4-D space, more than any network of the study', () => {
    const read = (path: string): string => readFileSync(path, 'utf8');
    // 'data/Shapes/images/C03I02_television.png,0': category, number and name of an item, and its published fold.
    const published = new Map(
      [...read(`${studyFolder}/../ml/folds/Shapes.csv`).matchAll(/((C\d+)I\d+)_([^.]+)\.\w+,(\d)/g)].map(([, id, category, name, fold]) => {
        return [name!, { id: id!, category: category!, fold: Number(fold) }] as const;
      }),
    );
    const items = readItems(read).map((name) => published.get(name)!);
    const all = items.map(({ id, category }) => ({ id, name: id, category, image: '' }));
    expect(assignFolds(all)).toEqual(items.map(({ fold }) => fold));
    for (const [dims, r2] of [[1, 0.723], [2, 0.592], [3, 0.612], [4, 0.631], [10, 0.452]] as const) {
      const flat = readStudySpace(read, dims);
      const coordinates = items.map((_, i) => [...flat.subarray(i * dims, (i + 1) * dims)]);
      const study = placedSpaceOf(all, { name: 'mean', dims, stimuli: items.map(({ id }) => id), coordinates });
      const { folds } = baselineRows(study, unjudged, nothing)[0]!;
      expect(summariseFolds(folds, study, unjudged)['r2']!.pooled).toBeCloseTo(r2, 3);
    } // prettier-ignore
  });
});
