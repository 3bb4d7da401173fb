/** A bundle as others made it: nothing of it is believed before its list of files is, and no file is taken that the list does not name. */
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../../contract/app-error';
import { bundleFileName, bundleSchema, bundleSchemaVersion, type Bundle, type BundleFile } from '../../../contract/results/bundle';
import { phrase, say } from '../../../contract/message';
import { explainBadPath } from '../../../files/path-name';
import { isPublishedPair } from '../writing/project-files';
import { describeIssue, isMissing, readError } from '../../../store/files/read-json';

export interface OpenBundle {
  readonly bundle: Bundle;
  /** In the zip file, but named nowhere. */
  readonly surplus: readonly string[];
  /** Null where the zip file has no such file, or one of another size. */
  readonly read: (file: BundleFile) => Promise<Buffer | null>;
  close(): void;
}

const mostFiles = 500_000;
const largestFile = 2 ** 30; // bytes
const largestList = 256 * 2 ** 20; // bytes of bundle.json
/** Text packs to a tenth; a bomb to a thousandth. */
const tightest = 300;
const alwaysAllowed = 64 * 2 ** 20; // bytes

/** Throws one sentence for what is no bundle, one of a newer program, or one that means harm. Close it. */
export async function openBundle(path: string): Promise<OpenBundle> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch((error: unknown) => {
    if (isMissing(error)) throw new AppError('not-found', say`There is no file ${path}. Choose another one.`);
    if (error instanceof Error && 'code' in error) throw readError(error, path);
    throw refuse(path, noZip(), error);
  });
  try {
    const entries = await listEntries(zip, path);
    const list = entries.get(bundleFileName);
    if (list === undefined)
      throw new AppError(
        'bad-input',
        say`${path} is no bundle of this program: it has no bundle.json. Choose a file made by Publish or by ‘shape-space bundle’.`,
      );
    if (list.uncompressedSize > largestList) throw refuse(path, phrase`its list of files is larger than 256 MB`);
    const bundle = parseList(await readEntry(zip, list), path);
    const named = new Set([bundleFileName, ...bundle.files.map((file) => file.path)]);
    return {
      bundle,
      surplus: [...entries.keys()].filter((name) => !named.has(name)),
      read: async (file) => {
        const entry = entries.get(file.path);
        if (entry?.uncompressedSize !== file.bytes) return null;
        return await readEntry(zip, entry).catch(() => null); // cut off or altered
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof AppError ? error : refuse(path, noZip(), error);
  }
}

async function listEntries(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostFiles) throw refuse(path, phrase`it has ${zip.entryCount} files`);
  const entries = new Map<string, Entry>();
  const plain = new Set<string>();
  const folders = new Set<string>();
  let packed = 0;
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (name.endsWith('/')) continue;
    const bad = explainBadPath(name);
    if (bad !== null) throw refuse(path, phrase`the path of a file in it ${bad}`);
    if (isLink(entry)) throw refuse(path, phrase`it has a link in it`);
    if (entry.isEncrypted()) throw refuse(path, phrase`it is protected by a password`);
    if (entry.uncompressedSize > alwaysAllowed && entry.uncompressedSize > tightest * entry.compressedSize)
      throw refuse(path, phrase`a file in it would unpack to more than ${tightest} times its size`);
    if (plain.has(name.toLowerCase())) throw refuse(path, phrase`it has two files of one name`);
    plain.add(name.toLowerCase());
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) folders.add(name.slice(0, at).toLowerCase());
    entries.set(name, entry);
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (entry.uncompressedSize > largestFile) throw refuse(path, phrase`a file in it is larger than 1 GB`);
  }
  for (const name of plain) if (folders.has(name)) throw refuse(path, phrase`a file in it is the folder of another one`);
  if (unpacked > tightest * packed + alwaysAllowed) throw refuse(path, phrase`it would unpack to more than ${tightest} times its size`);
  return entries;
}

/** The mode of Unix stands in the upper half of the attributes (APPNOTE.TXT 4.4.15). */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function parseList(bytes: Buffer, path: string): Bundle {
  const value = parseJson(bytes);
  if (value === null) throw refuse(path, phrase`bundle.json is no JSON`);
  const version = typeof value === 'object' && 'schemaVersion' in value ? value.schemaVersion : null;
  if (typeof version === 'number' && version > bundleSchemaVersion)
    throw new AppError('bad-input', say`${path} was made by a newer version of this program. Update the program to open it.`);
  if (typeof version === 'number' && version < bundleSchemaVersion)
    throw new AppError(
      'bad-input',
      say`${path} was made by a version of this program whose bundles are no longer read. Ask for one made by a newer version.`,
    );
  const read = bundleSchema.safeParse(value);
  if (!read.success) throw refuse(path, phrase`bundle.json is damaged (${describeIssue(read.error)})`);
  const seen = new Set<string>();
  const folders = new Set<string>(); // of the project
  const once = (name: string): void => {
    if (seen.has(name)) throw refuse(path, phrase`bundle.json names a file twice`);
    seen.add(name);
  };
  for (const { path: name, project } of read.data.files) {
    const bad = explainBadPath(name) ?? (project === null ? null : explainBadPath(project));
    if (bad !== null) throw refuse(path, phrase`a path in bundle.json ${bad}`);
    once(`bundle ${name.toLowerCase()}`);
    if (project === null) continue;
    once(`project ${project.toLowerCase()}`);
    for (let at = project.indexOf('/'); at >= 0; at = project.indexOf('/', at + 1))
      folders.add(`project ${project.slice(0, at).toLowerCase()}`);
    if (!isPublishedPair(project, name)) throw refuse(path, phrase`bundle.json names a file that no study publishes there: ${project}`);
  }
  for (const folder of folders) if (seen.has(folder)) throw refuse(path, phrase`a file in it is the folder of another one`);
  return read.data;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer); // never more than it declares
  return Buffer.concat(chunks);
}

function refuse(path: string, reason: string, cause?: unknown): AppError {
  return new AppError('bad-input', say`${path} cannot be opened as a bundle: ${reason}. Ask for the file again.`, { cause });
}

/** What the library says of it is for those who know what a central directory is. */
const noZip = (): string => phrase`it is no zip file, or it is damaged or cut off`;
