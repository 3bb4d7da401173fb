/** What is said of mending drawings that networks would hardly see, in English. */
import type { Mend } from '../../../src-main/contract/running/image-task';

export const mendsEn = {
  title: (n: number) =>
    n === 1 ? '1 drawing that a network will hardly see as it is' : `${n} drawings that a network will hardly see as they are`,
  text: 'Each is shown at the size of a small network’s image, as it is and mended. Nothing is mended unless you tick it; your files stay as they are.',
  forAll: {
    flatten: (n: number) => (n === 1 ? 'Flatten the ground of the 1 that needs it' : `Flatten the ground of the ${n} that need it`),
    crop: (n: number) => (n === 1 ? 'Crop the 1 that needs it' : `Crop the ${n} that need it`),
    thicken: (n: number) => (n === 1 ? 'Thicken the lines of the 1 that needs it' : `Thicken the lines of the ${n} that need it`),
  } satisfies Record<Mend, (n: number) => string>,
  names: { flatten: 'Flatten the ground', crop: 'Crop to the largest object', thicken: 'Thicken the lines' } satisfies Record<Mend, string>,
  meanings: {
    flatten: 'Shadows and coloured paper become white, faint pencil dark. Grey shading is lost.',
    crop: 'To the object with the most ink; to the ink where there is only one.',
    thicken: 'By as little as makes them visible at the size of the network.',
  } satisfies Record<Mend, string>,
  done: { flatten: 'ground flattened', crop: 'cropped', thicken: 'lines thickened' } satisfies Record<Mend, string>,
  helps: (mend: string) => `${mend} (helps here)`,
  before: 'As it is',
  after: 'Mended',
  would: 'Mended (offered)',
  beforeOf: (name: string) => `${name} as it is`,
  afterOf: (name: string) => `${name} mended`,
  remains: (what: string) => `What remains: ${what}`,
  nothingRemains: 'No problem remains.',
  failed: (reason: string) => `It cannot be mended: ${reason}. It stays as it is.`,
  ofDrawing: 'A network will hardly see this drawing as it is',
  mend: 'Mend the drawing',
  madeFrom: (what: string) => `Made from ${what}`,
  more: (n: number) => (n === 1 ? 'Show 1 more' : `Show ${n} more`),
};
