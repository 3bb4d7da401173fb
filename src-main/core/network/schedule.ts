/** The learning rate of each step of a training. */
import type { Schedule } from '../../contract/running/configuration';

/**
 * The factor of the learning rate at step t = 0, 1, ... of `total`: rises in equal parts over the first `warmUp` of the steps, then stays 1 or
 * falls as (1 + cos(pi s)) / 2, s from 0 towards 1 over the rest (Loshchilov and Hutter 2017, equation 5, without restarts).
 */
export function rateFactor(schedule: Schedule | undefined, t: number, total: number): number {
  if (schedule === undefined) return 1;
  const rising = Math.floor(schedule.warmUp * total);
  if (t < rising) return (t + 1) / (rising + 1);
  return schedule.fall === 'none' ? 1 : (1 + Math.cos((Math.PI * (t - rising)) / Math.max(1, total - rising))) / 2;
}
