/** What can compute on this machine, how fast it was measured to be, and which of it runs use. */
import { z } from 'zod';
import { fixedPresetSchema, type FixedPreset } from './experiment';

export const engineNameSchema = z.enum(['onnx', 'tensorflow']);

/** An engine on a device, as configurations name them: 'onnx' on 'webgpu'. */
export const computeDeviceSchema = z.object({ engine: engineNameSchema, device: z.string().min(1) });
export type ComputeDevice = z.infer<typeof computeDeviceSchema>;

/** What always works, and what experiments of before there was a choice were computed with. */
export const processor: ComputeDevice = { engine: 'onnx', device: 'cpu' };

/** 'auto' takes the fastest that was measured. */
export const deviceChoiceSchema = z.union([z.literal('auto'), computeDeviceSchema]);
export type DeviceChoice = z.infer<typeof deviceChoiceSchema>;

export const foundDeviceSchema = computeDeviceSchema.extend({
  version: z.string(), // of the library; empty when it is not there
  threads: z.number().int(),
  available: z.boolean(),
  reason: z.string().nullable(), // why not, in a sentence for experts
});
export type FoundDevice = z.infer<typeof foundDeviceSchema>;

/** All that determines speeds: another processor, card, driver or package, and it is another machine. */
export const machineSchema = z.object({
  processor: z.string(), // as the system names it
  threads: z.number().int(),
  cards: z.array(z.string()), // graphics cards as the system names them
  devices: z.array(foundDeviceSchema),
});
export type Machine = z.infer<typeof machineSchema>;

/** Images per second with the network and batch of a preset, classification and mapping; `startMs`: compiling and the first step. */
export const deviceSpeedSchema = z.object({ train: z.number().positive(), evaluate: z.number().positive(), startMs: z.number() });
export type DeviceSpeed = z.infer<typeof deviceSpeedSchema>;

/** Absent or null where the preset was not measured; `problem` says why nothing was, or what the engine had to give up here. */
export const deviceMeasurementSchema = computeDeviceSchema.extend({
  speeds: z.partialRecord(fixedPresetSchema, deviceSpeedSchema.nullable()),
  problem: z.string().nullable(),
});
export type DeviceMeasurement = z.infer<typeof deviceMeasurementSchema>;

export interface DeviceCard extends FoundDevice {
  readonly measured: DeviceMeasurement | null;
  /** How long all steps that can be started would take in the open project; null where nothing is known. */
  readonly durations: Readonly<Record<FixedPreset, { readonly lowMs: number; readonly highMs: number } | null>>;
}

/** 'fastest' of those measured; 'picked' by the person; 'gone': picked, but not there any more; 'unmeasured': nothing is known yet. */
export type ChoiceGround = 'fastest' | 'picked' | 'gone' | 'unmeasured';

/** What the Devices screen shows. */
export interface DevicesDocument {
  readonly machine: Pick<Machine, 'processor' | 'threads' | 'cards'>;
  readonly devices: readonly DeviceCard[];
  readonly choice: DeviceChoice;
  /** What new experiments use. */
  readonly chosen: ComputeDevice;
  readonly ground: ChoiceGround;
  /** Of the study's network in training, on what was chosen. */
  readonly imagesPerSecond: number | null;
  readonly hasCard: boolean;
  /** 'Using onnx on the CPU, 2 threads: 85 images/s; no GPU was found.' */
  readonly explanation: string;
  /** What the open project's experiments were begun on, where that is another one. */
  readonly project: ComputeDevice | null;
  /** The device under measurement. */
  readonly measuring: ComputeDevice | null;
  readonly measuredAt: string | null;
}
