import { describe, expect, it } from 'vitest';
import { pauseQueue } from './pause-queue';
import { queueStatus, studioDouble, success } from './test-support/studio-double';

describe('pausing the queue before the end', () => {
  it('waits until the current step is over', async () => {
    const studio = studioDouble({
      describeQueue: async () => success(queueStatus('running')),
      pauseQueue: async () => success(queueStatus('pausing')),
    });
    let hasPaused = false;
    const pausing = pauseQueue(studio).then(() => (hasPaused = true));
    await new Promise((resolve) => setTimeout(resolve, 5));
    studio.emit({ type: 'queueProgressed', status: queueStatus('pausing') });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(hasPaused).toBe(false);
    studio.emit({ type: 'queueProgressed', status: queueStatus('paused') });
    await pausing;
    expect(studio.listenerCount()).toBe(0);
  });

  it('asks for nothing when nothing runs', async () => {
    const studio = studioDouble({ describeQueue: async () => success(queueStatus('idle')) });
    await pauseQueue(studio);
    expect(studio.calls.map(([name]) => name)).toEqual(['describeQueue']);
  });
});
