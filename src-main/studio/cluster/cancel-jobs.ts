/** Ends what waits or runs on a cluster; what is finished, and checkpoints, are kept. */
import { activeJobs, lookAtRuns } from './look-at-runs';
import type { SlurmClient } from './slurm-client';
import { readSubmissions } from './submissions';

/** The numbers of the jobs that were ended. `clientOf`: null for hosts that are not to be asked. */
export async function cancelJobs(packs: readonly string[], clientOf: (host: string | null) => SlurmClient | null): Promise<number[]> {
  const ended: number[] = [];
  for (const pack of packs)
    for (const [host, jobs] of activeJobs(await readSubmissions(pack), await lookAtRuns(pack, clientOf))) {
      await clientOf(host)?.call('scancel', jobs.map(String));
      ended.push(...jobs);
    }
  return ended;
}
