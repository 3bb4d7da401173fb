/** For tests: a small project with ratings, a space computed from them, trainings (one of them of two seeds) and a regression, all finished; and a compute process within this one. */
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import { createStream } from '../../core/random/stream';
import { runKeySchema } from '../../contract/running/run';
import { analyseProject } from '../analysis/analyse-project';
import { carryOutRun } from './carry-out-run';
import { createWorkbench } from './workbench';
import { handOver, type Handlers } from '../../processes/runtime';
import { serveCommands } from './serve-commands';
import { planRun, regressionOn, smallTraining, writeSmallProject } from './small-project.fixture';
import { readStimuli, writeDissimilarities, writeRatings } from '../../store/files/tables';
import { readProject, writeProject } from '../../store/project/project-store';
import type { ComputeProcess } from '../../studio/compute-process';
import { aggregateRatings } from '../../studio/spaces/fit/aggregate-ratings';
import { computeSpaceInFolder } from '../../studio/spaces/fit/compute-space';

export async function writePublishedProject(folder: string): Promise<void> {
  await writeSmallProject(folder);
  await writeProject(folder, { ...(await readProject(folder)), protocol: { seeds: 2 } });
  const stimuli = await readStimuli(folder);
  const stream = createStream(5, 'ratings of a test');
  const ratings = ['ann@example.org', 'bea@example.org'].flatMap((rater) =>
    stimuli.flatMap((a, i) =>
      stimuli.slice(i + 1).map((b, j) => {
        const rating = a.category === b.category ? 4 + stream.integer(2) : 1 + stream.integer(3);
        return {
          rater,
          first: a.id,
          second: b.id,
          rating,
          ...(i + j === 0 && rater.startsWith('ann') ? { excluded: 'pressed by mistake' } : {}),
        };
      }),
    ),
  );
  await writeRatings(folder, ratings);
  await writeDissimilarities(
    folder,
    aggregateRatings(
      ratings.filter(({ excluded }) => excluded === undefined),
      stimuli,
    ),
  );
  const settings = { method: 'nonmetric', ties: 'primary', starts: 2, maxIterations: 50, seed: 3 } as const;
  await computeSpaceInFolder(folder, { name: 'from ratings', settings, maxDims: 2 }, 'a test');
  const training = { ...smallTraining, optimiser: { ...smallTraining.optimiser, epochs: 1 } };
  const encoder = { ...training, objectives: { classification: 1, reconstruction: 0, mapping: 0 } };
  const trained = await planRun(folder, encoder, 0);
  const fitted = await planRun(folder, regressionOn(encoder, { type: 'ridge', penalties: [1, 10] }), 0, [trained]);
  const both = await planRun(folder, training, 0);
  const again = await planRun(folder, { ...training, seed: training.seed + 1 }, 0); // of a second seed
  const bench = createWorkbench(folder);
  for (const key of [trained, fitted, both, again]) {
    const end = await carryOutRun(folder, runKeySchema.parse(key), bench, control, () => 0);
    if (end.state !== 'done') throw new Error(end.error?.message ?? end.state);
  }
  await bench.dispose();
  await analyseProject(folder, folder, { analysed: () => undefined, analysing: () => undefined }); // without the photograph network, which is not among these assets
}

const control = {
  stopRequested: () => null,
  progressed: () => undefined,
  epochEnded: () => undefined,
  remarked: () => undefined,
  stopping: () => undefined,
};

/** What a host starts, without a process: everything is computed in this one. */
export function launchHere(): ComputeProcess {
  let handlers: Handlers<ComputeCommand> | null = null;
  const waiting: unknown[] = [];
  let hear: ((report: unknown) => void) | null = null;
  let isOver = false;
  const post = (report: ComputeReport): void => {
    if (isOver) return;
    if (hear === null) waiting.push(report);
    else hear(report);
  };
  serveCommands({ post, onCommand: (given) => (handlers = given) }, () => undefined);
  return {
    post: (command) => {
      if (command.type !== 'limitMemory') setImmediate(() => handOver(handlers!, command));
    },
    onReport: (listener) => {
      hear = listener;
      setImmediate(() => waiting.splice(0).forEach((report) => listener(report)));
    },
    onExit: () => undefined,
    kill: () => {
      isOver = true;
    },
  };
}
