/** Fetches the drawings of a session before it begins, so that none is waited for between two trials. */
import { assetPaths } from '../../../src-main/contract/study/assets';
import type { RatingSession } from '../../../src-main/contract/study/rating-study';
import { assetUrl } from '../../api/asset-url';

export interface LoadedDrawings {
  /** By stimulus; one that could not be had is missing. */
  readonly addresses: ReadonlyMap<string, string>;
  dispose(): void;
}

const side = 768; // pixels
const atOnce = 6;

export async function loadDrawings({ trials, answered }: RatingSession): Promise<LoadedDrawings> {
  const ids = [
    ...new Set(trials.slice(answered).flatMap(({ left, middle, right }) => [left, ...(middle === undefined ? [] : [middle]), right])),
  ];
  const addresses = new Map<string, string>();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let id = ids[next++]; id !== undefined; id = ids[next++]) {
      const response = await fetch(assetUrl(assetPaths.stimulus(id, { size: side }))).catch(() => null);
      if (response?.ok) addresses.set(id, URL.createObjectURL(await response.blob()));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return {
    addresses,
    dispose: () => {
      for (const address of addresses.values()) URL.revokeObjectURL(address);
    },
  };
}
