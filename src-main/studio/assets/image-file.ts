/** From an address to the image file it stands for: only files that the project names, only images. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { AppError } from '../../contract/app-error';
import type { Corpus } from '../../contract/corpus';
import type { PlaceKeeper } from '../../store/corpora/place-keeper';
import { corpusRoot } from '../../store/corpus-store';
import { readStimuli } from '../../store/tables';

export interface ImageFile {
  readonly path: string; // absolute; names the image in messages
  readonly contentType: string;
  /** Changes when the bytes may have changed. */
  stamp(): Promise<string>;
  read(): Promise<Uint8Array>;
}

export async function stimulusImageFile(folder: string, id: string): Promise<ImageFile> {
  const stimulus = (await readStimuli(folder)).find((candidate) => candidate.id === id);
  if (stimulus === undefined) throw new AppError('not-found', `There is no stimulus ‘${id}’ in this project.`);
  if (stimulus.image === '') throw new AppError('not-found', `The stimulus ‘${id}’ has no drawing yet.`);
  const path = placeInside(folder, stimulus.image);
  // A project may come from somebody else: a link in it must not lead out of it either.
  const [root, target] = await Promise.all([realpath(folder), realpath(path).catch(() => null)]);
  if (target === null)
    throw new AppError('not-found', `The drawing ${path} of ‘${id}’ is missing. Put the file back, or import the drawings again.`);
  if (!isInside(root, target)) throw outside(stimulus.image);
  return {
    path,
    contentType: imageType(path),
    stamp: async () => {
      const { mtimeMs, size } = await stat(path);
      return `${mtimeMs.toString(36)}-${size.toString(36)}`;
    },
    read: () => readFile(path),
  };
}

/** Links inside a corpus are followed: collections are often spread over several disks. */
export async function corpusImageFile(
  folder: string,
  corpora: readonly Corpus[],
  id: string,
  index: string,
  places: PlaceKeeper,
): Promise<ImageFile> {
  const corpus = corpora.find((candidate) => candidate.id === id);
  if (corpus === undefined) throw new AppError('not-found', `There is no corpus ‘${id}’ in this project.`);
  const image = /^\d{1,9}$/.test(index) ? corpus.images[Number(index)] : undefined;
  if (image === undefined) throw new AppError('not-found', `The corpus ‘${corpus.name}’ has no image number ${index}.`);
  const root = corpusRoot(folder, corpus);
  placeInside(root, image.path);
  const contentType = image.path.includes('.ndjson#') ? 'image/svg+xml' : imageType(image.path);
  const place = await places.open(root);
  return {
    path: join(root, image.path),
    contentType,
    stamp: () => place.stamp(image.path),
    read: () => place.read(image.path),
  };
}

function placeInside(root: string, path: string): string {
  const place = resolve(root, path);
  if (isAbsolute(path) || path.includes('\0') || !isInside(resolve(root), place)) throw outside(path);
  return place;
}

function isInside(root: string, place: string): boolean {
  const way = relative(root, place);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way) && join(root, way) === place;
}

function outside(path: string): AppError {
  return new AppError(
    'not-allowed',
    `The image path ‘${path}’ leads out of its folder, so it is not read. Correct it in the project's files.`,
  );
}

const imageTypes: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.bmp': 'image/bmp',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
};

function imageType(path: string): string {
  const type = imageTypes[extname(path).toLowerCase()];
  if (type === undefined) throw new AppError('not-allowed', `${path} is not an image file, so it is not shown.`);
  return type;
}
