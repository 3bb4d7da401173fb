import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runKeySchema, type EpochRow, type RunRecord } from '../../contract/running/run';
import { hasCheckpoint, readCheckpoint, writeCheckpoint } from './checkpoint-store';
import {
  appendEpoch,
  listRuns,
  readEpochs,
  readMetrics,
  readPredictions,
  readRun,
  runFolder,
  writeMetrics,
  writePredictions,
  writeRun,
} from './run-store';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'runs-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const key = runKeySchema.parse('0123456789abcdef01234567');
const record: RunRecord = {
  schemaVersion: 1,
  key,
  label: 'Photograph transfer, 4-D, fold 1',
  fold: 0,
  configuration: {
    kind: 'regression',
    space: 'mean',
    dims: 4,
    features: { source: 'photograph', network: 'inception-v3', layer: 'pool' },
    regressor: { type: 'linear' },
    targets: 'correct',
    augmentation: {
      stimulusCopies: 10,
      corpusCopies: 1,
      poolCopies: 1,
      evaluationCopies: 3,
      minimumSize: 0.75,
      flipProbability: 0.5,
      rotationDegrees: 15,
      shearDegrees: 15,
    },
    noise: 0.1,
    seed: 42,
  },
  dataFingerprint: 'abc',
  needs: [],
  state: 'queued',
  error: null,
  created: '2026-01-01T00:00:00Z',
  started: null,
  ended: null,
  durationMs: null,
  engine: null,
};
const epoch = (number: number, loss: number): EpochRow => ({
  epoch: number,
  trainLoss: loss,
  trainClassification: loss / 3,
  trainReconstruction: null,
  trainMapping: null,
  validationLoss: loss,
  validationClassification: null,
  validationReconstruction: null,
  validationMapping: null,
  imagesPerSecond: 12.5,
});

describe('run store', () => {
  it('finds nothing where nothing was run', async () => {
    expect(await listRuns(folder)).toEqual([]);
    expect(await readRun(folder, key)).toBeNull();
    expect(await readEpochs(folder, key)).toEqual([]);
    expect(await readPredictions(folder, key)).toEqual([]);
    expect(await readMetrics(folder, key)).toBeNull();
    expect(await readCheckpoint(folder, key, 'last')).toBeNull();
  });

  it('lists recorded runs and passes over foreign folders', async () => {
    await writeRun(folder, record);
    mkdirSync(join(folder, 'runs', 'notes'));
    mkdirSync(join(folder, 'runs', 'ffffffffffffffffffffffff'));
    expect(await listRuns(folder)).toEqual([record]);
  });

  it('replaces the epochs that a resumed run repeats', async () => {
    for (const row of [epoch(1, 3), epoch(2, 2), epoch(3, 1.5), epoch(2, 1.9)]) await appendEpoch(folder, key, row);
    expect(await readEpochs(folder, key)).toEqual([epoch(1, 3), epoch(2, 1.9)]);
  });

  it('keeps every digit of predictions and metrics', async () => {
    const rows = [
      { stimulus: 'C21I07', copy: 0, role: 'test', at: [0.1 + 0.2, -1e-9, 3] },
      { stimulus: 'C21I07', copy: 1, role: 'test', at: [1 / 3, 2 / 3, 0] },
    ] as const;
    await writePredictions(
      folder,
      key,
      rows.map((row) => ({ ...row, at: [...row.at] })),
    );
    expect(await readPredictions(folder, key)).toEqual(rows);
    const metrics = { schemaVersion: 1, selected: { epoch: null, beta: 0.02 }, train: { mse: 1 / 7 }, validation: {}, test: {} } as const;
    await writeMetrics(folder, key, metrics);
    expect(await readMetrics(folder, key)).toEqual(metrics);
  });

  it('never writes numbers that could not be read back', async () => {
    const broken = {
      schemaVersion: 1,
      selected: { epoch: null, beta: null },
      train: { mse: Number.NaN },
      validation: {},
      test: {},
    } as const;
    await expect(writeMetrics(folder, key, broken)).rejects.toThrow();
    expect(await readMetrics(folder, key)).toBeNull();
  });

  it('keeps checkpoints last and best apart', async () => {
    const tensors = { 'conv1/kernel': { shape: [1, 2], data: new Float32Array([1, 2]) } };
    await writeCheckpoint(folder, key, 'last', tensors, { step: '7' });
    expect(await readCheckpoint(folder, key, 'last')).toEqual({ tensors, metadata: { step: '7' } });
    expect([await hasCheckpoint(folder, key, 'last'), await hasCheckpoint(folder, key, 'best')]).toEqual([true, false]);
  });

  it.each(['{"schemaVersion": 1, "key"', JSON.stringify({ ...record, fold: 'x' }), JSON.stringify({ ...record, schemaVersion: 2 })])(
    'takes a run with the damaged record %j for one that was never recorded',
    async (text) => {
      await writeRun(folder, record);
      writeFileSync(join(runFolder(folder, key), 'run.json'), text);
      expect(await readRun(folder, key)).toBeNull();
      expect(await listRuns(folder)).toEqual([]);
    },
  );

  it('names the row of a bad prediction', async () => {
    mkdirSync(runFolder(folder, key), { recursive: true });
    writeFileSync(join(runFolder(folder, key), 'predictions.csv'), 'stimulus,copy,role,d1\na,0,test,1\nb,0,tset,1\n');
    await expect(readPredictions(folder, key)).rejects.toThrow('predictions.csv, row 3: at ‘role’');
  });
});
