import { describe, expect, it, vi } from 'vitest';
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
    await vi.waitFor(() => expect(studio.listenerCount()).toBe(1));
    studio.emit({ type: 'queueProgressed', status: queueStatus('pausing') });
    await new Promise((resolve) => setImmediate(resolve)); // the double answers at once: whatever was to follow has happened
    expect(hasPaused).toBe(false);
    expect(studio.listenerCount()).toBe(1);
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
