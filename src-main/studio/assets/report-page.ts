/** Serves the report as a page, to be seen and printed in a window. */
import { AppError } from '../../contract/app-error';
import { reportStyleSchema } from '../../contract/methods/report';
import { say } from '../../contract/message';
import type { ImageReader } from '../image-reader';
import { buildReport } from '../report/build-report';
import { programName } from '../report/use-cases';

/** The window that shows it may print it; nothing in it runs, and nothing is loaded. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-same-origin allow-modals; frame-ancestors 'self'";

export async function reportPage(folder: string, images: ImageReader, version: string, query: URLSearchParams): Promise<Response> {
  const style = reportStyleSchema.safeParse({ language: query.get('language'), numbers: query.get('numbers') });
  if (!style.success) throw new AppError('bad-input', say`The address of a report names its language and how its numbers look.`);
  return new Response(await buildReport(folder, images, programName(version), style.data), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' },
  });
}
