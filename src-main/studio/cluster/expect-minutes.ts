/** How long one run may take on a cluster. */
import type { RunRecord } from '../../contract/running/run';
import { estimateDuration } from '../../core/experiments/duration';
import { listRuns } from '../../store/runs/run-store';
import type { StudioContext } from '../context';
import { openKnownDevices } from '../devices/known-devices';
import { openRunPlanner } from '../experiments/plan-experiments';

/** Twice the longest that is expected of one run from what was measured in `measuredIn`, for a slower node, and the time to start. */
export async function expectMinutes(
  { userFolder, assetsFolder, now }: Pick<StudioContext, 'userFolder' | 'assetsFolder' | 'now'>,
  pack: string,
  measuredIn: string,
): Promise<(records: readonly RunRecord[]) => number> {
  const devices = openKnownDevices(userFolder);
  await devices.file();
  const sizes = await openRunPlanner(pack, assetsFolder, now).sizes();
  const measured = await listRuns(measuredIn);
  return (records) => {
    const longest = Math.max(...records.map((record) => estimateDuration([record], measured, sizes, devices.speedOf).highMs));
    return Math.max(10, Math.ceil((2 * longest) / 60_000) + 5);
  };
}
