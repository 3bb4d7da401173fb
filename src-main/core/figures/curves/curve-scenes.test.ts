import { describe, expect, it } from 'vitest';
import { dimensionCurveFrom, dimensionCurveScene, dimensionCurveTable, hasDimensionCurve } from './dimension-curve-scene';
import { epochCurveScene, epochCurveTable, type EpochCurves } from './epoch-curve-scene';
import { fixtureEpochs, fixtureResults } from '../figures.fixture';
import { paperStyle } from '../scene/figure-style';
import { tableToCsv } from '../frame/figure-table';
import type { Mark, Scene } from '../scene/scene';
import { screeScene } from './scree-scene';

const size = { width: 640, height: 400 };
const lines = (scene: Scene, width: number): Extract<Mark, { kind: 'line' }>[] =>
  scene.marks.filter((mark) => mark.kind === 'line' && mark.clipped === true && mark.width === width) as Extract<Mark, { kind: 'line' }>[];

describe('learning curves', () => {
  const curves: EpochCurves = { runs: fixtureEpochs(), metric: 'loss', metricName: 'Loss', scale: 'linear', tag: null };
  const scene = epochCurveScene(curves, size, paperStyle);

  it('draw five folds thin and their mean bold, validation dashed and training not', () => {
    expect(lines(scene, 0.8)).toHaveLength(10);
    expect(lines(scene, 0.8).filter(({ dash }) => dash).length).toBe(5);
    expect(lines(scene, 2.4).map(({ dash }) => dash !== undefined)).toEqual([false, true]);
  });
  it('never run back where a run was resumed', () => {
    for (const { points } of lines(scene, 0.8)) points.slice(1).forEach((point, i) => expect(point.x).toBeGreaterThan(points[i]!.x));
  });
  it('mark the chosen epoch of each fold on its validation curve', () => {
    expect(scene.marks.filter((mark) => mark.kind === 'circle' && mark.fill === paperStyle.theme.paper)).toHaveLength(6); // five and the legend's
  });
  it('draw the mean only as far as all folds have come', () => {
    const [first, ...others] = curves.runs;
    const partial = epochCurveScene({ ...curves, runs: [{ ...first!, epochs: first!.epochs.slice(0, 10) }, ...others] }, size, paperStyle);
    expect(lines(partial, 2.4)[0]!.points).toHaveLength(10);
  });
  it('mark a diverged value at the edge with its size', () => {
    const [first, ...others] = curves.runs;
    const wild = first!.epochs.map((row) => (row.epoch === 30 ? { ...row, trainLoss: 999 } : row));
    const texts = epochCurveScene({ ...curves, runs: [{ ...first!, epochs: wild }, ...others] }, size, paperStyle).marks.flatMap((mark) =>
      mark.kind === 'text' ? [mark.text] : [],
    );
    expect(texts).toContain('999');
    expect(Math.max(...texts.map(Number).filter((value) => value < 900))).toBeLessThan(50);
  });
  it('can be drawn with one epoch, or with none', () => {
    expect(
      epochCurveScene({ ...curves, runs: fixtureEpochs(1), scale: 'log' }, size, paperStyle).marks.some((mark) => mark.kind === 'circle'),
    ).toBe(true);
    expect(epochCurveScene({ ...curves, runs: [], scale: 'log' }, size, paperStyle).targets).toEqual([]);
  });
  it('stand in a table as well', () => {
    const table = epochCurveTable(curves, paperStyle);
    expect(table.columns).toHaveLength(11);
    expect(table.rows).toHaveLength(40);
    expect(table.rows[29]![1]).toBe(curves.runs[0]!.epochs[29]!.trainLoss);
  });
});

