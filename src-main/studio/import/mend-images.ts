/** Finds out what the mends of a plan make of its drawings, and what remains to be said of them; what was found out before is remembered. */
import { isDrawingNote, isMendedBy, type DrawingNote, type Mend } from '../../contract/image-task';
import type { ImagesPlan } from '../../contract/import';
import type { ImageDesk } from '../image-desk';
import type { FoundImage } from './describe-images';

/** With a reason where it cannot be mended. */
export interface MendedImage {
  readonly mends: Mend[];
  readonly notes: DrawingNote[]; // what remains
  readonly reason: string | null;
}

const atOnce = 2;

export async function mendImages(
  found: readonly FoundImage[],
  plan: ImagesPlan,
  known: Map<string, MendedImage>,
  desk: ImageDesk,
): Promise<FoundImage[]> {
  const mended: FoundImage[] = [];
  const next = found.entries();
  const work = async (): Promise<void> => {
    for (const [i, image] of next) mended[i] = { ...image, mended: await mend(image, plan, known, desk) };
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return mended;
}

/** Whether light lines on a dark ground are turned round. */
export function isToInvert({ invert }: Pick<ImagesPlan, 'invert'>, name: string, looksInverted: boolean): boolean {
  return invert === 'detected' ? looksInverted : invert.includes(name);
}

async function mend(
  { name, path, described, stamp }: FoundImage,
  plan: ImagesPlan,
  known: Map<string, MendedImage>,
  desk: ImageDesk,
): Promise<MendedImage | null> {
  if (plan.mend === undefined || !described.ok || plan.leaveOut.includes(name)) return null;
  const chosen = Object.hasOwn(plan.mend.chosen, name) ? plan.mend.chosen[name] : undefined;
  const mends = chosen ?? plan.mend.noted;
  const notes = described.image.notes.filter(isDrawingNote);
  if (mends.length === 0 || (chosen === undefined && !notes.some((note) => mends.some((one) => isMendedBy(one, note))))) return null;
  const task = { invert: isToInvert(plan, name, described.image.whiteOnBlack), mends, onlyNoted: chosen === undefined };
  const key = JSON.stringify([stamp, task]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const answer = await desk.ask({ does: 'mend', source: { path }, draws: 'nothing', ...task });
  const made =
    answer.does === 'failed'
      ? { mends: [], notes, reason: answer.reason }
      : { mends: answer.mends, notes: answer.notes.filter(isDrawingNote), reason: null };
  known.set(key, made);
  return made;
}
