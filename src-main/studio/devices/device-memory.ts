/** What was found and measured, kept in the user's folder: by machine, as a home folder may be shared between several. */
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { deviceChoiceSchema, deviceMeasurementSchema, machineSchema, type Machine } from '../../contract/running/devices';
import { canonicalJson } from '../../store/files/canonical-json';
import { readJsonIfThere } from '../../store/files/read-json';
import { sha256 } from '../../store/runs/run-key';
import { writeJson } from '../../store/files/write-atomic';

const rememberedMachineSchema = z.object({
  key: z.string(),
  machine: machineSchema,
  measuredAt: z.string().nullable(),
  measurements: z.array(deviceMeasurementSchema),
});
export type RememberedMachine = z.infer<typeof rememberedMachineSchema>;

/** devices.json; the machine seen last comes first. */
const deviceFileSchema = z.object({
  schemaVersion: z.literal(1),
  choice: deviceChoiceSchema,
  machines: z.array(rememberedMachineSchema),
});
export type DeviceFile = z.infer<typeof deviceFileSchema>;

const kept = 8;
const nothing: DeviceFile = { schemaVersion: 1, choice: 'auto', machines: [] };

/** Another processor, card, driver or package version is another machine, and measured anew. */
export function machineKey(machine: Machine): string {
  return sha256(canonicalJson(machine)).slice(0, 16);
}

/** A file that is damaged is one that is gone: measuring brings everything back but the choice. */
export async function readDeviceFile(userFolder: string): Promise<DeviceFile> {
  try {
    return (await readJsonIfThere(pathIn(userFolder), deviceFileSchema)) ?? nothing;
  } catch (error) {
    if (error instanceof AppError) return nothing;
    throw error;
  }
}

/** Puts a machine first. */
export async function rememberMachine(userFolder: string, machine: RememberedMachine): Promise<void> {
  const file = await readDeviceFile(userFolder);
  const others = file.machines.filter(({ key }) => key !== machine.key);
  await write(userFolder, { ...file, machines: [machine, ...others].slice(0, kept) });
}

export async function rememberChoice(userFolder: string, choice: DeviceFile['choice']): Promise<void> {
  await write(userFolder, { ...(await readDeviceFile(userFolder)), choice });
}

async function write(userFolder: string, file: DeviceFile): Promise<void> {
  await writeJson(pathIn(userFolder), deviceFileSchema, file);
}

function pathIn(userFolder: string): string {
  return join(userFolder, 'devices.json');
}
