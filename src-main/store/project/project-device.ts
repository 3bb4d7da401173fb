/** experiments/device.json: what the experiments of a project are computed with, fixed when the first of them is started. */
import { allSteps } from '../../core/catalogue/steps';
import { z } from 'zod';
import { computeDeviceSchema, processor, type ComputeDevice } from '../../contract/running/devices';
import { insideProject } from '../../files/inside-project';
import { readExperiment } from '../runs/experiment-store';
import { readSecondary } from '../files/read-json';
import { writeJson } from '../files/write-atomic';

export const projectDeviceSchema = computeDeviceSchema.extend({ schemaVersion: z.literal(1) });

/** Null while nothing was started. Experiments from before this file existed were computed on the processor. */
export async function readProjectDevice(folder: string): Promise<ComputeDevice | null> {
  const file = await readSecondary(pathIn(folder), projectDeviceSchema);
  if (file !== null) return { engine: file.engine, device: file.device };
  for (const step of allSteps) if ((await readExperiment(folder, step)) !== null) return processor;
  return null;
}

export async function writeProjectDevice(folder: string, { engine, device }: ComputeDevice): Promise<void> {
  await writeJson(pathIn(folder), projectDeviceSchema, { schemaVersion: 1, engine, device });
}

function pathIn(folder: string): string {
  return insideProject(folder, 'experiments', 'device.json');
}
