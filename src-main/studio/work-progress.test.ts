import { describe, expect, it } from 'vitest';
import type { WorkProgress } from '../contract/window/work-progress';
import { countPieces, tellProgress } from './work-progress';

describe('the progress of long work', () => {
  it('is told three times a second at most, always at the beginning and at the end, with the time the rest takes at this pace', () => {
    let time = 5000;
    const told: WorkProgress[] = [];
    const tell = tellProgress(
      () => time,
      (progress) => void told.push(progress),
    );
    for (let done = 0; done <= 99; done++) {
      tell(done, 99);
      time += 20;
    }
    expect(told.map(({ done }) => done)).toEqual([0, 15, 30, 45, 60, 75, 90, 99]);
    expect(told[0]!.remainingMs).toBeNull();
    expect(told[2]).toEqual({ done: 30, total: 99, remainingMs: 69 * 20 });
    expect(told.at(-1)!.remainingMs).toBe(0);
  });

  it('counts pieces as they are done, in whatever order, and keeps their own', async () => {
    const ends: ((value: string) => void)[] = [];
    const pieces = [0, 1, 2].map(() => new Promise<string>((resolve) => ends.push(resolve)));
    const told: number[] = [];
    const all = countPieces(pieces, (done) => void told.push(done));
    for (const at of [2, 0, 1]) {
      ends[at]!(`piece ${at}`);
      await pieces[at];
      await Promise.resolve();
    }
    expect(await all).toEqual(['piece 0', 'piece 1', 'piece 2']);
    expect(told).toEqual([0, 1, 2, 3]);
  });
});
