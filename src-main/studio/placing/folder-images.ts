/** The drawings of a folder, or one file, as they are handed to the networks. */
import { say } from '../../contract/message';
import { AppError } from '../../contract/app-error';
import type { DrawingToPlace } from '../../contract/running/compute-protocol';
import { imageNamePattern } from '../../contract/study/image-names';
import { largest, readRegular } from '../../files/read-regular';
import { findInPath } from '../import/files/find-files';

const mostDrawings = 1000;

/** By name. Files that are no images stay aside. */
export async function readFolderImages(path: string): Promise<DrawingToPlace[]> {
  const files = await findInPath(path, imageNamePattern);
  if (files.length === 0)
    throw new AppError(
      'bad-input',
      say`There are no images in ${path}. Choose a folder with PNG, JPEG, SVG, WebP, TIFF, BMP or GIF files.`,
    );
  if (files.length > mostDrawings)
    throw new AppError('bad-input', say`${path} holds ${files.length} images, more than ${mostDrawings}. Place them folder by folder.`);
  return Promise.all(files.map(async ({ name, path: file }) => ({ id: name, bytes: await readRegular(file, largest.drawing) })));
}
