/** Finds out what the mends of a plan make of its drawings, and what remains to be said of them. */
import { isDrawingNote, isMendedBy } from '../../../contract/running/image-task';
import type { ImagesPlan } from '../../../contract/importing/import';
import type { FoundImage } from './found-image';
import type { MendedImage, Mender } from './mender';

const atOnce = 2;

export async function mendImages(found: readonly FoundImage[], plan: ImagesPlan, mender: Mender): Promise<FoundImage[]> {
  const mended: FoundImage[] = [];
  const next = found.entries();
  const work = async (): Promise<void> => {
    for (const [i, image] of next) mended[i] = { ...image, mended: await mend(image, plan, mender) };
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return mended;
}

/** Whether light lines on a dark ground are turned round. */
export function isToInvert({ invert }: Pick<ImagesPlan, 'invert'>, name: string, looksInverted: boolean): boolean {
  return invert === 'detected' ? looksInverted : invert.includes(name);
}

async function mend({ name, path, described, stamp }: FoundImage, plan: ImagesPlan, mender: Mender): Promise<MendedImage | null> {
  if (plan.mend === undefined || !described.ok || plan.leaveOut.includes(name)) return null;
  const chosen = Object.hasOwn(plan.mend.chosen, name) ? plan.mend.chosen[name] : undefined;
  const mends = chosen ?? plan.mend.noted;
  const notes = described.image.notes.filter(isDrawingNote);
  if (mends.length === 0 || (chosen === undefined && !notes.some((note) => mends.some((one) => isMendedBy(one, note))))) return null;
  const invert = isToInvert(plan, name, described.image.whiteOnBlack);
  const made = await mender.mend({ path, stamp, invert, mends, onlyNoted: chosen === undefined });
  return made.reason === null ? { mends: made.mends, notes: made.notes, reason: null } : { mends: [], notes, reason: made.reason };
}
