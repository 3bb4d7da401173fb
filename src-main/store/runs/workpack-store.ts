/** workpack.json: says that a folder holds what certain runs need and nothing else, and proves that it holds it unaltered. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { workpackSchema, type StoredFile, type Workpack } from '../../contract/running/jobs';
import { insideProject } from '../../files/inside-project';
import { statRegular } from '../../files/read-regular';
import { isMissing, readError, readJsonIfThere } from '../files/read-json';
import { writeJson } from '../files/write-atomic';

/** Null for a folder that is none, such as a project. */
export async function readWorkpack(folder: string): Promise<Workpack | null> {
  return readJsonIfThere(insideProject(folder, 'workpack.json'), workpackSchema);
}

export async function writeWorkpack(folder: string, file: Workpack): Promise<void> {
  await writeJson(insideProject(folder, 'workpack.json'), workpackSchema, file);
}

/** AppError 'bad-input' names the first file that is missing or differs from what was packed. */
export async function verifyWorkpack(folder: string, { files }: Workpack): Promise<void> {
  for (const { path, bytes, sha256 } of files) {
    const found = await measureFile(folder, path);
    if (found === null) throw new AppError('bad-input', say`${path} is missing in the workpack ${folder}. Copy the workpack again.`);
    if (found.bytes !== bytes || found.sha256 !== sha256)
      throw new AppError(
        'bad-input',
        say`${path} in the workpack ${folder} is not the file that was packed: it was cut off or altered on the way. Copy the workpack again.`,
      );
  }
}

/** Read in pieces: a bank of drawings may be larger than what fits into memory at once. Null when the file is not there. */
export async function measureFile(folder: string, path: string): Promise<StoredFile | null> {
  const place = insideProject(folder, path);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await statRegular(place, Number.MAX_SAFE_INTEGER);
    await pipeline(createReadStream(place), async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.length;
      }
    });
  } catch (error) {
    if (isMissing(error)) return null;
    throw readError(error, place);
  }
  return { path, bytes, sha256: hash.digest('hex') };
}
