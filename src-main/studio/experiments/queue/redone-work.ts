/** What a run that was ended in the middle of a step does again, in a sentence for whoever pauses it. */
import type { RunRecord } from '../../../contract/running/run';
import { phrase } from '../../../contract/message';
import { checkpointSavedAtMs } from '../../../store/runs/checkpoint-store';

export async function describeRedoneWork(folder: string, { key, label }: RunRecord, nowMs: number): Promise<string> {
  const savedAtMs = await checkpointSavedAtMs(folder, key);
  const ended = phrase`‘${label}’ was in a step that takes longer than a pause may, and was ended in it.`;
  if (savedAtMs === null) return phrase`${ended} It has no checkpoint yet: when it goes on, it begins again.`;
  return phrase`${ended} When it goes on, it repeats what came after its last checkpoint: at most ${inWords(Math.max(0, nowMs - savedAtMs))} of work.`;
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 90) return seconds === 1 ? phrase`a second` : phrase`${seconds} seconds`;
  return phrase`${Math.ceil(seconds / 60)} minutes`;
}
