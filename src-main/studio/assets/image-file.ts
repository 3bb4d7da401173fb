/** From an address to the image file it stands for: only files that the project names, only images. */
import { extname } from 'node:path';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { Corpus } from '../../contract/study/corpus';
import type { PlaceKeeper } from '../../store/corpora/place-keeper';
import { insideFolder, insideProject } from '../../files/inside-project';
import { largest, readRegular, statRegular } from '../../files/read-regular';
import { corpusRoot } from '../../store/corpora/corpus-store';
import { keptIdSchema } from '../../contract/results/placing';
import { keptPicture } from '../../store/project/placed-store';
import { isMissing, readError } from '../../store/files/read-json';
import { readStimuli } from '../../store/files/tables';

export interface ImageFile {
  readonly path: string; // absolute; names the image in messages
  readonly contentType: string;
  /** Changes when the bytes may have changed. */
  stamp(): Promise<string>;
  read(): Promise<Uint8Array>;
}

/** The picture of a drawing that was placed by hand and kept. */
export function keptImageFile(folder: string, id: string): ImageFile {
  const missing = (): AppError => new AppError('not-found', say`There is no kept drawing ‘${id}’ in this project.`);
  if (!keptIdSchema.safeParse(id).success) throw missing();
  const path = keptPicture(folder, id);
  return {
    path,
    contentType: imageType(path),
    stamp: async () => {
      const { mtimeMs, size } = await statRegular(path, largest.drawing).catch((error: unknown) => {
        throw isMissing(error) ? missing() : readError(error, path);
      });
      return `${mtimeMs.toString(36)}-${size.toString(36)}`;
    },
    read: () => readRegular(path, largest.drawing),
  };
}

export async function stimulusImageFile(folder: string, id: string): Promise<ImageFile> {
  const stimulus = (await readStimuli(folder)).find((candidate) => candidate.id === id);
  if (stimulus === undefined) throw new AppError('not-found', say`There is no stimulus ‘${id}’ in this project.`);
  if (stimulus.image === '') throw new AppError('not-found', say`The stimulus ‘${id}’ has no drawing yet.`);
  const path = insideProject(folder, stimulus.image);
  const contentType = imageType(path);
  const look = () =>
    statRegular(path, largest.drawing).catch((error: unknown) => {
      if (!isMissing(error)) throw readError(error, path);
      throw new AppError('not-found', say`The drawing ${path} of ‘${id}’ is missing. Put the file back, or import the drawings again.`);
    });
  await look();
  return {
    path,
    contentType,
    stamp: async () => {
      const { mtimeMs, size } = await look();
      return `${mtimeMs.toString(36)}-${size.toString(36)}`;
    },
    read: () => readRegular(path, largest.drawing),
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
  if (corpus === undefined) throw new AppError('not-found', say`There is no corpus ‘${id}’ in this project.`);
  const image = /^\d{1,9}$/.test(index) ? corpus.images[Number(index)] : undefined;
  if (image === undefined) throw new AppError('not-found', say`The corpus ‘${corpus.name}’ has no image number ${index}.`);
  const root = corpusRoot(folder, corpus);
  const path = insideFolder(root, image.path.replace(/#\d+$/, ''), 'corpus');
  const contentType = image.path.includes('.ndjson#') ? 'image/svg+xml' : imageType(image.path);
  const place = await places.open(root);
  return {
    path,
    contentType,
    stamp: () => place.stamp(image.path),
    read: () => place.read(image.path),
  };
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
  if (type === undefined) throw new AppError('not-allowed', say`${path} is not an image file, so it is not shown.`);
  return type;
}
