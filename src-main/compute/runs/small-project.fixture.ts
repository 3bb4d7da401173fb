/** A small project on disk for tests: fifteen drawn stimuli in two dimensions, two corpora of four classes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration, RegressionConfiguration, TrainingConfiguration } from '../../contract/running/configuration';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { createStream } from '../../core/random/stream';
import { writeCorpora } from '../../store/corpora/corpus-store';
import { dataFingerprint } from '../../store/project/data-fingerprint';
import { createProjectFolder } from '../../store/project/project-store';
import { runKey } from '../../store/runs/run-key';
import { writeRun } from '../../store/runs/run-store';
import { writeSpace } from '../../store/project/space-store';
import { writeStimuli } from '../../store/files/tables';

const categories = ['boxes', 'discs', 'bars'];
const classes = ['box', 'disc', 'bar', 'cross'];

export async function writeSmallProject(folder: string): Promise<void> {
  await createProjectFolder(folder, {
    schemaVersion: 1,
    id: 'small',
    name: 'Small',
    tag: null,
    targetSpace: { name: 'made', dims: 2 },
    photographNetwork: null,
    seed: 7,
    attribution: [],
  });
  const stimuli = categories.flatMap((category, c) =>
    Array.from({ length: 5 }, (_, i) => ({
      id: `${category}${i}`,
      name: `${category} ${i}`,
      category,
      image: `stimuli/${category}${i}.svg`,
      c,
      i,
    })),
  );
  await mkdir(join(folder, 'stimuli'));
  for (const { image, c, i } of stimuli) await writeFile(join(folder, image), svg(shape(c, 30 + 12 * i)));
  await writeStimuli(
    folder,
    stimuli.map(({ id, name, category, image }) => ({ id, name, category, image })),
  );
  const coordinates = stimuli.map(({ c, i }) => [c - 1, (i - 2) / 2]);
  const settings = { method: 'imported', ties: 'primary', starts: 0, maxIterations: 1, seed: 1 } as const;
  await writeSpace(
    folder,
    {
      schemaVersion: 1,
      name: 'made',
      settings,
      source: 'a test',
      dimensions: [{ dims: 2, stress1: null, kendallTau: null, converged: null }],
    },
    [{ name: 'made', dims: 2, stimuli: stimuli.map(({ id }) => id), coordinates }],
  );
  await writeCorpora(folder, {
    schemaVersion: 1,
    corpora: [await writeCorpus(folder, 'first', 4), await writeCorpus(folder, 'second', 3)],
  });
}

/** Plans one run as the studio would and returns its key. */
export async function planRun(folder: string, configuration: Configuration, fold: number, needs: RunKey[] = []): Promise<RunKey> {
  const fingerprint = await dataFingerprint(folder, configuration);
  const key = runKey(configuration, fold, fingerprint);
  const record: RunRecord = {
    schemaVersion: 1,
    key,
    label: `Test, fold ${fold + 1} of 5`,
    fold,
    configuration,
    dataFingerprint: fingerprint,
    needs,
    state: 'queued',
    error: null,
    created: '2026-01-01T00:00:00.000Z',
    started: null,
    ended: null,
    durationMs: null,
    engine: null,
  };
  await writeRun(folder, record);
  return key;
}

export const smallTraining: TrainingConfiguration = {
  kind: 'training',
  space: 'made',
  dims: 2,
  network: { imageSize: 64, widthMultiplier: 0.1, bottleneck: 12 },
  objectives: { classification: 1, reconstruction: 0, mapping: 1 },
  regularisation: { encoderDecay: 0.0001, decoderDecay: 0, encoderDropout: 0.2, decoderDropout: 0, noise: 0.1 },
  optimiser: { learningRate: 0.003, batchSize: 16, epochs: 3 },
  augmentation: {
    stimulusCopies: 6,
    corpusCopies: 2,
    poolCopies: 1,
    evaluationCopies: 2,
    minimumSize: 0.75,
    flipProbability: 0.5,
    rotationDegrees: 15,
    shearDegrees: 15,
  },
  quirks: { secondCorpusLoss: false, sharedNoiseMask: false },
  engine: 'onnx',
  device: 'cpu',
  seed: 7,
};

export function regressionOn(training: TrainingConfiguration, regressor: RegressionConfiguration['regressor']): RegressionConfiguration {
  const { space, dims, augmentation, seed } = training;
  const features = { source: 'encoder', training } as const;
  return { kind: 'regression', space, dims, features, regressor, targets: 'correct', augmentation, noise: 0.1, seed };
}

/** The last class is the second corpus's own; the others are shared. */
async function writeCorpus(folder: string, id: string, classCount: number) {
  const images = [];
  for (const [c, name] of [...(id === 'first' ? classes.slice(0, classCount) : classes.slice(-classCount))].entries()) {
    await mkdir(join(folder, 'corpora', id, name), { recursive: true });
    for (let k = 0; k < 5; k++) {
      const path = `${name}/${k}.svg`;
      const size = 40 + 60 * createStream(3, id, name, k).uniform();
      await writeFile(join(folder, 'corpora', id, path), svg(shape(classes.indexOf(name), size)));
      images.push({ path, class: name, fold: (k + c) % 5 });
    }
  }
  return { id, name: id, kind: 'corpus' as const, root: `corpora/${id}`, images };
}

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><rect width="128" height="128" fill="white"/><g fill="none" stroke="black" stroke-width="3">${content}</g></svg>`;
}

function shape(kind: number, size: number): string {
  const [near, far] = [64 - size / 2, 64 + size / 2];
  const shapes = [
    `<rect x="${near}" y="${near}" width="${size}" height="${size}"/>`,
    `<circle cx="64" cy="64" r="${size / 2}"/>`,
    `<path d="M${near} 60 H${far} V68 H${near} Z"/>`,
    `<path d="M${near} 64 H${far} M64 ${near} V${far}"/>`,
  ];
  return shapes[kind] ?? '';
}
