/** Looks at every image of a plan; what was looked at before and has not changed is remembered. */
import { stat } from 'node:fs/promises';
import { AppError } from '../../../contract/app-error';
import { phrase, say } from '../../../contract/message';
import type { ImagesPlan } from '../../../contract/importing/import';
import type { Described } from '../../../pipeline/drawing/stimulus-image';
import { maximumFileBytes } from '../../../pipeline/decode/decode-image';
import { imageNamePattern } from '../../../contract/study/image-names';
import { checkFound, findFiles, type FoundFile } from '../files/find-files';
import type { ImageReader } from '../../image-reader';
import type { DroppedFiles } from '../files/dropped-files';
import { mendImages } from './mend-images';
import type { Mender } from './mender';
import type { FoundImage } from './found-image';

export const largestImage = maximumFileBytes;
const mostImages = 2000;
const atOnce = 2;

export interface ImageMemory {
  readonly known: Map<string, Described>;
  readonly mender: Mender;
}

/** Names are unique: of two files of one name the second gets a number. */
export async function describeImages(
  plan: ImagesPlan,
  dropped: DroppedFiles,
  memory: ImageMemory,
  imageReader: ImageReader,
): Promise<FoundImage[]> {
  const files: FoundFile[] = [];
  for (const source of plan.sources) files.push(...(await findFiles(source, dropped, imageNamePattern)));
  if (files.length === 0)
    throw new AppError(
      'bad-input',
      say`${describeSources(plan)} holds no images (PNG, JPEG, TIFF, SVG, WebP, BMP). Choose another folder.`,
    );
  if (files.length > mostImages)
    throw new AppError(
      'bad-input',
      say`These are ${files.length} images, more than ${mostImages} stimuli. Sketch collections are added on the Corpora screen.`,
    );
  const named = withUniqueNames(files);
  const found: FoundImage[] = [];
  const next = named.entries();
  const work = async (): Promise<void> => {
    for (const [i, file] of next) found[i] = { ...file, mended: null, ...(await describeFile(file, memory, imageReader)) };
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return mendImages(found, plan, memory.mender);
}

async function describeFile(
  file: FoundFile,
  { known }: ImageMemory,
  imageReader: ImageReader,
): Promise<Pick<FoundImage, 'described' | 'stamp'>> {
  const info = await stat(file.path).catch(() => null); // that it is gone is said where it is read
  const stamp = `${file.path} ${info?.mtimeMs} ${info?.size} ${info?.ino}`;
  try {
    const described = known.get(stamp) ?? (await describe(file, imageReader));
    known.set(stamp, described);
    return { described, stamp };
  } catch (error) {
    if (error instanceof AppError) return { described: { ok: false, reason: error.message }, stamp };
    throw error;
  }
}

async function describe(file: FoundFile, imageReader: ImageReader): Promise<Described> {
  await checkFound(file, largestImage);
  const answer = await imageReader.ask({ does: 'describe', source: { path: file.path } });
  return answer.does === 'failed' ? { ok: false, reason: answer.reason } : { ok: true, image: answer.image };
}

function withUniqueNames(files: readonly FoundFile[]): FoundFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let name = file.name;
    for (let n = 2; taken.has(name); n++) name = `${file.name} (${n})`;
    taken.add(name);
    return { ...file, name };
  });
}

function describeSources({ sources }: ImagesPlan): string {
  return sources.map((source) => (source.kind === 'path' ? source.path : phrase`What was dropped`)).join(', ');
}
