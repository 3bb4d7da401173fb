/** The address to which a window sends files that were dropped on it: one file a request, never through RPC. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { DroppedFiles } from './dropped-files';

/** POST with ?name= and, for further files of a drop, ?batch=. Answers { batch } as JSON. */
export async function receiveDropped(dropped: DroppedFiles, request: Request, query: URLSearchParams): Promise<Response> {
  const name = query.get('name');
  if (name === null) throw new AppError('bad-input', say`A file was sent without its name. Drop it again.`);
  const body = (request.body ?? emptyBody()) as AsyncIterable<Uint8Array>;
  const batch = await dropped.receive(query.get('batch'), name, body);
  return Response.json({ batch }, { headers: { 'Cache-Control': 'no-store' } });
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {
  // an empty file has no body
}
