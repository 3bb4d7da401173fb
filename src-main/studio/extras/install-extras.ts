/** Copies the files of extras from a folder, each checked by its hash, into the user's folder; nothing is downloaded. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { Extra, ExtraFile } from '../../contract/running/extras';
import { isMissing, readError } from '../../store/files/read-json';
import { diskError, writeAtomic } from '../../store/files/write-atomic';
import { extrasFolder, fingerprint, folderOf, isInstalled, recordName } from './installed-extras';

/** Those of which the folder has every file; throws a sentence where it has none whole, or a file that is another one. */
export async function installExtras(userFolder: string, extras: readonly Extra[], folder: string): Promise<void> {
  if (extras.length === 0) throw new AppError('not-available', say`There are no extras for this computer in this version of the program.`);
  const found = await Promise.all(extras.map(async (extra) => ({ extra, absent: await absentFiles(extra, folder) })));
  const whole = found.filter(({ absent }) => absent.length === 0);
  if (whole.length === 0) {
    const [nearest] = found.sort((a, b) => share(b) - share(a));
    const names = (nearest?.absent ?? []).map(({ path }) => path);
    const further = names.length > shown ? phrase` and ${names.length - shown} more` : '';
    throw new AppError(
      'not-found',
      say`${folder} lacks ${names.slice(0, shown).join(', ')}${further}. Choose the folder with all files of an extra.`,
    );
  }
  for (const { extra } of whole) if (!isInstalled(userFolder, extra)) await install(userFolder, extra, folder);
}

export async function removeExtra(userFolder: string, id: Extra['id']): Promise<void> {
  const folder = folderOf(userFolder, id);
  try {
    await rm(join(folder, recordName), { force: true }); // first: what is left of it then counts as nothing
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    throw diskError(error, folder);
  }
}

const shown = 5;
const share = ({ extra, absent }: { extra: Extra; absent: readonly ExtraFile[] }): number => 1 - absent.length / extra.files.length;

async function absentFiles({ files }: Extra, folder: string): Promise<ExtraFile[]> {
  const there = await Promise.all(files.map((file) => isFile(join(folder, file.path))));
  return files.filter((_, i) => there[i] !== true);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw readError(error, path);
  }
}

/** Beside its place first, so that half of it is never taken for the whole. */
async function install(userFolder: string, extra: Extra, folder: string): Promise<void> {
  const aside = join(extrasFolder(userFolder), `${extra.id}.new`);
  try {
    await rm(aside, { recursive: true, force: true });
    for (const file of extra.files) await copyChecked(join(folder, file.path), join(aside, file.path), file);
    await removeExtra(userFolder, extra.id);
    await writeAtomic(join(aside, recordName), `${fingerprint(extra)}\n`);
    await rename(aside, folderOf(userFolder, extra.id));
  } catch (error) {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined); // the first error is the one to report
    throw diskError(error, aside);
  }
}

async function copyChecked(source: string, target: string, { bytes, sha256 }: ExtraFile): Promise<void> {
  const hash = createHash('sha256');
  let seen = 0;
  await mkdir(dirname(target), { recursive: true });
  const hashing = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      seen += chunk.length;
      if (seen > bytes) throw otherFile(source); // not to the end of what may be anything
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(createReadStream(source), hashing, createWriteStream(target, { flags: 'wx' }));
  if (seen !== bytes || hash.digest('hex') !== sha256) throw otherFile(source);
}

function otherFile(path: string): AppError {
  return new AppError(
    'bad-input',
    say`${path} is not the file this version of the program was made for: its hash is another. Get the file that is named under Devices, once more.`,
  );
}
