import { describe, expect, it } from 'vitest';
import type { MetricName } from '../../catalogue/metrics';
import { biasChartFrom, biasChartHeight, biasScene, biasTable } from './bias-scene';
import { errorsScene, errorsTable } from './errors-scene';
import { fixtureAnalysis, fixtureComparison, fixtureResults } from '../figures.fixture';
import { paperStyle } from '../scene/figure-style';
import { ladderFrom, ladderHeight, ladderScene, ladderTable } from './ladder-scene';
import { layerChartFrom, layerChartHeight, layerScene, layerTable } from './layer-scene';
import { publishedValue } from '../../results/published-values';
import { rowFrame } from './row-chart';
import type { Mark, Scene } from '../scene/scene';

const results = fixtureResults();
const analysis = fixtureAnalysis();
const texts = (scene: Scene): string[] => scene.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
const symbols = (scene: Scene, key: string): Mark[] => scene.marks.filter((mark) => mark.kind === 'symbol' && mark.key === key);

describe('the ladder', () => {
  const ladder = ladderFrom(results, analysis, { metric: 'mse', form: 'folds', name: 'MSE' }, paperStyle);
  const scene = ladderScene(ladder, { width: 700, height: ladderHeight(ladder) * 12 }, paperStyle);

  it('of a pooled value has one number without a spread, and the folds as before', () => {
    const pooled = fixtureResults();
    for (const { metrics } of pooled.steps) if (metrics['r2'] !== undefined) metrics['r2'].pooled = 0.262;
    const of = (form: 'pooled' | 'folds') =>
      ladderFrom(pooled, null, { metric: 'r2', form, name: 'R²' }, paperStyle).rungs.find(({ kind }) => kind === 'method')!;
    expect(of('pooled')).toMatchObject({ mean: 0.262, sd: null, spread: [0.262, 0.262], folds: of('folds').folds });
    expect(of('folds').sd).not.toBeNull();
  });

  it('climbs from the baselines over pixels and methods to the noise ceiling', () => {
    expect(ladder.rungs.map(({ key }) => key)).toEqual([
      'zero',
      'pixels',
      '1:photograph-lasso',
      '3:sketch-lasso',
      '4:multi-task',
      'ceiling',
    ]);
    expect(scene.targets.map(({ key }) => key)).toEqual(ladder.rungs.map(({ key }) => key));
    const tau = { ...results, steps: results.steps.map((row) => ({ ...row, metrics: { ...row.metrics, kendall: row.metrics['mse']! } })) };
    expect(ladderFrom(tau, analysis, { metric: 'kendall', form: 'folds', name: 'τ' }, paperStyle).rungs.at(-1)).toMatchObject({
      label: 'Target space, 4-D',
      mean: 0.6,
    });
    expect(ladderFrom(results, null, { metric: 'mse', form: 'folds', name: 'MSE' }, paperStyle).rungs.map(({ key }) => key)).not.toContain(
      'ceiling',
    );
  });
  it('ends, of triplets, in what the space gets right and in the most frequent answers', () => {
    const steps = results.steps.map((row) => ({ ...row, metrics: { ...row.metrics, triplets: row.metrics['mse']! } }));
    const judged = { ...results, steps, triplets: { targetSpace: 0.7, ceiling: 0.72 } };
    const { rungs } = ladderFrom(judged, analysis, { metric: 'triplets', form: 'pooled', name: 'Triplet accuracy' }, paperStyle);
    expect(rungs.slice(-2).map(({ key, mean, kind }) => [key, mean, kind])).toEqual([
      ['target', 0.7, 'ceiling'],
      ['majority', 0.72, 'ceiling'],
    ]);
    const other = ladderFrom(judged, analysis, { metric: 'mse', form: 'folds', name: 'MSE' }, paperStyle).rungs.map(({ key }) => key);
    expect(other).not.toContain('majority');
  });
  it('puts what no method is behind the methods: category mean with the blind answers, nearest neighbours after the pixels', () => {
    const [row] = results.steps;
    const baseline = (method: 'category-mean' | 'nearest-sketch') => ({ ...row!, step: 0 as const, method });
    const withRows = { ...results, steps: [baseline('nearest-sketch'), baseline('category-mean'), ...results.steps] };
    const { rungs } = ladderFrom(withRows, analysis, { metric: 'mse', form: 'folds', name: 'MSE' }, paperStyle);
    expect(rungs.map(({ key }) => key).slice(0, 5)).toEqual([
      'zero',
      '0:category-mean',
      'pixels',
      '0:nearest-sketch',
      '1:photograph-lasso',
    ]);
    expect(rungs[1]).toMatchObject({ kind: 'baseline', label: 'Category mean (sees no image)', published: null });
  });
  it('is bold only where the best beats every other method', () => {
    const bold = (metric: MetricName) =>
      ladderFrom(results, analysis, { metric, form: 'folds', name: metric }, paperStyle)
        .rungs.filter((rung) => rung.bold)
        .map(({ key }) => key);
    expect(bold('mse')).toEqual(['4:multi-task']);
    expect(bold('r2')).toEqual([]); // ahead, but not by more than luck
  });
  it('puts published values beside results in the published space, and nowhere else', () => {
    expect(ladder.rungs.map(({ published }) => published)).toEqual([null, null, 0.509, 0.474, 0.404, null]);
    const own = { ...results, project: { ...results.project, isPublishedSpace: false } };
    expect(
      ladderFrom(own, analysis, { metric: 'mse', form: 'folds', name: 'MSE' }, paperStyle).rungs.every(
        ({ published }) => published === null,
      ),
    ).toBe(true);
    expect(publishedValue('multi-task', 'r2', 1)).toBe(0.364); // not the −130 of averaging over images
    expect(publishedValue('multi-task', 'rank', 4)).toBeNull();
    expect(publishedValue('classification', 'accuracy:tu-berlin', 4)).toBe(0.632);
    expect(publishedValue('sketch-linear', 'r2', 3)).toBeNull();
  });
  it('keeps the ceiling and all baselines in sight when a method or a control runs away, and says how far that one is', () => {
    const far = (mean: number) => ({ mean, sd: 9, folds: [mean], pooled: null });
    const steps = results.steps.flatMap((row) =>
      row.step === 4 && row.dims === 4
        ? [
            { ...row, metrics: { ...row.metrics, mse: far(66385) } },
            { ...row, step: 3 as const, method: 'sketch-shuffled' as const, metrics: { ...row.metrics, mse: far(13.5) } },
          ]
        : [row],
    );
    const wild = ladderScene(
      ladderFrom({ ...results, steps }, analysis, { metric: 'mse', form: 'folds', name: 'MSE' }, paperStyle),
      { width: 700, height: 400 },
      paperStyle,
    );
    expect(texts(wild)).toEqual(expect.arrayContaining(['66385', '13.50']));
    const [zero] = symbols(wild, 'zero') as Extract<Mark, { kind: 'symbol' }>[];
    const [ceiling] = symbols(wild, 'ceiling') as Extract<Mark, { kind: 'symbol' }>[];
    expect(zero!.x - ceiling!.x).toBeGreaterThan(100);
  });
  it('stands in a table as well', () => {
    const table = ladderTable(ladder, paperStyle);
    expect(table.columns).toEqual(['Method', 'Mean', 'SD', 'Published', 'Fold 1', 'Fold 2', 'Fold 3', 'Fold 4', 'Fold 5']);
    expect(table.rows).toHaveLength(6);
    expect(table.rows[5]!.slice(0, 3)).toEqual(['Noise ceiling (half of the ratings)', 0.2, null]);
  });
});

