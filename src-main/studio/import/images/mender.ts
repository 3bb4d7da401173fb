/** Mends drawings for looking at them; what was worked out for a drawing answers every later question with the same answer. */
import pLimit from 'p-limit';
import { isMendedBy, type DrawingNote, type Mend } from '../../../contract/running/image-task';
import type { ImageReader } from '../../image-reader';

/** With a reason where it cannot be mended. */
export interface MendedImage {
  readonly mends: Mend[]; // that were carried out
  readonly notes: DrawingNote[]; // what remains
  readonly reason: string | null; // why it cannot be mended, completes 'cannot be mended: ...'
}

/** `onlyNoted`: those of the mends whose note the drawing has when their turn comes; else all of them. */
export interface MendQuestion {
  readonly path: string;
  readonly stamp: string; // differs when the file was changed
  readonly invert: boolean;
  readonly mends: readonly Mend[];
  readonly onlyNoted: boolean;
}

export interface Mender {
  /** `png`: as a network is given it; null where it cannot be mended. */
  mend(question: MendQuestion): Promise<MendedImage & { readonly png: Uint8Array | null }>;
}

type Made = Awaited<ReturnType<Mender['mend']>>;
type Known = { readonly mends: readonly Mend[]; readonly onlyNoted: boolean; readonly made: Made };
type Drawing = { readonly known: Known[]; readonly inTurn: ReturnType<typeof pLimit> };

const rememberedDrawings = 4000;

export function createMender(imageReader: ImageReader): Mender {
  const drawings = new Map<string, Drawing>();
  const of = (key: string): Drawing => {
    const drawing: Drawing = drawings.get(key) ?? { known: [], inTurn: pLimit(1) };
    drawings.delete(key);
    drawings.set(key, drawing);
    const [oldest] = drawings.keys();
    if (oldest !== undefined && drawings.size > rememberedDrawings) drawings.delete(oldest);
    return drawing;
  };
  return {
    mend: ({ path, stamp, invert, mends, onlyNoted }) => {
      const drawing = of(JSON.stringify([stamp, invert]));
      // One question after the other: the next may be answered by the one before.
      return drawing.inTurn(async (): Promise<Made> => {
        const known = drawing.known.find((one) => isSame(one, mends, onlyNoted));
        if (known !== undefined) return known.made;
        const asked = await imageReader.ask({ does: 'mend', source: { path }, invert, mends: [...mends], onlyNoted, draws: 'seen' });
        const made = asked.does === 'failed' ? { mends: [], notes: [], reason: asked.reason, png: null } : { ...asked, reason: null };
        if (made.reason === null) drawing.known.push({ mends, onlyNoted, made }); // what failed may succeed on a machine less busy
        return made;
      });
    },
  };
}

/** Carried out was what is wanted, and nothing that is wanted besides would find its note. */
function isSame({ mends: asked, onlyNoted: wereNoted, made }: Known, mends: readonly Mend[], onlyNoted: boolean): boolean {
  if (!onlyNoted) return made.mends.length === mends.length && made.mends.every((mend) => mends.includes(mend));
  if (!wereNoted) return false;
  const further = mends.filter((mend) => !asked.includes(mend));
  return made.mends.every((mend) => mends.includes(mend)) && !made.notes.some((note) => further.some((mend) => isMendedBy(mend, note)));
}
