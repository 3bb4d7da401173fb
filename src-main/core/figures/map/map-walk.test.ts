import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestInDirection, neighbourInOrder } from './map-walk';
import { targetAt, type Scene, type SceneTarget } from '../scene/scene';

const target = (key: string, x: number, y: number, walkable = true): SceneTarget => ({
  key,
  label: key,
  walkable,
  box: { x: x - 5, y: y - 5, width: 10, height: 10 },
});

describe('walking', () => {
  const targets = [
    target('middle', 0, 0),
    target('right', 50, 5),
    target('far right', 90, 0),
    target('up', 10, -60),
    target('legend', 20, 0, false),
  ];

  it('goes to the nearest mark in the direction', () => {
    expect(nearestInDirection(targets, 'middle', 'right')?.key).toBe('right');
    expect(nearestInDirection(targets, 'right', 'right')?.key).toBe('far right');
    expect(nearestInDirection(targets, 'middle', 'up')?.key).toBe('up');
  });
  it('stays at the edge and never stops at a legend entry', () => {
    expect(nearestInDirection(targets, 'far right', 'right')).toBeNull();
    expect(nearestInDirection(targets, 'right', 'down')).toBeNull();
  });
  it('prefers what lies ahead over what is nearer but aside', () => {
    const some = [target('a', 0, 0), target('aside', 5, 30), target('ahead', 60, 0)];
    expect(nearestInDirection(some, 'a', 'right')?.key).toBe('ahead');
  });
  it('takes what is aside when nothing lies ahead', () => {
    const some = [target('a', 0, 0), target('aside', 5, 30)];
    expect(nearestInDirection(some, 'a', 'right')?.key).toBe('aside');
  });
  it('always moves on in its direction, so no walk goes round in circles', () => {
    const place = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { minLength: 2, maxLength: 30 }), (places) => {
        const some = places.map(([x, y], i) => target(String(i), x, y));
        let at = some[0]!;
        for (let next = nearestInDirection(some, at.key, 'right'); next; next = nearestInDirection(some, at.key, 'right')) {
          expect(next.box.x).toBeGreaterThan(at.box.x);
          at = next;
        }
        expect(at.box.x).toBe(Math.max(...some.map(({ box }) => box.x)));
      }),
    );
  });
  it('walks the list from end to beginning', () => {
    expect(neighbourInOrder(targets, 'up', 1)?.key).toBe('middle');
    expect(neighbourInOrder(targets, null, -1)?.key).toBe('up');
    expect(neighbourInOrder([], null, 1)).toBeNull();
  });
});

describe('pointing', () => {
  const scene = { targets: [target('a', 0, 0), target('b', 8, 0)] } as unknown as Scene;
  it('takes the nearer centre of two that overlap', () => {
    expect(targetAt(scene, { x: 3, y: 0 }, 8)?.key).toBe('a');
    expect(targetAt(scene, { x: 5, y: 0 }, 8)?.key).toBe('b');
  });
  it('forgives a near miss and nothing more', () => {
    expect(targetAt(scene, { x: -12, y: 0 }, 8)?.key).toBe('a');
    expect(targetAt(scene, { x: -14, y: 0 }, 8)).toBeNull();
  });
});