describe('the dimension curve', () => {
  const results = fixtureResults();
  const curve = dimensionCurveFrom(results, 'r2', 'R²');

  it("joins step 5 with the target space's own dimension of steps 1, 3 and 4", () => {
    expect(curve.series.map(({ method }) => method)).toEqual(['photograph-lasso', 'sketch-lasso', 'multi-task']);
    expect(curve.series[2]!.points.map(({ dims }) => dims)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(hasDimensionCurve(results)).toBe(true);
    expect(hasDimensionCurve({ ...results, steps: results.steps.slice(0, 3) })).toBe(false);
  });
  it('has lines of further photograph networks behind the usual ones, which keep their looks, where step 5 was carried out on them', () => {
    const own = results.steps.filter(({ method }) => method === 'photograph-lasso');
    const on = (variant: string, rows = own) => rows.map((row) => ({ ...row, variant }));
    const steps = [
      ...results.steps,
      ...on('network=dino.onnx;out'),
      ...on('network=once.onnx;out', own.slice(0, 1)),
      ...on('folds=random'),
    ];
    const several = dimensionCurveFrom({ ...results, steps }, 'r2', 'R²');
    expect(several.series.slice(0, 3)).toEqual(curve.series);
    expect(several.series.slice(3)).toEqual([{ ...curve.series[0]!, variant: 'network=dino.onnx;out' }]);
    expect([several.zero, several.baselines]).toEqual([curve.zero, curve.baselines]);
    const scene = dimensionCurveScene(several, size, paperStyle);
    expect(new Set(scene.targets.map(({ key }) => key)).size).toBe(scene.targets.length);
    expect(scene.targets.some(({ label }) => label.includes('dino.onnx, out'))).toBe(true);
    expect(tableToCsv(dimensionCurveTable(several, paperStyle))).toContain('dino.onnx, out');
  });
  it('marks a value beyond the axis with its size instead of squashing the rest', () => {
    const scene = dimensionCurveScene(curve, size, paperStyle);
    expect(scene.marks.some((mark) => mark.kind === 'text' && mark.text === '−62.8')).toBe(true);
    const ticks = scene.marks.flatMap((mark) =>
      mark.kind === 'text' && /^[−\d.]+$/.test(mark.text) ? [Number(mark.text.replace('−', '-'))] : [],
    );
    expect(Math.min(...ticks.filter((tick) => tick > -60))).toBeGreaterThan(-2);
  });
  it('draws no spread where the mean is beyond the axis', () => {
    const bands = dimensionCurveScene(curve, size, paperStyle).marks.filter((mark) => mark.kind === 'polygon');
    expect(bands.map(({ points }) => points.length)).toEqual([20, 20, 18]); // multi-task has collapsed in one dimension
  });
  it('tells methods apart by dash and marker', () => {
    const scene = dimensionCurveScene(dimensionCurveFrom(results, 'mse', 'MSE'), size, paperStyle);
    expect(new Set(lines(scene, 2.2).map(({ dash }) => String(dash))).size).toBe(3);
  });
  it('writes a CSV with a line per method and dimension', () => {
    const csv = tableToCsv(dimensionCurveTable(curve, paperStyle)).trim().split('\n');
    expect(csv[0]).toBe('Method,Number of dimensions,Mean,SD,Fold 1,Fold 2,Fold 3,Fold 4,Fold 5');
    expect(csv).toHaveLength(1 + 30 + 10);
    expect(tableToCsv({ columns: ['a "b", c'], rows: [[null], [0.1]] })).toBe('"a ""b"", c"\n\n0.1\n');
  });
});

it('stress by dimension has a point per dimension and fills the marked one', () => {
  const stress = [0.463, 0.27, 0.183, 0.141, null];
  const dimensions = stress.map((stress1, i) => ({ dims: i + 1, stress1, kendallTau: null, converged: true }));
  const space = {
    schemaVersion: 1,
    name: 'mean',
    settings: { method: 'nonmetric', ties: 'primary', starts: 64, maxIterations: 1000, seed: 1 },
    source: '',
    dimensions,
  } as const;
  const scene = screeScene({ space: { ...space, dimensions: [...dimensions] }, marked: 4, tag: null }, size, paperStyle);
  const circles = scene.marks.filter((mark) => mark.kind === 'circle');
  expect(circles).toHaveLength(4);
  expect(circles.filter(({ fill }) => fill !== paperStyle.theme.paper).map(({ key }) => key)).toEqual(['dims:4']);
  expect(scene.targets.map(({ label }) => label)).toContain('4-D: stress 0.141');
});
