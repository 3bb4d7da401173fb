import { z } from 'zod';
import { deviceChoiceSchema, type DevicesDocument } from '../running/devices';
import { extraSchema, type ExtrasDocument } from '../running/extras';
import { answers, changes, nothing, reads } from './method';

export const deviceMethods = {
  describeDevices: reads(nothing, answers<DevicesDocument>()),
  measureDevices: changes(['devices'], nothing, answers<DevicesDocument>(), { leadsElsewhere: true }),
  chooseDevice: changes(['devices'], z.object({ choice: deviceChoiceSchema }), answers<DevicesDocument>(), { leadsElsewhere: true }),
  describeExtras: reads(nothing, answers<ExtrasDocument>()),
  /** All whose files lie in the folder. */
  installExtras: changes(['devices'], z.object({ folder: z.string().min(1) }), answers<ExtrasDocument>(), {
    leadsElsewhere: true,
    paths: ({ folder }) => [folder],
  }),
  removeExtra: changes(['devices'], z.object({ id: extraSchema.shape.id }), answers<ExtrasDocument>(), { leadsElsewhere: true }),
};
