/** Small complete values of the contract for tests. */
import { runKeySchema, type EpochRow } from '../../../src-main/contract/running/run';
import type { ExperimentCard, QueueStatus, RunCard } from '../../../src-main/contract/running/experiment';
import type { AppDescription, ProjectSummary } from '../../../src-main/contract/study/project';
import type { StimulusCard } from '../../../src-main/contract/study/stimulus';

export const runKey = (n: number) => runKeySchema.parse(n.toString(16).padStart(24, '0'));

export function exampleRun(n: number, change: Partial<RunCard> = {}): RunCard {
  return { key: runKey(n), method: 'multi-task', dims: 4, fold: n % 5, label: '', state: 'queued', progress: null, error: null, ...change };
}

export function exampleCard(change: Partial<ExperimentCard> = {}): ExperimentCard {
  return {
    step: 4,
    name: '',
    description: '',
    preset: 'quick',
    state: 'idle',
    runs: [],
    remainingMs: null,
    duration: null,
    unavailable: null,
    ...change,
  };
}

export function exampleQueue(change: Partial<QueueStatus> = {}): QueueStatus {
  return { state: 'running', done: 0, total: 5, current: null, currentStep: null, remainingMs: 1000, notice: null, ...change };
}

export function exampleStimulus(id: string, change: Partial<StimulusCard> = {}): StimulusCard {
  return {
    id,
    name: id,
    category: 'birds',
    image: `${id}.png`,
    coordinates: [],
    ratings: 1,
    fold: 0,
    problems: [],
    version: '1',
    ...change,
  };
}

export function exampleEpoch(epoch: number, change: Partial<EpochRow> = {}): EpochRow {
  return {
    epoch,
    trainLoss: 1,
    trainClassification: null,
    trainReconstruction: null,
    trainMapping: 1,
    validationLoss: 1,
    validationClassification: null,
    validationReconstruction: null,
    validationMapping: 1,
    imagesPerSecond: 1,
    ...change,
  };
}

const device = { engine: 'onnx', device: 'cpu', threads: 2 } as const;
export const exampleApp: AppDescription = {
  version: '1',
  host: 'browser',
  device,
  recentProjects: [],
  licences: '',
  problemLog: '/user/problems.log',
};

export function exampleProject(folder: string): ProjectSummary {
  return {
    folder,
    file: {
      schemaVersion: 1,
      id: folder,
      name: folder,
      tag: null,
      targetSpace: null,
      photographNetwork: null,
      seed: 1,
      attribution: [],
    },
    stimuli: 1,
    categories: [],
    ratings: 0,
    dissimilarities: 0,
    triplets: 0,
    corpora: 0,
    spaces: [],
    problems: [],
    savedAtMs: null,
  };
}
