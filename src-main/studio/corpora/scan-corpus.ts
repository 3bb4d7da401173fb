/** Finds the images of a corpus laid out as <class>/<image> in a folder or zip file, or of a drawing pool in any layout. */
import { stat } from 'node:fs/promises';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { Corpus, CorpusImage } from '../../contract/study/corpus';
import { joinClasses } from '../../core/corpora/class-join';
import { groupBy } from '../../core/corpora/group-by';
import { assignImageFolds } from '../../core/folds/folds';
import { createStream } from '../../core/random/stream';
import type { PlaceFile } from '../../store/corpora/corpus-place';
import { openPlace } from '../../store/corpora/open-place';
import { leaveOutVariants } from './leave-out-variants';

export interface ScanOptions {
  readonly kind: Corpus['kind'];
  readonly seed: number;
  readonly mostPerClass: number | null;
  /** Common class names that other corpora use. */
  readonly others: readonly string[];
  /** Common names that were chosen by hand, by the corpus's own name. */
  readonly chosen: ReadonlyMap<string, string>;
}

export type ScannedCorpus = Pick<Corpus, 'images' | 'notes' | 'stamp'>;

/**
 * Images in the order of their paths. The class is the folder an image lies in, so <variant>/<class>/<image> works too, or what a
 * file of strokes says; a drawing pool has no classes. Hidden files and other kinds of file are passed over.
 */
export async function scanCorpus(root: string, options: ScanOptions): Promise<ScannedCorpus> {
  const { kind, seed, mostPerClass } = options;
  const place = await openPlace(root);
  let listed: PlaceFile[];
  const passedOver: string[] = [];
  try {
    listed = await place.list({ mostPerFile: mostPerClass, note: (sentence) => passedOver.push(sentence) });
  } finally {
    await place.close();
  }
  if (listed.length === 0)
    throw new AppError(
      'bad-input',
      say`${root} holds no images. Choose a folder with PNG, JPEG, SVG, WebP, TIFF, GIF, BMP or NDJSON files.${passedOver.map((sentence) => ` ${sentence}`).join('')}`,
    );
  const { files, notes: leftOut } = leaveOutVariants(listed);
  const notes = [...passedOver, ...leftOut];
  const owns = files.map((file) => (kind === 'corpus' ? classOf(file) : ''));
  if (kind === 'corpus') requireClasses(root, files, owns);
  const taken = chooseFew(owns, mostPerClass, seed);
  if (taken.length < files.length)
    notes.push(
      phrase`${files.length - taken.length} images were left out, because at most ${mostPerClass ?? 0} of each class were asked for.`,
    );
  const images = describeImages(
    taken.map((i) => files[i]!),
    taken.map((i) => owns[i]!),
    options,
  );
  const stamp = await rootStamp(root);
  return { images, ...(notes.length > 0 ? { notes } : {}), ...(stamp === null ? {} : { stamp }) };
}

function describeImages(files: readonly PlaceFile[], owns: readonly string[], { kind, seed, others, chosen }: ScanOptions): CorpusImage[] {
  const joined = kind === 'corpus' ? joinClasses([...new Set(owns)], others) : new Map<string, string>();
  // Folds are drawn by the corpus's own names, so that joining a class to another corpus moves no image to another fold.
  const folds = assignImageFolds(owns, seed);
  return files.map(({ path, bytes }, i) => {
    const own = owns[i]!;
    const common = chosen.get(own) ?? joined.get(own) ?? own;
    return { path, class: common, ...(common === own ? {} : { own }), fold: folds[i]!, bytes };
  });
}

/** The size and time of a root that is a file: when they change, its list is out of date. */
export async function rootStamp(root: string): Promise<string | null> {
  const info = await stat(root);
  return info.isDirectory() ? null : `${info.size} ${info.mtimeMs}`;
}

function classOf({ path, word }: PlaceFile): string {
  if (word !== undefined) return word;
  const parts = path.split('/');
  const strokes = /^(.+)\.ndjson#\d+$/i.exec(parts.at(-1) ?? '');
  return strokes?.[1] ?? parts.at(-2) ?? '';
}

/** Indices of the images, at most so many of each class, drawn at random. */
function chooseFew(classes: readonly string[], most: number | null, seed: number): number[] {
  const all = classes.map((_, i) => i);
  if (most === null) return all;
  const members = groupBy(all, (i) => classes[i]!);
  const chosen: number[] = [];
  for (const [name, indices] of members) {
    const order = indices.length <= most ? null : createStream(seed, 'images-of-class', name).permutation(indices.length).slice(0, most);
    chosen.push(...(order === null ? indices : Array.from(order, (k) => indices[k]!)));
  }
  return chosen.sort((a, b) => a - b);
}

function requireClasses(root: string, files: readonly PlaceFile[], classes: readonly string[]): void {
  const loose = classes.findIndex((name) => name === '');
  if (loose >= 0)
    throw new AppError(
      'bad-input',
      say`The image ${files[loose]!.path} lies directly in ${root}. Put every image into a folder named after its class.`,
    );
  if (new Set(classes).size < 2)
    throw new AppError(
      'bad-input',
      say`${root} has images of one class only, ‘${classes[0]!}’. Choose the folder above, with one folder for each class.`,
    );
}
