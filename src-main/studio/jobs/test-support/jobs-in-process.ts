/** Jobs in the process of the test: real runs on the small project, carried out as a compute process would. */
import { carryOutRun } from '../../../compute/runs/carry-out-run';
import type { RunControl } from '../../../compute/runs/run-control';
import { createWorkbench, type Workbench } from '../../../compute/runs/workbench';
import type { RunKey } from '../../../contract/running/run';
import { createComputeSupervisor } from '../../experiments/compute-supervisor';
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
      const launch = (): never => {
        throw new Error('jobs of this test have no process');
      };
      const terms = createComputeSupervisor(launch, 'no-assets');
      const context: JobContext = {
        folder,
        version: '1.2.3',
        supervisor: {
          ...terms,
          worker: {
            ask: async (question) => {
              const { command } = question;
              if (command.type !== 'carryOut') throw new TypeError('a job asks for runs only');
              const { project, key: run } = command;
              const control: RunControl = {
                stopRequested: () => (steps >= stopAt ? 'paused' : null),
                progressed: (progress) => {
                  if (progress.phase === 'training') steps++;
                  question.told?.({ type: 'progressed', key: run, progress });
                },
                epochEnded: (row) => question.told?.({ type: 'epochEnded', key: run, row }),
                remarked: (remark) => question.told?.({ type: 'remarked', key: run, remark }),
              };
              const end = await carryOutRun(project, run, bench, control, () => 1_750_000_000_000);
              return { kind: 'answered', answer: question.hear({ type: 'ended', key: run, ...end }, 0, () => undefined)!.answer };
            },
          },
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
