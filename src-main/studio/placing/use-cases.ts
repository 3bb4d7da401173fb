import type { placingMethods } from '../../contract/methods/placing';
import type { UseCasesOf } from '../../contract/window/rpc';
import { listKept } from '../../store/project/placed-store';
import type { StudioParts } from '../parts';
import { forgetDrawing, keepDrawing } from './keep-drawings';

export function placingUseCases({ session, options }: StudioParts): UseCasesOf<typeof placingMethods> {
  return {
    describePlacing: () => session.placing().describe(),
    placeDrawings: ({ row, drawings, view }) =>
      session.placing().place(row, drawings.map(({ id, image }) => ({ id, bytes: Buffer.from(image, 'base64') })), view), // prettier-ignore
    describeDecoding: () => session.placing().describeDecoding(),
    decodePlaces: ({ row, places, others }) => session.placing().decode(row, places, others),
    listKeptDrawings: () => listKept(session.folder()),
    keepDrawing: (input) => keepDrawing(session.folder(), session.placing(), options.now, input),
    forgetDrawing: ({ id }) => forgetDrawing(session.folder(), id),
  };
}