describe('the layers', () => {
  const view = { kind: 'encoder', measure: 'Euclidean', statistic: 'kendall' } as const;
  const chart = layerChartFrom(analysis, view, null, paperStyle);

  it('have a row each, a series for each method, and the others as lines', () => {
    expect(chart.rows.map(({ label }) => label)).toEqual(['conv1', 'bottleneck']);
    expect(chart.series.map(({ name, values }) => [name, values])).toEqual([
      [
        'Sketch classification',
        [
          [0.1, 0.2],
          [0.3, 0.4],
        ],
      ],
      ['Multi-task learning', [[0.15], [0.5]]],
    ]);
    expect(chart.references.map(({ name, value }) => [name, value])).toEqual([
      ['Pixels, best layer', 0.3],
      ['Target space, 4-D', 0.6],
    ]);
  });
  it('name blocks of pixels in words, and can show any statistic', () => {
    const pixels = layerChartFrom(analysis, { kind: 'pixels', measure: 'cosine', statistic: 'isotonicR2' }, null, paperStyle);
    expect(pixels.rows.map(({ label }) => label)).toEqual(['Single pixels', 'Blocks of 8 × 8']);
    const weighted = layerChartFrom(analysis, { ...view, statistic: 'weighted' }, null, paperStyle);
    expect(weighted.series[0]!.values).toEqual([[], [0.55, 0.55]]);
    expect(weighted.references.map(({ name }) => name)).toEqual(['Pixels, best layer']); // a space has no units to weight
  });
  it('are drawn inside the plot and told at each mark', () => {
    const scene = layerScene(chart, { width: 600, height: layerChartHeight(chart) * 12 }, paperStyle);
    expect(scene.targets.map(({ label }) => label)).toContain('Multi-task learning, bottleneck: 0.500');
    for (const { box } of scene.targets) expect(box.x).toBeGreaterThan(scene.plot.x - 10);
    expect(layerTable(chart, paperStyle).rows).toHaveLength(2 * 2 + 2);
    expect(layerScene({ ...chart, rows: [], series: [] }, { width: 300, height: 200 }, paperStyle).targets).toEqual([]);
  });
});

