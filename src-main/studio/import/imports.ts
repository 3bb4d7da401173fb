/** The import of images and tables as the studio offers it: dropped files, previews with pictures, and carrying it out. */
import { createHash } from 'node:crypto';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { readMends } from '../../contract/study/assets';
import type { ImportPlan, ImportPreview } from '../../contract/importing/import';
import type { StudioContext } from '../context';
import { carryOutImport } from './carry-out-import';
import { largestImage, type ImageMemory } from './images/describe-images';
import type { FoundImage } from './images/found-image';
import { checkFound } from './files/find-files';
import type { ImageReader } from '../image-reader';
import { createImportPlanner, type ImportPlanner } from '../reading/import-planner';
import { createDroppedFiles, type DroppedFiles } from './files/dropped-files';
import { createMender, type Mender } from './images/mender';
import { prepareImport, type ImportPlace } from './prepare-import';
import { receiveDropped } from './files/receive-files';

export interface Imports {
  readonly dropped: DroppedFiles;
  preview(plan: ImportPlan): Promise<ImportPreview>;
  /** Answers the folder of the project. */
  carryOut(plan: ImportPlan): Promise<string>;
  forget(batch: string): Promise<void>;
  /** Everything under /asset/import. */
  handle(request: Request, rest: readonly string[], query: URLSearchParams): Promise<Response>;
  dispose(): Promise<void>;
}

const rememberedPictures = 4000;
const pictureSize = 256;

export function createImports(
  context: Pick<StudioContext, 'userFolder' | 'folder' | 'emit'>,
  imageReader: ImageReader,
  imports: ImportPlanner = createImportPlanner(null),
): Imports {
  const dropped = createDroppedFiles(context.userFolder);
  const memory: ImageMemory = { known: new Map(), mender: createMender(imageReader) };
  const pictures = new Map<string, FoundImage>();
  const place: ImportPlace & Pick<StudioContext, 'emit'> = {
    dropped,
    memory,
    imageReader,
    imports,
    folder: () => context.folder(),
    emit: (event) => context.emit(event),
    pictureKey: (image) => {
      const key = createHash('sha256').update(image.path).digest('hex').slice(0, 24);
      pictures.delete(key);
      pictures.set(key, image);
      for (const oldest of pictures.size > rememberedPictures ? [...pictures.keys()].slice(0, 1) : []) pictures.delete(oldest);
      return key;
    },
  };
  return {
    dropped,
    preview: async (plan) => (await prepareImport(plan, place)).preview,
    carryOut: (plan) => carryOutImport(plan, place),
    forget: (batch) => dropped.forget(batch),
    handle: async (request, rest, query) => {
      const [key, surplus] = rest;
      if (key === undefined && request.method === 'POST') return receiveDropped(dropped, request, query);
      const image = key === undefined || surplus !== undefined ? undefined : pictures.get(key);
      if (image === undefined || !['GET', 'HEAD'].includes(request.method))
        throw new AppError('not-found', say`There is nothing at ${new URL(request.url).pathname}.`);
      return new Response(await draw(imageReader, memory.mender, image, query), {
        headers: { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=60' },
      });
    },
    dispose: () => dropped.clear(),
  };
}

async function draw(imageReader: ImageReader, mender: Mender, image: FoundImage, query: URLSearchParams): Promise<Uint8Array<ArrayBuffer>> {
  await checkFound(image, largestImage);
  const { path, stamp } = image;
  const invert = query.get('invert') === '1';
  if (query.has('mends')) {
    const { png, reason } = await mender.mend({ path, stamp, invert, ...readMends(query.get('mends') ?? '') });
    if (png === null) throw new AppError('bad-input', say`${image.name} cannot be shown: ${reason ?? phrase`it cannot be drawn`}.`);
    return new Uint8Array(png);
  }
  const answer = await imageReader.ask({ does: 'draw', source: { path }, size: pictureSize, invert });
  if (answer.does === 'failed') throw new AppError('bad-input', say`${image.name} cannot be shown: ${answer.reason}.`);
  return new Uint8Array(answer.png);
}
