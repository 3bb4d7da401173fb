/** Jobs in the process of the test: real runs on the small project, carried out as a compute process would. */
import { carryOutRun } from '../../../compute/runs/carry-out-run';
import { createWorkbench, type Workbench } from '../../../compute/runs/workbench';
import type { RunKey } from '../../../contract/running/run';
import { carryOutJob, type JobContext } from '../carry-out-job';

export interface JobsInProcess {
  readonly said: string[];
  /** `stopAt`: asked to stop at the n-th sign of life of a training. */
  carryOut(folder: string, key: RunKey, stopAt?: number, waitsForNeeds?: boolean): ReturnType<typeof carryOutJob>;
  dispose(): Promise<void>;
}

export function jobsInProcess(): JobsInProcess {
  const benches: Workbench[] = [];
  const said: string[] = [];
  return {
    said,
    carryOut(folder, key, stopAt = Infinity, waitsForNeeds = true) {
      let steps = 0;
      const bench = createWorkbench('no-assets');
      benches.push(bench);
      const context: JobContext = {
        folder,
        version: '1.2.3',
        supervisor: {
          carryOut: (project, run, listener) =>
            carryOutRun(
              project,
              run,
              bench,
              {
                stopRequested: () => (steps >= stopAt ? 'paused' : null),
                progressed: (progress) => {
                  if (progress.phase === 'training') steps++;
                  listener.progressed(progress);
                },
                epochEnded: (row) => listener.epochEnded(row),
                remarked: (remark) => listener.remarked(remark),
              },
              () => 1_750_000_000_000,
            ),
          refresh: () => undefined,
        },
        vet: () => Promise.resolve(null),
        tell: (sentence) => void said.push(sentence),
        progressed: () => undefined,
        isStopping: () => steps >= stopAt,
        waitsForNeeds,
        patience: { lookEveryMs: 20, needsMs: 1500, lockMs: 100 },
      };
      return carryOutJob(context, key);
    },
    dispose: async () => {
      for (const bench of benches) await bench.dispose();
    },
  };
}
