/** Places of many items in one cell of JSON: [{"src":"img/cup.png","x":12,"y":40}, …], as jsPsych's free sort writes them. */
import { nameOf } from './split-pair';

export interface PlacedItem {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Null for everything else. */
export function readPlaces(text: string): PlacedItem[] | null {
  if (!text.startsWith('[{') || text.length > 400_000) return null;
  try {
    return placesOf(JSON.parse(text));
  } catch {
    return null;
  }
}

export function placesOf(parsed: unknown): PlacedItem[] | null {
  if (!Array.isArray(parsed) || parsed.length < 2) return null;
  const places = parsed.map((thing: unknown): PlacedItem | null => {
    const name = nameOf(thing);
    const { x, y } = (typeof thing === 'object' && thing !== null ? thing : {}) as { readonly x?: unknown; readonly y?: unknown };
    return name !== '' && typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
      ? { name, x, y }
      : null;
  });
  return places.every((place) => place !== null) ? places : null;
}
