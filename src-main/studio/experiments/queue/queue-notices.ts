/** What a queue says of itself to whoever opens the window. */
import { phrase } from '../../../contract/message';

export function sayLeft(runs: number): string {
  return runs === 1
    ? phrase`One run was not finished when the program ended. Resume to go on with them.`
    : phrase`${runs} runs were not finished when the program ended. Resume to go on with them.`;
}

export function sayTakenUp(runs: number): string {
  return runs === 1
    ? phrase`One run was interrupted when the program ended, and went on by itself.`
    : phrase`${runs} runs were interrupted when the program ended, and went on by themselves.`;
}

export function sayFailed(runs: number): string {
  return runs === 1 ? phrase`One run failed; the others are done.` : phrase`${runs} runs failed; the others are done.`;
}

export function sayCrashed(times: number, run: string, reason: string): string {
  return phrase`The compute process died ${times} times in a row on ‘${run}’ (${reason}), so the queue has stopped. What was computed is kept. Free some memory or choose a smaller preset, then resume.`;
}
