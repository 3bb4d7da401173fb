/** Keeps opened places: reading the directory of a large zip file for every thumbnail would be too slow. */
import { stat } from 'node:fs/promises';
import pLimit from 'p-limit';
import type { CorpusPlace } from './corpus-place';
import { openPlace } from './open-place';

export interface PlaceKeeper {
  open(root: string): Promise<CorpusPlace>;
  dispose(): Promise<void>;
}

const keptPlaces = 3;

export function createPlaceKeeper(): PlaceKeeper {
  const kept = new Map<string, { readonly version: string; readonly place: Promise<CorpusPlace> }>();
  const forget = async (root: string): Promise<void> => {
    const old = kept.get(root);
    kept.delete(root);
    await old?.place.then(
      (place) => place.close(),
      () => undefined,
    );
  };
  /** One after the other: two askers at once must get the same place. */
  const inTurn = pLimit(1);
  const open = async (root: string): Promise<CorpusPlace> => {
    const info = await stat(root).catch(() => null);
    const version = info === null || info.isDirectory() ? 'folder' : `${info.ino} ${info.mtimeMs} ${info.size}`;
    const known = kept.get(root);
    if (known?.version === version) return known.place;
    await forget(root);
    const place = openPlace(root);
    kept.set(root, { version, place });
    place.catch(() => kept.delete(root));
    for (const old of [...kept.keys()].slice(0, -keptPlaces)) void forget(old);
    return place;
  };
  return {
    open: (root) => inTurn(open, root),
    dispose: async () => {
      await Promise.all([...kept.keys()].map(forget));
    },
  };
}
