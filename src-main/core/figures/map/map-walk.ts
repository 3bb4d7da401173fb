/** Walking over a map with the arrow keys. */
import { centreOf, type Point, type SceneTarget } from '../scene/scene';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The nearest target in a direction, or null at the edge. Targets within 45 degrees of the direction come first, the cheapest by distance
 * along it plus twice the distance across; only when that wedge is empty does anything on that side count.
 */
export function nearestInDirection(targets: readonly SceneTarget[], from: string, direction: Direction): SceneTarget | null {
  const start = targets.find((target) => target.walkable && target.key === from);
  if (!start) return firstTarget(targets);
  const origin = centreOf(start.box);
  const [ahead, aside] = [candidates(targets, from, origin, direction, true), candidates(targets, from, origin, direction, false)];
  return (ahead.length > 0 ? ahead : aside)[0]?.target ?? null;
}

/** The next (1) or previous (-1) target in the order of the list, from the end to the beginning again. */
export function neighbourInOrder(targets: readonly SceneTarget[], from: string | null, step: 1 | -1): SceneTarget | null {
  const walkable = targets.filter((target) => target.walkable);
  const at = walkable.findIndex((target) => target.key === from);
  if (at < 0) return (step === 1 ? walkable[0] : walkable.at(-1)) ?? null;
  return walkable[(at + step + walkable.length) % walkable.length] ?? null;
}

export function firstTarget(targets: readonly SceneTarget[]): SceneTarget | null {
  return targets.find((target) => target.walkable) ?? null;
}

function candidates(
  targets: readonly SceneTarget[],
  from: string,
  origin: Point,
  direction: Direction,
  inWedge: boolean,
): { target: SceneTarget; cost: number }[] {
  const [stepX, stepY] = steps[direction];
  return targets
    .filter((target) => target.walkable && target.key !== from)
    .map((target) => {
      const { x, y } = centreOf(target.box);
      const along = (x - origin.x) * stepX + (y - origin.y) * stepY;
      const across = Math.abs((x - origin.x) * stepY) + Math.abs((y - origin.y) * stepX);
      return { target, along, across, cost: along + 2 * across };
    })
    .filter(({ along, across }) => along > 0 && (!inWedge || across <= along))
    .sort((a, b) => a.cost - b.cost);
}

const steps: Record<Direction, readonly [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
