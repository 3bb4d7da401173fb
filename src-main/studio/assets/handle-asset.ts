/** Serves the bulk data of the open project (drawings, tables, figures as files); every host passes its requests here. */
import { reportError, AppError, type ErrorCode } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { PlaceKeeper } from '../../store/corpora/place-keeper';
import { readCorpora } from '../../store/corpora/corpus-store';
import type { DrawingBanks } from '../augmentation/drawing-banks';
import type { StudioContext } from '../context';
import { augmentationPng } from './augmentation-png';
import type { ImageReader } from '../image-reader';
import type { Imports } from '../import/imports';
import { encodePosted } from './figure-file';
import { reportPage } from './report-page';
import { servePicture } from './picture-file';
import { serveImage } from './serve-image';
import { corpusImageFile, keptImageFile, stimulusImageFile } from './image-file';
import { tableCsv } from './table-csv';

/** Answers everything under /asset/; a failure is an ErrorReport as JSON with a fitting status. */
export function createAssetHandler(
  context: StudioContext,
  imports: Pick<Imports, 'handle'>,
  places: PlaceKeeper,
  drawings: DrawingBanks,
  imageReader: ImageReader,
  version: string,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return protect(await route(context, imports, places, drawings, imageReader, version, request));
    } catch (error) {
      const report = reportError(error);
      if (report.code === 'not-found' && isOfShownPicture(request))
        return protect(new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } }));
      return protect(Response.json(report, { status: statuses[report.code] ?? 500 }));
    }
  };
}

async function route(
  context: StudioContext,
  imports: Pick<Imports, 'handle'>,
  places: PlaceKeeper,
  drawings: DrawingBanks,
  imageReader: ImageReader,
  version: string,
  request: Request,
): Promise<Response> {
  const url = new URL(request.url);
  const [root, kind, ...rest] = readSegments(url.pathname);
  if (root !== 'asset') throw notFound(url);
  if (kind === 'figure' && rest.length === 0) {
    requireMethod(request, ['POST']);
    return encodePosted(request, url.searchParams);
  }
  if (kind === 'picture' && rest.length === 0) {
    requireMethod(request, ['POST']);
    return servePicture(request, imageReader);
  }
  if (kind === 'import') return imports.handle(request, rest, url.searchParams);
  requireMethod(request, ['GET', 'HEAD']);
  const folder = context.folder();
  const [first, second, surplus] = rest;
  if (first === undefined || surplus !== undefined) throw notFound(url);
  if (kind === 'stimulus' && second === undefined)
    return serveImage(await stimulusImageFile(folder, first), request, url.searchParams, imageReader);
  if (kind === 'placed' && second === undefined) return serveImage(keptImageFile(folder, first), request, url.searchParams, imageReader);
  if (kind === 'corpus' && second !== undefined)
    return serveImage(
      await corpusImageFile(folder, (await readCorpora(folder)).corpora, first, second, places),
      request,
      url.searchParams,
      imageReader,
    );
  if (kind === 'network' && second !== undefined) {
    const picture = context.networks.picture(first, Number(second));
    if (picture === null) throw notFound(url);
    return new Response(new Uint8Array(picture), { headers: { 'Content-Type': 'image/png', 'Cache-Control': 'no-store' } });
  }
  if (kind === 'report' && first === 'page.html' && second === undefined) return reportPage(folder, imageReader, version, url.searchParams);
  if (kind === 'augmentation' && second === undefined) return augmentationPng(folder, drawings, first, url);
  if (kind === 'table' && second === undefined && first.endsWith('.csv')) {
    const name = first.slice(0, -'.csv'.length);
    return new Response(await tableCsv(folder, name, url.searchParams), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${name}.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  }
  throw notFound(url);
}

/**
 * A window shows pictures by their content's version. When another project has just been opened, or a drawing taken away, it may still be
 * asking for some: there is nothing any more, and nothing is wrong.
 */
function isOfShownPicture(request: Request): boolean {
  const { pathname, searchParams } = new URL(request.url);
  return /^\/asset\/(stimulus|corpus)\//.test(pathname) && searchParams.has('version');
}

const statuses: Partial<Record<ErrorCode, number>> = {
  'bad-input': 400,
  'not-allowed': 403,
  'not-found': 404,
  'already-exists': 409,
  'project-unreadable': 409,
  'project-locked': 409,
  'not-available': 409,
};

/** No sniffing, and nothing in a drawing (an SVG may hold scripts) runs even when it is opened as a page. */
function protect(response: Response): Response {
  response.headers.set('X-Content-Type-Options', 'nosniff');
  if (!response.headers.has('Content-Security-Policy'))
    response.headers.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  response.headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  return response;
}

/** The parts between the slashes, decoded one by one, so that an encoded slash never starts a new part. */
function readSegments(pathname: string): string[] {
  try {
    return pathname.split('/').slice(1).map(decodeURIComponent);
  } catch {
    throw new AppError('bad-input', say`The address ${pathname} is not written as an address should be.`);
  }
}

function requireMethod(request: Request, methods: readonly string[]): void {
  if (!methods.includes(request.method))
    throw new AppError('bad-input', say`${new URL(request.url).pathname} answers ${methods.join(' and ')} only, not ${request.method}.`);
}

function notFound(url: URL): AppError {
  return new AppError('not-found', say`There is nothing at ${url.pathname}.`);
}
