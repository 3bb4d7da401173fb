/** Libraries for graphics cards that are too large to come with the program: which there are, and which are installed here. */
import { z } from 'zod';
import { computeDeviceSchema } from './devices';

const extraFileSchema = z.object({
  path: z.string().regex(/^[\w@][\w@.+-]*(\/[\w@][\w@.+-]*)*$/), // inside the folder of the extra, which it cannot leave
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ExtraFile = z.infer<typeof extraFileSchema>;

export const extraSchema = z.object({
  id: z.enum(['onnx-cuda']),
  serves: computeDeviceSchema,
  platform: z.string(), // 'linux-x64', as Node names system and processor
  version: z.string(), // of the library; others do not fit this program
  from: z.string(), // where its files can be had, in words or as an address
  files: z.array(extraFileSchema).min(1),
});
export type Extra = z.infer<typeof extraSchema>;

/** src-main/studio/extras/device-extras.json, written where the files are at hand: by `npm run extras`. */
export const extrasListSchema = z.object({ schemaVersion: z.literal(1), extras: z.array(extraSchema) });
export type ExtrasList = z.infer<typeof extrasListSchema>;

export interface ExtrasDocument {
  /** Of this system and processor. */
  readonly extras: readonly (Extra & { readonly isInstalled: boolean })[];
  /** Installed once, for another version of the program; unused. */
  readonly outdated: readonly Extra['id'][];
}
