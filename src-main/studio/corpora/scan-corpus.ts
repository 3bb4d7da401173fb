/** Finds the images of a corpus in a folder laid out as <class>/<image>, or of a drawing pool in any folder. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error';
import { assignImageFolds } from '../../core/folds/folds';
import type { CorpusImage } from '../../contract/corpus';
import { imageNamePattern } from '../../store/image-check';
import { isMissing, readError } from '../../store/read-json';

/**
 * Images in the order of their paths. The class is the folder an image lies in, so <variant>/<class>/<image> works too; a drawing
 * pool has no classes. Hidden files and other kinds of file are passed over.
 */
export async function scanCorpus(folder: string, kind: 'corpus' | 'drawing-pool', seed: number): Promise<CorpusImage[]> {
  await requireFolder(folder);
  const paths = (await listImages(folder)).sort();
  if (paths.length === 0)
    throw new AppError('bad-input', `${folder} holds no images. Choose a folder with PNG, JPEG, SVG, WebP, TIFF, GIF or BMP files.`);
  const classes = paths.map((path) => (kind === 'corpus' ? classOf(path) : ''));
  if (kind === 'corpus') requireClasses(folder, paths, classes);
  const folds = assignImageFolds(classes, seed);
  return paths.map((path, i) => ({ path, class: classes[i]!, fold: folds[i]! }));
}

function classOf(path: string): string {
  return path.split('/').at(-2) ?? '';
}

function requireClasses(folder: string, paths: readonly string[], classes: readonly string[]): void {
  const loose = classes.findIndex((name) => name === '');
  if (loose >= 0)
    throw new AppError(
      'bad-input',
      `The image ${paths[loose]!} lies directly in ${folder}. Put every image into a folder named after its class.`,
    );
  if (new Set(classes).size < 2)
    throw new AppError(
      'bad-input',
      `${folder} has images of one class only, ‘${classes[0]!}’. Choose the folder above, with one folder for each class.`,
    );
}

async function requireFolder(folder: string): Promise<void> {
  const entry = await stat(folder).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw readError(error, folder);
  });
  if (entry === null) throw new AppError('not-found', `The folder ${folder} does not exist. Check the path and choose it again.`);
  if (!entry.isDirectory()) throw new AppError('bad-input', `${folder} is a file. Choose the folder that holds the class folders.`);
}

/** Paths below the folder with '/' between their parts; links are not followed, so that no circle is walked. */
async function listImages(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    throw readError(error, join(folder, below));
  });
  const paths: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) paths.push(...(await listImages(folder, path)));
    else if (entry.isFile() && imageNamePattern.test(entry.name)) paths.push(path);
  }
  return paths;
}
