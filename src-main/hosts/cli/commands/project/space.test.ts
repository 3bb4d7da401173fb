import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStimuli, writeFeatures } from '../../../../store/files/tables';
import { readerDouble } from '../../../../studio/experiments/compute-process.fixture';
import { createSampleProject } from '../../../../studio/projects/create-sample';
import { writeMiniSample } from '../../../../studio/test-support/mini-sample';
import type { Places } from '../../../places';
import { terminalDouble } from '../../../test-support/terminal-double';
import { runCli } from '../../run-cli';

const folder = mkdtempSync(join(tmpdir(), 'shape-space-space-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};
/** A square of side 1 and its middle, in thousandths. */
const square = '0,1000,1414,1000,707\n1000,0,1000,1414,707\n1414,1000,0,1000,707\n1000,1414,1000,0,707\n707,707,707,707,0\n';

async function cli(...argv: string[]): Promise<{ code: number; out: string; error: string; json: Record<string, unknown> }> {
  const terminal = terminalDouble({ folder });
  const places = { version: '1', userFolder: join(folder, 'user'), assetsFolder: join(folder, 'assets') } as Places;
  const code = await runCli(argv, { places, terminal, launchCompute: readerDouble, now: () => 0 });
  const out = terminal.out();
  return { code, out, error: terminal.error(), json: argv.includes('--json') ? (JSON.parse(out) as Record<string, unknown>) : {} };
}

beforeAll(async () => {
  await writeMiniSample(join(folder, 'assets'));
  await createSampleProject(join(folder, 'assets'), join(folder, 'study'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('a table given in place of a project is no project', async () => {
  const { code, error } = await cli('space', 'fit', file('alone.csv', square));
  expect([code, error]).toEqual([
    2,
    expect.stringContaining('is a file and no project. Give it with --dissimilarities or with --ratings.'),
  ]);
  expect((await cli('space', 'fit', 'nowhere')).code).toBe(2);
});

describe('shape-space space fit', () => {
  it('prints a fit for each number of dimensions as JSON', async () => {
    const fitting = ['--method', 'metric', '--dims', '1-2', '--starts', '4', '--json'];
    const { code, json } = await cli('space', 'fit', '--dissimilarities', file('square.csv', square), ...fitting);
    expect(code).toBe(0);
    const fits = json['fits'] as {
      dims: number;
      stress1: number;
      kendallTau: number;
      stressPerPoint: number[];
      coordinates: number[][];
      converged: boolean;
    }[];
    expect(fits.map(({ dims }) => dims)).toEqual([1, 2]);
    expect(fits[1]).toMatchObject({ converged: true });
    // The order is right; distances of equal pairs differ in their last digits, which tau-b counts: between sqrt(32 / 45) and 1.
    expect(fits[1]!.kendallTau).toBeGreaterThan(Math.sqrt(32 / 45) - 1e-9);
    expect(fits[1]!.stress1).toBeLessThan(1e-3);
    expect(fits[1]!.coordinates).toHaveLength(5);
    expect(fits[0]!.stressPerPoint.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 9);
  });

  it('says when a fit is hollow: next to no stress, and places that say little', async () => {
    // Eight stimuli, pairs near or far by a pattern that no space has.
    const rows = Array.from({ length: 8 }, (_, i) =>
      Array.from({ length: 8 }, (_, j) => (i === j ? 0 : 1 + ((i * j + i + j) % 3 === 0 ? 1 : 0))),
    );
    const given = ['--dissimilarities', file('tied.csv', `${rows.join('\n')}\n`), '--dims', '2', '--starts', '4'];
    const [tertiary, primary] = [await cli('space', 'fit', ...given, '--ties', 'tertiary'), await cli('space', 'fit', ...given)];
    expect(tertiary.out).toContain('the places say little');
    expect(primary.out).not.toContain('the places say little');
  });

  it('aggregates ratings, turns the scale round, limits their number, and says which pairs are missing', async () => {
    const rows = ['a,b,5', 'a,b,4', 'a,b,4', 'b,c,2', 'a,c,1', 'c,d,3', 'b,d,1'];
    const ratings = file('ratings.csv', `first,second,rating\n${rows.join('\n')}\n`);
    const { json } = await cli('space', 'fit', '--ratings', ratings, '--limit', '2', '--dims', '1', '--starts', '0', '--json');
    expect(json['aggregation']).toEqual({ statistic: 'mean', ratings: 6, leastPerPair: 1, mostPerPair: 2 });
    expect(json['pairs']).toEqual({ all: 6, missing: [['a', 'd']] });
    const outside = await cli('space', 'fit', '--ratings', ratings, '--rating-scale', '1-4');
    expect([outside.code, outside.error]).toEqual([2, expect.stringContaining('row 2: 5 is outside the scale of 1 to 4')]);
  });

  it.each([
    [[], 'Say what to scale'],
    [['--dissimilarities', 'none.csv'], 'There is no file'],
    [['--dissimilarities', 'square.csv', '--dims', '0-3'], '--dims takes'],
    [['--dissimilarities', 'square.csv', '--dims', '7'], '1 to 4 dimensions'],
    [['--dissimilarities', 'square.csv', '--method', 'tsne'], '--method takes classical, metric, nonmetric'],
    [['--dissimilarities', 'square.csv', '--starts', 'many'], '--starts takes a whole number from 0 to 10000'],
  ])('says in a sentence what it cannot use: %j', async (argv, sentence) => {
    file('square.csv', square);
    const { code, error } = await cli('space', 'fit', ...argv);
    expect([code, error.trim().split('\n')]).toEqual([2, [expect.stringContaining(sentence)]]);
  });
});

it('shape-space space scan finds the elbow and tests for structure', async () => {
  const { json } = await cli(
    'space',
    'scan',
    'study',
    '--dims',
    '1-3',
    '--starts',
    '2',
    '--permutations',
    '3',
    '--test-dims',
    '2',
    '--json',
  );
  expect(json['dimensions']).toHaveLength(3);
  expect(json['structure']).toMatchObject({ dims: 2, permutations: 3 });
});

describe('shape-space space compare', () => {
  it('finds a space again that was turned, moved and enlarged', async () => {
    const first = file('a.csv', 'stimulus,d1,d2\na,0,0\nb,2,0\nc,0,1\nd,3,3\n');
    const second = file('b.csv', 'd,-6,7\nc,-2,1\nb,0,5\na,0,1\n');
    const { json } = await cli('space', 'compare', first, second, '--json');
    expect(json).toMatchObject({ stimuli: 4, r2: expect.closeTo(1, 9) as number, scale: expect.closeTo(0.5, 9) as number });
  });

  it('needs stimuli in common', async () => {
    const { code, error } = await cli('space', 'compare', file('a.csv', 'a,1\nb,2\nc,3\n'), file('b.csv', 'd,1\ne,2\nf,3\n'));
    expect([code, error]).toEqual([2, expect.stringContaining('0 stimuli in common')]);
  });
});

describe('shape-space analyse', () => {
  it('counts intruders in regions against baselines', async () => {
    const { json } = await cli('analyse', 'regions', 'study', '--dims', '1', '--draws', '5', '--json');
    expect(json['baselines']).toHaveLength(3);
    expect(json['isFlat']).toBe(false);
  });

  it('finds directions of the features, and averages the best', async () => {
    const rows = (await readStimuli(join(folder, 'study'))).map(({ id }, i) => ({
      stimulus: id,
      scale: 'attentive',
      feature: 'FORM',
      value: i,
    }));
    await writeFeatures(join(folder, 'study'), rows.slice(1)); // one stimulus has no value
    const { json, code, error } = await cli('analyse', 'directions', 'study', '--dims', '2', '--json');
    expect([code, error.includes('kappa')]).toEqual([0, true]);
    expect((json['averaged'] as { by: string }[]).map(({ by }) => by)).toContain('spearman');
  });

  it('measures agreement of the space and of pixels', async () => {
    const { json } = await cli('analyse', 'agreement', 'study', '--json');
    const rows = json['rows'] as { block: number | null; measure: string; kendall: number }[];
    expect(rows.find(({ block, measure }) => block === null && measure === 'Euclidean')!.kendall).toBeGreaterThan(0.3);
    expect(rows.some(({ block }) => block !== null)).toBe(true);
  });

  it('says when the project has no such space', async () => {
    const { code, error } = await cli('analyse', 'regions', 'study', '--space', 'none');
    expect([code, error]).toEqual([2, expect.stringContaining('no coordinates')]);
  });
});
