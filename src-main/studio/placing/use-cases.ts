import type { placingMethods } from '../../contract/methods/placing';
import type { UseCasesOf } from '../../contract/rpc';
import type { StudioParts } from '../parts';

export function placingUseCases({ session }: StudioParts): UseCasesOf<typeof placingMethods> {
  return {
    describePlacing: () => session.placing().describe(),
    placeDrawings: ({ row, drawings, view }) =>
      session.placing().place(row, drawings.map(({ id, image }) => ({ id, bytes: Buffer.from(image, 'base64') })), view), // prettier-ignore
  };
}