it('names of rows move above them where there is little room', () => {
  const rows = [{ key: 'a', label: 'Multi-task learning with reconstruction' }];
  const frame = (width: number) => rowFrame(rows, { name: 'x', low: 0, high: 1 }, { width, height: 200 }, paperStyle, 0);
  expect(frame(900).plot.x).toBeGreaterThan(200);
  expect(frame(300).plot.x).toBeLessThan(20);
});

describe('the bias of two methods', () => {
  const chart = (view: 'slope' | 'shift' | 'error') => biasChartFrom(fixtureComparison(), { a: 'one', b: 'two' }, view, paperStyle);

  it('has a row for the centre and each axis, or for each category, and both methods in a table', () => {
    expect(chart('slope').rows.map(({ label }) => label)).toEqual(['Distance from the centre', 'Axis 1', 'Axis 2', 'Axis 3', 'Axis 4']);
    expect(chart('error').rows.map(({ label }) => label)).toEqual(['birds', 'tools', 'fruits']);
    expect(biasTable(chart('slope'), paperStyle)).toMatchObject({
      columns: ['Name', 'A: one', 'B: two'],
      rows: [['Distance from the centre', 0.6, 0.3], ['Axis 1', 0.6, 0.3], ['Axis 2', 0.7, 60], [], []].map((row) =>
        expect.arrayContaining(row),
      ),
    });
  });
  it('keeps what is usual in sight, and says how far a wild axis is off', () => {
    const scene = biasScene(chart('slope'), { width: 600, height: biasChartHeight(chart('slope')) * 12 }, paperStyle);
    expect(texts(scene)).toContain('60.00');
    expect(scene.targets.map(({ label }) => label)).toContain('Axis 2: A 0.70, B 60.00');
    const [a, b] = symbols(scene, 'centre') as Extract<Mark, { kind: 'symbol' }>[];
    expect(a!.x - b!.x).toBeGreaterThan(50);
  });
  it('leaves out a method that places nothing', () => {
    const { bias, ...rest } = fixtureComparison();
    const alone = biasChartFrom({ ...rest, bias: { a: bias.a, b: null } }, { a: 'one', b: 'two' }, 'error', paperStyle);
    expect(symbols(biasScene(alone, { width: 600, height: 300 }, paperStyle), 'birds')).toHaveLength(1);
  });
});

it('errors of two methods stand on one scale, far ones at its edge, and in the table as they are', () => {
  const stimuli = [0.4, 0.6, 0.5, 0.55, 900].map((a, i) => ({ id: `s${i}`, name: `S${i}`, category: i < 2 ? 'x' : 'y', a, b: 0.5 }));
  const errors = { a: 'one', b: 'two', stimuli, tag: null };
  const scene = errorsScene(errors, { width: 500, height: 400 }, paperStyle);
  const [first, , , , far] = scene.targets;
  expect(far!.box.y).toBeGreaterThan(0);
  expect(first!.box.y - far!.box.y).toBeGreaterThan(30);
  expect(first!.label).toBe('S0, x: error A 0.40, error B 0.50');
  expect(errorsTable(errors, paperStyle).rows[4]).toEqual(['S4', 'y', 900, 0.5, 899.5]);
});
