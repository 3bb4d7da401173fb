import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SpaceSettings } from '../../../contract/study/space';
import { fitSpace } from './fit-space';
import golden from './minima.json';
import { readStudyDissimilarities, studyFolder } from '../shapes-study.fixture';

/** Made by build/golden/space_minima.py: the lowest stress of R's smacof, isoMDS and monoMDS and of scikit-learn, 16 random starts each. */
const rules: Record<string, Pick<SpaceSettings, 'method' | 'ties' | 'scale'>> = {
  ratio: { method: 'metric', ties: 'primary', scale: 'ratio' },
  interval: { method: 'metric', ties: 'primary', scale: 'unbounded-interval' },
  'bounded interval': { method: 'metric', ties: 'primary', scale: 'interval' },
  primary: { method: 'nonmetric', ties: 'primary' },
  secondary: { method: 'nonmetric', ties: 'secondary' },
  tertiary: { method: 'nonmetric', ties: 'tertiary' },
};
const stored: Record<string, { n: number; values: (number | null)[] } | undefined> = golden.data;
const names = [...new Set(golden.problems.map(({ data }) => data))];

describe('the lowest stress found is never above that of other programs at the same number of starts', () => {
  for (const name of names) {
    const data = stored[name];
    it.skipIf(data === undefined && !existsSync(studyFolder))(
      `for ${name}${data ? '' : ' (needs the reference data)'}`,
      () => {
        const matrix = data
          ? { n: data.n, values: Float64Array.from(data.values, (value) => value ?? NaN) }
          : readStudyDissimilarities((path) => readFileSync(path, 'utf8'));
        const above = golden.problems
          .filter((problem) => problem.data === name)
          .map(({ rule, dims, stress1, by }) => {
            const own = fitSpace(matrix, dims, { ...rules[rule]!, starts: golden.starts, maxIterations: 1000, seed: 1 }).stress1;
            return { rule, dims, by, own, above: own - stress1 };
          })
          .filter((each) => !(each.above <= 1e-4));
        expect(above).toEqual([]);
      },
      120_000,
    );
  }

  it('on a line too, where others stay in poor orders', () => {
    const ekman = { n: golden.data.ekman.n, values: Float64Array.from(golden.data.ekman.values) };
    const stress = (scale: 'interval' | 'unbounded-interval', dims: number): number =>
      fitSpace(ekman, dims, { method: 'metric', ties: 'primary', scale, starts: 16, maxIterations: 1000, seed: 3 }).stress1;
    expect(stress('interval', 1)).toBeLessThan(0.366);
    expect(stress('interval', 2)).toBeCloseTo(0.0992, 4);
    expect(stress('unbounded-interval', 2)).toBeCloseTo(0.09, 4);
  });
});
