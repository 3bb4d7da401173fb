import type { placingMethods } from '../../contract/methods/placing';
import type { PlacingQuestion } from '../../contract/results/placing';
import { AppError } from '../../contract/app-error';
import { holdsPixels, unpackSparse } from '../../contract/pixels/sparse-code';
import { say } from '../../contract/message';
import type { DrawingToPlace } from '../../contract/running/compute-protocol';
import type { UseCasesOf } from '../../contract/window/rpc';
import { listKept } from '../../store/project/placed-store';
import type { StudioParts } from '../parts';
import { forgetDrawing, keepDrawing } from './keep-drawings';

function readDrawing(drawing: PlacingQuestion['drawings'][number]): DrawingToPlace {
  const { id } = drawing;
  if ('image' in drawing) return { id, bytes: Buffer.from(drawing.image, 'base64') };
  const { width, height, grey } = drawing.pad;
  const packed = Buffer.from(grey, 'base64');
  if (!holdsPixels(packed, width * height))
    throw new AppError('bad-input', say`What was sent holds no pad of ${width} x ${height} pixels.`);
  const pixels = new Uint8Array(width * height);
  unpackSparse(packed, 0, pixels, pixels.length, () => undefined);
  return { id, image: { width, height, pixels } };
}

export function placingUseCases({ session, options }: StudioParts): UseCasesOf<typeof placingMethods> {
  return {
    describePlacing: () => session.placing().describe(),
    placeDrawings: ({ row, drawings, view }) => session.placing().place(row, drawings.map(readDrawing), view),
    describeDecoding: () => session.placing().describeDecoding(),
    decodePlaces: ({ row, places, others }) => session.placing().decode(row, places, others),
    listKeptDrawings: () => listKept(session.folder()),
    keepDrawing: (input) => keepDrawing(session.folder(), session.placing(), options.now, input),
    forgetDrawing: ({ id }) => forgetDrawing(session.folder(), id),
  };
}
