/** The seeds of a configuration that is carried out several times: what differs between its runs is every draw, and nothing else. */
import type { Protocol } from '../../contract/window/protocol';

/** The first is the project's own, so that its runs are those of a project with one seed; the others count on from it. */
export function seedsOf({ seed, protocol }: { readonly seed: number; readonly protocol?: Protocol | undefined }): number[] {
  return Array.from({ length: protocol?.seeds ?? 1 }, (_, k) => seed + k);
}

/** A configuration without its seeds, those of the trainings in it included: the same for all runs that differ by seed alone. */
export function withoutSeeds<T>(value: T): unknown {
  if (Array.isArray(value)) return value.map(withoutSeeds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (key === 'seed' ? [] : [[key, withoutSeeds(each)]])));
}
