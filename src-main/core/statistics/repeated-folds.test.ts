/** Means, standard deviations and the corrected t test over folds x seeds, against SciPy (build/golden/repeated_folds.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { correctedResampledT } from './comparing/resampled-t';
import { meanAndSd } from './summary';

interface Golden {
  readonly train: number;
  readonly test: number;
  readonly cases: readonly {
    readonly seeds: number;
    readonly folds: number;
    readonly a: number[][];
    readonly b: number[][];
    readonly t: number;
    readonly p: number;
    readonly mean: number;
    readonly sd: number;
    readonly sdOverSeeds: number | null;
  }[];
}

const { train, test, cases } = JSON.parse(readFileSync('build/golden/repeated-folds.json', 'utf8')) as Golden;

describe.each(cases)('$folds folds x $seeds seeds', ({ a, b, t, p, mean, sd, sdOverSeeds }) => {
  it('are tested as SciPy tests them', () => {
    const differences = a.flatMap((row, s) => row.map((value, f) => value - b[s]![f]!));
    const found = correctedResampledT(differences, train, test);
    expect(found.t).toBeCloseTo(t, 10);
    expect(found.p).toBeCloseTo(p, 12);
    expect(found.degreesOfFreedom).toBe(differences.length - 1);
  });

  it('are summarised as NumPy does', () => {
    const summary = meanAndSd(a.flat());
    expect(summary.mean).toBeCloseTo(mean, 13);
    expect(summary.sd).toBeCloseTo(sd, 13);
    if (sdOverSeeds !== null) expect(meanAndSd(a.map((row) => meanAndSd(row).mean)).sd).toBeCloseTo(sdOverSeeds, 13);
  });
});
