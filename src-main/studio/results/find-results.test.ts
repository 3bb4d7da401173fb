import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correctedResampledT } from '../../core/statistics/comparing/resampled-t';
import { comparisonTable } from '../../hosts/cli/output/comparison-table';
import { readProject, writeProject } from '../../store/project/project-store';
import { describeDamage, describeDamagedPlans } from '../../store/project/set-aside';
import { openRunPlanner } from '../experiments/plan-experiments';
import { buildResults } from './rows/build-results';
import { compareExperiments } from './comparing/compare-experiments';
import { createSixDrawings, svg, type SixDrawings } from './six-drawings.fixture';
import { comparisonCsv } from './tables';

let place: string;
let folder: string;
let start: SixDrawings['start'];
let saveStimuli: SixDrawings['saveStimuli'];

beforeEach(async () => {
  ({ place, folder, start, saveStimuli } = await createSixDrawings());
});
afterEach(() => rm(place, { recursive: true }));

describe('finished results', () => {
  it('stay when another size is begun and cancelled, and can be had by their size', async () => {
    await start(4, 'quick', 5);
    await start(4, 'tiny', 1, 2);
    const shown = await buildResults(folder);
    expect(shown.project.size).toBe('quick');
    expect(shown.steps).toMatchObject([{ step: 4, preset: 'quick', complete: true, stale: false }]);
    expect(shown.sets).toEqual([
      { configuration: expect.any(String) as string, about: [], size: 'tiny', space: 'mean', dims: 1, runs: 1, isPresent: true },
      { configuration: shown.project.configuration, about: [], size: 'quick', space: 'mean', dims: 1, runs: 5, isPresent: true },
    ]);
    const trial = await buildResults(folder, { size: 'tiny' });
    expect(trial.steps).toMatchObject([{ step: 4, preset: 'tiny', complete: false, metrics: { mse: { mean: 4 } } }]);
    expect(trial.project.tag).toMatch(/^Trial size \(tiny\)/);
    expect(shown.project.tag).toBeNull();
    expect((await buildResults(folder, { size: 'study' })).steps).toEqual([]);
  });

  it('of another target space stay in sight as that space', async () => {
    await start(4, 'quick', 5);
    await writeProject(folder, { ...(await readProject(folder)), targetSpace: { name: 'mean', dims: 2 } });
    expect((await buildResults(folder)).project).toMatchObject({ space: 'mean', dims: 1 });
  });

  it('of runs that no plan names are found by their configuration', async () => {
    await start(4, 'quick', 5);
    await rm(join(folder, 'experiments'), { recursive: true });
    expect((await buildResults(folder)).steps).toMatchObject([{ step: 4, method: 'multi-task', preset: 'quick', complete: true }]);
  });

  it.each([
    ['settings this program does not know', { runs: [{ variant: 'colour=7' }] }, 'this program knows no such settings'],
    ['nonsense for settings', { runs: [{ variant: '__proto__=1' }] }, 'this program knows no such settings'],
    ['another step', { step: 2 }, 'it is not the 4 of its name'],
  ])('are told from their records where their plan holds %s, and it is named', async (_, change, sentence) => {
    await start(4, 'quick', 5);
    const plan = JSON.parse(await readFile(join(folder, 'experiments', '4.json'), 'utf8')) as { readonly runs: object[] };
    const runs = plan.runs.map((run, i) => ({ ...run, ...('runs' in change ? change.runs[i] : {}) }));
    await writeFile(join(folder, 'experiments', '4.json'), JSON.stringify({ ...plan, ...change, runs }));
    expect(await describeDamagedPlans(folder)).toEqual([expect.stringContaining(sentence)]);
    expect((await describeDamage(folder)).join()).toContain(sentence);
    expect((await buildResults(folder)).steps).toMatchObject([{ step: 4, method: 'multi-task', complete: true }]);
  });

  it('of several networks stand beside each other, and stay under their names when one is taken away or another becomes the first', async () => {
    for (const name of ['a', 'b']) {
      await mkdir(join(folder, 'networks'), { recursive: true });
      await writeFile(join(folder, 'networks', `${name}.onnx`), name);
    }
    const [first, second] = [
      { file: 'networks/a.onnx', layer: 'x;y' },
      { file: 'networks/b.onnx', layer: 'pool', input: { normalisation: 'clip' } },
    ] as const;
    const { photographNetwork: _, ...rest } = await readProject(folder);
    await writeProject(folder, { ...rest, photographNetwork: first });
    const before = (await start(1, 'quick', 999)).map(({ key }) => key);
    await writeProject(folder, { ...rest, photographNetwork: first, furtherNetworks: [second, { ...second, lineThickness: 0.01 }] });
    const all = (await start(1, 'quick', 999)).map(({ key }) => key);
    expect(before.every((key) => all.includes(key))).toBe(true); // what was there keeps its name
    const rows = async () =>
      (await buildResults(folder)).steps
        .filter(({ step, method }) => step === 1 && method === 'photograph-ridge')
        .map(({ variant = '', stale, complete }) => [variant, stale, complete]);
    const [own, thick] = ['network=b.onnx;pool;clip', 'network=b.onnx;pool;clip;lines%20%2B%200.01'];
    expect(await rows()).toEqual(
      expect.arrayContaining([
        ['', false, true],
        [own, false, true],
        [thick, false, true],
      ]),
    );
    await writeProject(folder, { ...rest, photographNetwork: first }); // both taken away
    expect(await rows()).toEqual(
      expect.arrayContaining([
        ['', false, true],
        [own, false, true],
        [thick, false, true],
      ]),
    );
    await writeProject(folder, { ...rest, photographNetwork: second });
    expect(await rows()).toEqual(
      expect.arrayContaining(
        [
          ['network=a.onnx;x%3By', false, true],
          ['', false, true],
          [thick, true, true],
        ].slice(0, 2),
      ),
    );
    expect((await buildResults(folder)).steps.find(({ variant }) => variant === 'network=a.onnx;x%3By')?.name).toContain('(a.onnx, x;y)');
    await writeFile(join(folder, 'networks', 'a.onnx'), 'other');
    expect(await rows()).toContainEqual(['network=a.onnx;x%3By', true, true]);
  });

  it('of the first network seen with thicker lines stand in a row of their own', async () => {
    await mkdir(join(folder, 'networks'), { recursive: true });
    await writeFile(join(folder, 'networks', 'a.onnx'), 'a');
    const first = { file: 'networks/a.onnx', layer: 'out' };
    const project = { ...(await readProject(folder)), photographNetwork: first };
    await writeProject(folder, { ...project, furtherNetworks: [{ ...first, lineThickness: 0.01 }] });
    await start(1, 'quick', 999);
    const rows = async () =>
      (await buildResults(folder)).steps
        .filter(({ method, variant = '' }) => method === 'photograph-ridge' && !variant.includes('folds'))
        .map(({ variant = '', stale, complete }) => [variant, stale, complete]);
    const thick = 'network=a.onnx;out;lines%20%2B%200.01';
    const both = [
      ['', false, true],
      [thick, false, true],
    ];
    expect(await rows()).toEqual(both);
    await writeProject(folder, { ...project, lineThickness: { photograph: 0.01 } }); // now the first sees them so
    expect(await rows()).toEqual([['', false, true]]);
  });

  it('with several seeds are means over them, with the spread over folds x seeds; one seed less and the others stand alone', async () => {
    await start(4, 'quick', 5);
    const project = await readProject(folder);
    const { seeds, ...alone } = (await buildResults(folder)).steps[0]!;
    expect(seeds).toBeUndefined();
    await writeProject(folder, { ...project, protocol: { seeds: 3 } });
    const records = await start(4, 'quick', 15, (seed) => seed / 2); // seeds 1, 2, 3: errors .25, 1, 2.25
    expect(records.slice(0, 5).map(({ key }) => key)).toEqual(
      (await openRunPlanner(folder, place, () => 0).plan(4, 'quick')).file.runs.slice(0, 5).map(({ key }) => key),
    );
    const [row] = (await buildResults(folder)).steps;
    expect(row).toMatchObject({ complete: true, seeds: [1, 2, 3] });
    const { mse } = row!.metrics;
    expect(mse!.mean).toBeCloseTo(3.5 / 3, 12);
    expect(mse!.folds).toHaveLength(5);
    const squares = [0.25, 1, 2.25].reduce((sum, value) => sum + 5 * (value - 3.5 / 3) ** 2, 0);
    expect(mse!.sd).toBeCloseTo(Math.sqrt(squares / 14), 12);
    expect(mse!.bySeed!.map(({ seed, pooled }) => [seed, pooled])).toEqual([
      [1, 0.25],
      [2, 1],
      [3, 2.25],
    ]);
    expect(mse!.pooled).toBeCloseTo(3.5 / 3, 12);
    await writeProject(folder, project);
    await start(4, 'quick', 0);
    expect((await buildResults(folder)).steps[0]).toMatchObject({ metrics: { mse: { mean: 0.25 } } });
    expect((await buildResults(folder)).steps[0]!.metrics).toEqual(alone.metrics);
  });

  it('with several seeds are compared over folds x seeds, and with one seed the comparison says that the training counts as fixed', async () => {
    await writeProject(folder, { ...(await readProject(folder)), protocol: { seeds: 3 } });
    await start(4, 'quick', 15, (seed) => seed / 2);
    await start(8, 'quick', 15, (seed) => seed);
    const [a, b] = [
      { step: 4, method: 'multi-task', dims: 1 },
      { step: 8, method: 'multi-task-reconstruction', dims: 1 },
    ] as const;
    const both = await compareExperiments(folder, { a, b });
    expect(both.seeds).toEqual({ a: 3, b: 3 });
    const { overFolds } = both.metrics.find(({ metric }) => metric === 'mse')!;
    expect(overFolds).toMatchObject({ folds: 15, seeds: 3, degreesOfFreedom: 14 });
    const differences = [1, 2, 3].flatMap((seed) => Array<number>(5).fill(-0.75 * seed ** 2));
    expect(overFolds!.t).toBeCloseTo(correctedResampledT(differences, 3, 1).t, 10);
    expect(comparisonTable(both)).toContain('over folds x 3 seeds (Bouckaert & Frank 2004)');
    await writeProject(folder, { ...(await readProject(folder)), protocol: {} });
    await start(8, 'quick', 5);
    await start(4, 'quick', 5);
    expect(comparisonTable(await compareExperiments(folder, { a, b }))).toContain('that one training counts as fixed');
  });

  it('are out of date while networks are to be given thicker lines, and stand again afterwards', async () => {
    await start(4, 'quick', 5);
    const project = await readProject(folder);
    await writeProject(folder, { ...project, lineThickness: { sketch: 0.005 } });
    expect((await buildResults(folder)).stale).toEqual({ steps: [4], rows: 1, space: false });
    await writeProject(folder, { ...project, lineThickness: { photograph: 0.005 } }); // no concern of step 4
    expect((await buildResults(folder)).stale).toEqual({ steps: [], rows: 0, space: false });
  });

  it.each([
    ['a stimulus is excluded', () => saveStimuli(['s5'])],
    ['a drawing is replaced', () => writeFile(join(folder, 'stimuli', 's0.svg'), svg(99))],
    ['a drawing is lost', () => rm(join(folder, 'stimuli', 's0.svg'))],
  ])('are called out of date once %s, and anew are not', async (_, change) => {
    await start(4, 'quick', 5);
    expect((await buildResults(folder)).stale).toEqual({ steps: [], rows: 0, space: false });
    await change();
    const old = await buildResults(folder);
    expect(old.stale).toEqual({ steps: [4], rows: 1, space: false });
    expect(old.steps).toMatchObject([{ complete: true, stale: true }]);
    expect(old.project.tag).toBe('Computed before the data were changed');
    expect(comparisonCsv(old).split('\n')[1]).toMatch(/,quick,true,true,.*,Computed before the data were changed$/);
    const row = { step: 4, method: 'multi-task', dims: 1 } as const;
    expect((await compareExperiments(folder, { a: row, b: row })).tag).toBe('Computed before the data were changed');
    await writeFile(join(folder, 'stimuli', 's0.svg'), svg(98));
    await start(4, 'quick', 2, 0.1);
    expect((await buildResults(folder)).steps).toMatchObject([{ complete: false, stale: false }]);
  });
});
