/** Pausing the queue before the program ends, so that the current run keeps everything up to its last step. */
import type { QueueStatus } from '../contract/running/experiment';
import type { Studio } from '../studio/studio';

const longestWaitMs = 30_000; // a step of the study's own network takes seconds on a slow machine

export function isBusy(status: QueueStatus): boolean {
  return status.state === 'running' || status.state === 'pausing';
}

/** Resolves once nothing runs any more; gives up waiting after half a minute, when the run will show as interrupted. */
export async function pauseQueue(studio: Pick<Studio, 'methods' | 'onEvent'>): Promise<void> {
  const described = await studio.methods.describeQueue({});
  if (!described.ok || !isBusy(described.value)) return;
  let stop = (): void => {};
  let timer: NodeJS.Timeout | undefined;
  const whenPaused = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestWaitMs);
    stop = studio.onEvent((event) => {
      if (event.type === 'queueProgressed' && !isBusy(event.status)) resolve();
    });
  });
  try {
    const answer = await studio.methods.pauseQueue({});
    if (answer.ok && isBusy(answer.value)) await whenPaused;
  } finally {
    stop();
    clearTimeout(timer);
  }
}
