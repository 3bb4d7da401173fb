/** The two sketch corpora of the sample: the same things drawn by the designers of different icon sets, as PNG in class folders. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ClassTable, CorpusDefinition } from './sample-definition';
import { findIcons, readIconSet, type IconSet } from './sample-icon-sets';
import { describeInk, isSameDrawing, type InkPattern } from './sample-ink-pattern';

export interface Sketch {
  readonly corpus: string;
  readonly class: string;
  readonly set: string;
  readonly icon: string;
}

export interface SketchCorpora {
  readonly sketches: readonly Sketch[];
  readonly sets: readonly (IconSet & { readonly corpus: string })[];
}

/** A class needs this many drawings to be in a corpus, and keeps no more than that. */
const drawingsPerClass = { atLeast: 6, atMost: 10 } as const;

/** Writes <outFolder>/<corpus>/<class>/<set>-<icon>.png, 256 pixels, black on white; no drawing stands there twice. */
export async function renderSketches(
  definitions: readonly CorpusDefinition[],
  table: ClassTable,
  outFolder: string,
  onProgress: (done: number, total: number) => void,
): Promise<SketchCorpora> {
  const sets: (IconSet & { corpus: string })[] = [];
  for (const { id, sets: members } of definitions) for (const member of members) sets.push({ ...(await readIconSet(member)), corpus: id });
  const classes = Object.keys(table.classes);
  const sketches: Sketch[] = [];
  for (const [index, className] of classes.entries()) {
    const chosen = await chooseDrawings(sets, className, table);
    for (const { sketch, png } of chosen) {
      const folder = join(outFolder, sketch.corpus, className);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${sketch.set}-${sketch.icon}.png`), png);
      sketches.push(sketch);
    }
    onProgress(index + 1, classes.length);
  }
  return { sketches, sets };
}

interface Candidate {
  readonly sketch: Sketch;
  readonly png: Buffer;
  readonly pattern: InkPattern;
}

/** First icons of all sets before second ones; equal drawings (sets copy from each other) stay with the first corpus that has them. */
async function chooseDrawings(
  sets: readonly (IconSet & { readonly corpus: string })[],
  className: string,
  table: ClassTable,
): Promise<Candidate[]> {
  const found = sets.map((set) => ({ set, icons: findIcons(set, className, table) }));
  const ranked = [0, 1].flatMap((rank) =>
    found.flatMap(({ set, icons }) => (icons[rank] === undefined ? [] : [{ set, icon: icons[rank] }])),
  );
  const candidates = await Promise.all(ranked.map(({ set, icon }) => renderCandidate(set, className, icon)));
  const different: Candidate[] = [];
  for (const candidate of candidates)
    if (!different.some(({ pattern }) => isSameDrawing(pattern, candidate.pattern))) different.push(candidate);
  const corpora = [...new Set(sets.map(({ corpus }) => corpus))];
  return corpora.flatMap((corpus) => {
    const members = different.filter(({ sketch }) => sketch.corpus === corpus);
    return members.length < drawingsPerClass.atLeast ? [] : members.slice(0, drawingsPerClass.atMost);
  });
}

async function renderCandidate(set: IconSet & { readonly corpus: string }, className: string, icon: string): Promise<Candidate> {
  const svg = Buffer.from(set.drawings.get(icon)!);
  const image = sharp(svg, { density: 72 })
    .resize(256, 256, { fit: 'contain', background: '#ffffff00' })
    .flatten({ background: '#ffffff' });
  const raw = await image.toColourspace('b-w').raw().toBuffer();
  const png = await sharp(raw, { raw: { width: 256, height: 256, channels: 1 } })
    .png()
    .toBuffer();
  return { sketch: { corpus: set.corpus, class: className, set: set.prefix, icon }, png, pattern: describeInk(raw, 256, 256) };
}
