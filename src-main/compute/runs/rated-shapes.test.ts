/** Real images with real judgements, from triplets to the map: skipped where the data or the network that ships are not there. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RegressionConfiguration } from '../../contract/running/configuration';
import type { TripletJudgement } from '../../contract/study/triplets';
import { presets } from '../../core/experiments/presets';
import { embedTriplets } from '../../core/triplets/embed-triplets';
import { judgedPairs } from '../../core/triplets/judged-pairs';
import { createProjectFolder } from '../../store/project/project-store';
import { writeSpace } from '../../store/project/space-store';
import { readStimuli, writeStimuli } from '../../store/files/tables';
import { writeTriplets } from '../../store/project/triplet-store';
import { bundledLayer } from '../../studio/experiments/photograph-files';
import { buildResults } from '../../studio/results/rows/build-results';
import { openStimulusBank } from '../../studio/spaces/judge/stimulus-pixels';
import { pixelRidge } from '../analysis/analyse-target';
import { carryOutRun } from './carry-out-run';
import { planRun } from './small-project.fixture';
import { createWorkbench } from './workbench';

const data = '../shared/reference/rated-shapes';
const assets = 'out/assets';
const isThere = existsSync(data) && existsSync(join(assets, 'photograph-network'));
const dims = 3;

it.skipIf(!isThere)(
  '64 contour shapes: what people said of triplets is learnt from pixels a little, from the network that ships well',
  async () => {
    const place = await mkdtemp(join(tmpdir(), 'rated-shapes-'));
    const folder = join(place, 'project');
    await createProjectFolder(folder, {
      schemaVersion: 1,
      id: 'shapes',
      name: 'Shapes',
      tag: null,
      targetSpace: { name: 'triplets', dims },
      photographNetwork: null,
      seed: 5,
      attribution: [],
    });
    mkdirSync(join(folder, 'stimuli'), { recursive: true });
    const ids = readdirSync(join(data, 'images'))
      .sort()
      .map((file) => file.replace('.png', ''));
    for (const id of ids) cpSync(join(data, 'images', `${id}.png`), join(folder, 'stimuli', `${id}.png`));
    await writeStimuli(
      folder,
      ids.map((id) => ({ id, name: id, category: '', image: `stimuli/${id}.png` })),
    );
    const rows = readFileSync(join(data, 'triplets.csv'), 'utf8').trim().split('\n').slice(1);
    const judgements = rows.map((row): TripletJudgement => {
      const [rater, reference, chosen, other, kind] = row.split(',').map((cell) => cell.replace('.png', '')) as [
        string,
        string,
        string,
        string,
        string,
      ];
      return { task: 'reference', rater, reference, chosen, other, ...(kind === 'validation' ? { validation: true as const } : {}) };
    });
    await writeTriplets(folder, judgements);
    const fitted = judgements.filter(({ validation }) => validation !== true);
    const { coordinates } = embedTriplets(judgedPairs(fitted, ids), ids.length, dims, {
      loss: 'logistic',
      starts: 3,
      maxIterations: 500,
      seed: 5,
    });
    const places = ids.map((_, i) => [...coordinates.subarray(i * dims, (i + 1) * dims)]);
    const settings = { method: 'imported', ties: 'primary', starts: 0, maxIterations: 1, seed: 5 } as const;
    const about = {
      schemaVersion: 1,
      name: 'triplets',
      settings,
      source: 'triplets',
      dimensions: [{ dims, stress1: null, kendallTau: null, converged: null }],
    } as const;
    await writeSpace(folder, { ...about, dimensions: [...about.dimensions] }, [
      { name: 'triplets', dims, stimuli: ids, coordinates: places },
    ]);

    const configuration: RegressionConfiguration = {
      ...{ kind: 'regression', space: 'triplets', dims, targets: 'correct', noise: 0, seed: 5, folds: 'random' },
      features: { source: 'photograph', network: 'inception-v3', layer: await bundledLayer(assets, 'inception-v3') },
      regressor: { type: 'ridge', penalties: [...presets.quick.ridgePenalties] },
      augmentation: { ...presets.quick.augmentation, stimulusCopies: 1, minimumSize: 1 },
    };
    const bench = createWorkbench(assets);
    const control = { stopRequested: () => null, progressed: () => undefined, epochEnded: () => undefined, remarked: () => undefined };
    for (let fold = 0; fold < 5; fold++) {
      const key = await planRun(folder, configuration, fold);
      expect((await carryOutRun(folder, key, bench, control, () => 0)).error).toBeNull();
    }
    await bench.dispose();

    const results = await buildResults(folder);
    const row = results.steps.find(({ method }) => method === 'photograph-ridge')!;
    const stimuli = await readStimuli(folder);
    const { bank } = await openStimulusBank(folder, stimuli, () => undefined);
    const pixels = (await pixelRidge(folder, { name: 'triplets', dims }, stimuli, bank, () => undefined)).metrics;
    expect(row.metrics['r2']!.pooled).toBeGreaterThan(0.59);
    expect(pixels['r2']!.pooled).toBeGreaterThan(0.1);
    expect(pixels['r2']!.pooled).toBeLessThan(0.35);
    // Places of drawings nobody has seen judge triplets nearly as the space does, and that nearly as people agree among themselves.
    const { targetSpace, ceiling } = results.triplets!;
    expect(row.metrics['triplets']!.pooled).toBeGreaterThan(pixels['triplets']!.pooled!);
    expect(targetSpace).toBeGreaterThan(row.metrics['triplets']!.pooled!);
    expect(ceiling).toBeCloseTo(0.718, 2);
    await rm(place, { recursive: true, force: true });
  },
  240_000,
);
