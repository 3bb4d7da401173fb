import { z } from 'zod';
import { deviceChoiceSchema, type DevicesDocument } from '../running/devices';
import { answers, changes, nothing, reads } from './method';

export const deviceMethods = {
  describeDevices: reads(nothing, answers<DevicesDocument>()),
  measureDevices: changes(['devices'], nothing, answers<DevicesDocument>(), { leadsElsewhere: true }),
  chooseDevice: changes(['devices'], z.object({ choice: deviceChoiceSchema }), answers<DevicesDocument>(), { leadsElsewhere: true }),
};
