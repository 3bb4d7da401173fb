/** What is wrong with a drawing as a network will see it, in English, with the mend: the command line and the check of a project say the same. */
import type { Mend } from '../running/image-task';

const sentences: ReadonlyMap<string, string> = new Map([
  ['blank', 'shows nothing. Choose another file.'],
  ['ink-lost', 'has lines so thin that they nearly vanish at the size networks see. Draw or trace them with a broader pen.'],
  ['faint', 'is drawn faintly. Raise the contrast of the scan, or trace the lines.'],
  [
    'uneven-ground',
    'lies on an uneven ground (a shadow, a fold), which networks see as if it were drawn. Scan it flat, or set the white point (Levels) so that the paper is white.',
  ],
  ['grey-ground', 'has a ground that is not white. Set the white point (Levels) so that the paper is white.'],
  ['several-objects', 'shows several things far apart. If they are several stimuli, cut them apart.'],
]);

const done: Readonly<Record<Mend, string>> = { flatten: 'ground flattened', crop: 'cropped', thicken: 'lines thickened' };

/** 'ground flattened, lines thickened', also as the table of stimuli says it. */
export function sayMends(mends: readonly Mend[]): string {
  return mends.map((mend) => done[mend]).join(', ');
}

/** Null for notes that are no concern. */
export function sayImageNote(note: string): string | null {
  return sentences.get(note) ?? null;
}
