import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configurationsDocumentSchema, type ConfigurationsDocument } from '../../../contract/results/configurations';
import { configurationsTable } from '../../../hosts/cli/output/configurations-table';
import { readProject, writeProject } from '../../../store/project/project-store';
import { readMetrics, writeMetrics, writePredictions } from '../../../store/runs/run-store';
import type { RunRecord } from '../../../contract/running/run';
import { configurationsCsv } from '../configurations-csv';
import { createSixDrawings, svg, type SixDrawings } from '../six-drawings.fixture';
import { compareConfigurations } from './compare-configurations';

let six: SixDrawings;
beforeEach(async () => {
  six = await createSixDrawings();
});
afterEach(() => rm(six.place, { recursive: true }));

const group = ({ groups }: ConfigurationsDocument, step: number) => groups.find((each) => each.step === step)!;

/** As folds come out: about, not exactly, what was given. */
async function spread(records: readonly RunRecord[], errors: readonly number[]): Promise<void> {
  for (const [i, { key }] of records.slice(0, 5).entries()) {
    const metrics = (await readMetrics(six.folder, key))!;
    await writeMetrics(six.folder, key, { ...metrics, test: { mse: errors[i]! } });
  }
}

describe('a method under every configuration', () => {
  it('has a row for each, with mean and spread over the folds, and one is marked where it beats all others over folds', async () => {
    await spread(await six.start(4, 'quick', 5, 2), [3.9, 4.1, 4.0, 4.2, 3.8]);
    await spread(await six.start(4, 'study', 5, 1), [0.9, 1.2, 1.0, 1.1, 0.8]);
    const document = configurationsDocumentSchema.parse(await compareConfigurations(six.folder));
    const { rows, best, method, dims } = group(document, 4);
    expect({ method, dims }).toEqual({ method: 'multi-task', dims: 1 });
    expect(rows.map(({ size, complete, stale, seeds }) => ({ size, complete, stale, seeds }))).toEqual(
      ['quick', 'study'].map((size) => ({ size, complete: true, stale: false, seeds: 1 })),
    );
    expect(rows[1]!.metrics['mse']).toMatchObject({
      mean: expect.closeTo(1, 12) as number,
      sd: expect.closeTo(Math.sqrt(0.025), 12) as number,
    });
    expect(best['mse']).toMatchObject({ row: 1, survives: true });
    const text = configurationsTable(document);
    expect(text).toMatch(/study +.*1\.000 ± 0\.158 \+/);
    expect(text).not.toMatch(/quick +.* \+/);
    const csv = configurationsCsv(document).split('\n');
    expect(csv.find((line) => line.includes(',study,') && line.includes(',mse,'))).toMatch(/,true,true,\d[\d.e-]+$/);
  });

  it('marks none where folds disagree', async () => {
    await spread(await six.start(4, 'quick', 5), [1, 2, 3, 4, 5]);
    await spread(await six.start(4, 'study', 5), [2, 1, 2.9, 4.2, 4]);
    const { best } = group(await compareConfigurations(six.folder), 4);
    expect(best['mse']).toMatchObject({ row: 1, survives: false });
    expect(best['mse']!.largestP).toBeGreaterThan(0.05);
  });

  it('lets neither trials, nor what lacks a fold, nor what no longer fits the data compete', async () => {
    await six.start(4, 'quick', 5, 2);
    await six.start(4, 'tiny', 5, 0.1);
    await six.start(4, 'study', 4, 0.1);
    const before = group(await compareConfigurations(six.folder), 4);
    expect(before.rows).toHaveLength(3);
    expect(before.rows[before.best['mse']!.row]).toMatchObject({ size: 'quick' });
    expect(before.best['mse']).toMatchObject({ survives: false, largestP: null });
    await writeFile(join(six.folder, 'stimuli', 's0.svg'), svg(99));
    const after = await compareConfigurations(six.folder);
    expect(group(after, 4).best).toEqual({});
    expect(after.project.tag).toContain('Computed before the data were changed');
  });

  it('makes no test over folds that hold other drawings', async () => {
    await spread(await six.start(4, 'quick', 5, 2), [3.9, 4.1, 4.0, 4.2, 3.8]);
    const records = await six.start(4, 'study', 5, 1);
    for (const { key, fold } of records)
      await writePredictions(
        six.folder,
        key,
        Array.from({ length: 6 }, (_, i) => ({
          stimulus: `s${i}`,
          copy: 0,
          role: (i + 1) % 5 === fold ? ('test' as const) : ('train' as const),
          at: [0],
        })),
      );
    expect(group(await compareConfigurations(six.folder), 4).best['mse']).toMatchObject({ survives: false, largestP: null });
  });

  it('has a row for what was computed with another seed', async () => {
    await six.start(4, 'quick', 5);
    await writeProject(six.folder, { ...(await readProject(six.folder)), seed: 9 });
    await six.start(4, 'quick', 5, 2);
    const { rows } = group(await compareConfigurations(six.folder), 4);
    expect(rows.map(({ about }) => about)).toEqual([[], [expect.stringContaining('seed')]]);
    expect(new Set(rows.map(({ configuration }) => configuration)).size).toBe(2);
  });
});
