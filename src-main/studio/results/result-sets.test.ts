import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResultsDocument, ResultSet } from '../../contract/results/results';
import { allPlans } from '../../core/experiments/fit-budget';
import { readProject, writeProject } from '../../store/project/project-store';
import { writeProjectDevice } from '../../store/project/project-device';
import { checkpointPath } from '../../store/runs/checkpoint-store';
import { findDecoders } from '../placing/find-decoders';
import { buildResults } from './rows/build-results';
import { nameSet } from './result-sets';
import { createSixDrawings, svg, type SixDrawings } from './six-drawings.fixture';

let six: SixDrawings;
beforeEach(async () => {
  six = await createSixDrawings();
});
afterEach(() => rm(six.place, { recursive: true }));

const results = (configuration?: string): Promise<ResultsDocument> =>
  buildResults(six.folder, configuration === undefined ? {} : { configuration });
const change = async (to: object): Promise<void> => writeProject(six.folder, { ...(await readProject(six.folder)), ...to });
const namesOf = ({ sets }: ResultsDocument): [string, number][] => sets.map((set): [string, number] => [nameSet(set), set.runs]);
const setWith = ({ sets }: ResultsDocument, about: string): ResultSet => sets.find((set) => set.about.join().includes(about))!;

/** Of its only step-4 row. */
async function mseOf(configuration: string): Promise<[mean: number, isComplete: boolean, isStale: boolean]> {
  const [row] = (await results(configuration)).steps;
  return [row!.metrics['mse']!.mean, row!.complete, row!.stale];
}

describe('a configuration', () => {
  it('planned for the time there is stays when another time is planned for, and neither has a row of the other', async () => {
    const [first, second] = [allPlans[3]!, allPlans[60]!];
    await change({ fitted: { ...first, budgetMs: 60_000, predictedMs: 1 } });
    await six.start(4, 'fitted', 5, 1);
    await six.start(2, 'fitted', 5, 1);
    await change({ fitted: { ...second, budgetMs: 3_600_000, predictedMs: 1 } });
    await six.start(4, 'fitted', 2, 3);
    const document = await results();
    expect(namesOf(document)).toEqual([
      [`fitted, 72 pixels, width 0.25, ${first.epochs} epochs`, 10],
      [`fitted, ${second.imageSize} pixels, width ${second.widthMultiplier}, ${second.epochs} epochs`, 2],
    ]);
    expect(document.steps.map(({ step }) => step)).toEqual([2, 4]); // the fullest
    for (const { configuration, runs } of document.sets)
      expect(await mseOf(configuration)).toEqual(runs === 10 ? [1, true, false] : [9, false, false]);
    const asked = await buildResults(six.folder, { size: 'fitted' });
    expect(asked.project.configuration).toBe(document.sets[1]!.configuration); // by its size the present plan is meant
  });

  it('computed on another device is shown by itself', async () => {
    await six.start(4, 'quick', 5, 1);
    await writeProjectDevice(six.folder, { engine: 'onnx', device: 'webgpu' });
    await six.start(4, 'quick', 5, 2);
    const document = await results();
    expect(namesOf(document)).toEqual([
      ['quick', 5],
      ['quick, computed on the processor', 5],
    ]);
    expect(await mseOf(document.sets[0]!.configuration)).toEqual([4, true, false]);
    expect(await mseOf('Quick, computed on the Processor')).toEqual([1, true, false]);
  });

  it.each([
    ['thicker lines', () => change({ lineThickness: { sketch: 0.005 } }), 'lines as they are drawn', true],
    ['another seed', () => change({ seed: 7 }), 'seed 1', false],
    ['another drawing', () => writeFile(join(six.folder, 'stimuli', 's0.svg'), svg(99)), 'before the data were changed', true],
  ])('of before %s can still be had', async (_, act, name, isStale) => {
    await six.start(4, 'quick', 5, 1);
    await act();
    await six.start(4, 'quick', 5, 2);
    const document = await results();
    expect(document.steps[0]!.metrics['mse']!.mean).toBe(4);
    expect(document.sets).toHaveLength(2);
    expect(await mseOf(setWith(document, name).configuration)).toEqual([1, true, isStale]);
  });

  it('keeps the seeds that a project with fewer of them no longer shows', async () => {
    await change({ protocol: { seeds: 3 } });
    await six.start(4, 'quick', 15, (seed) => seed);
    await change({ protocol: {} });
    await six.start(4, 'quick', 0);
    const document = await results();
    expect(document.steps[0]!.metrics['mse']!.mean).toBe(1);
    const every = await results(setWith(document, 'every seed').configuration);
    expect(every.steps[0]).toMatchObject({ seeds: [1, 2, 3], complete: true });
  });

  it('has every finished run in one of them, whatever has become of the plans', async () => {
    await six.start(4, 'quick', 5, 1);
    await six.start(2, 'tiny', 5, 1);
    await change({ lineThickness: { sketch: 0.01 }, seed: 5 });
    await six.start(4, 'quick', 5, 2);
    await six.start(8, 'quick', 4, 2);
    await rm(join(six.folder, 'experiments'), { recursive: true });
    const document = await results();
    const folds = await Promise.all(
      document.sets.map(async ({ configuration }) => (await results(configuration)).steps.map(({ metrics }) => metrics['mse']!.folds)),
    );
    expect(folds.flat(2)).toHaveLength(5 + 5 + 5 + 4);
  });

  it('set apart from another of its size offers the decoders of that size once', async () => {
    for (const step of [4, 8] as const) await six.start(step, 'first-study', 5); // the fullest
    const study = await six.start(8, 'study', 5);
    await change({ seed: 7 });
    study.push(...(await six.start(8, 'study', 4)));
    for (const { key } of study) {
      await mkdir(dirname(checkpointPath(six.folder, key, 'best')), { recursive: true });
      await writeFile(checkpointPath(six.folder, key, 'best'), 'weights');
    }
    expect((await results()).sets.filter(({ size }) => size === 'study')).toHaveLength(2);
    const sizes = (await findDecoders(six.folder)).methods.map(({ row }) => row.size);
    expect(sizes).toEqual(['study']);
  });

  it('that nobody has ever run has no results', async () => {
    await six.start(4, 'quick', 5);
    expect((await results('study')).steps).toEqual([]);
  });
});
