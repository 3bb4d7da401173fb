/** Plans the steps anew, writes the plans down and has the queue carry out what is not done of them. */
import type { QueueStatus } from '../../contract/running/experiment';
import type { MethodInput } from '../../contract/window/rpc';
import { writeProjectDevice } from '../../store/project/project-device';
import { writeExperiment } from '../../store/runs/experiment-store';
import type { StudioParts } from '../parts';

export function startExperiments({ session }: Pick<StudioParts, 'session'>) {
  return async ({ steps, preset, target }: MethodInput<'startExperiments'>): Promise<QueueStatus> => {
    const experiments = session.experiments();
    const { folder, queue, timekeeper } = experiments;
    await experiments.readAnew();
    const plans = await experiments.plan(steps, preset, target);
    await writeProjectDevice(folder, await experiments.device()); // a faster device found later must not change the keys of these runs
    for (const { file } of plans) await writeExperiment(folder, file);
    const left = experiments.unfinished(plans);
    const fitted = preset === 'fitted' ? await experiments.fitted() : null;
    timekeeper.begin(fitted === null ? null : { steps, target, budgetMs: fitted.budgetMs }, plans);
    return queue.start(
      left.map(({ run }) => run),
      left.map(({ record }) => record),
    );
  };
}
