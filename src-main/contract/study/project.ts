/** project.json and what the window's header shows of a project. */
import { z } from 'zod';
import { changeSchema } from '../window/change';
import { lineThicknessSchema } from '../running/configuration';
import { computeDeviceSchema } from '../running/devices';
import { fittedSchema } from '../running/fitted';
import { mostFurtherNetworks, networkInputSchema } from '../running/network-input';
import { protocolSchema } from '../window/protocol';

export const targetSpaceSchema = z.object({ name: z.string(), dims: z.number().int().min(1) });

/** For each network's input, where lines are thickened: that of the photograph network, and that of the networks trained on sketches. */
export const lineThicknessesSchema = z.strictObject({ photograph: lineThicknessSchema.optional(), sketch: lineThicknessSchema.optional() });
export type LineThicknesses = z.infer<typeof lineThicknessesSchema>;

/** An ONNX file and which of its layers gives the features. */
export const ownNetworkSchema = z.object({ file: z.string().min(1), layer: z.string(), input: networkInputSchema.optional() });
/** One beside the first has its lines for itself; absent: as they are drawn. */
export const furtherNetworkSchema = ownNetworkSchema.extend({ lineThickness: lineThicknessSchema.optional() });
export type FurtherNetwork = z.infer<typeof furtherNetworkSchema>;

/** project.json, the root of a project folder. */
export const projectFileSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  name: z.string().min(1),
  tag: z.string().nullable(), // shown on screen and in every export, e.g. 'Sample: simulated ratings'
  targetSpace: targetSpaceSchema.nullable(),
  photographNetwork: ownNetworkSchema.extend({ file: z.string() }).nullable(), // null = the bundled Inception-v3
  furtherNetworks: z.array(furtherNetworkSchema).max(mostFurtherNetworks).optional(), // each a row of its own in step 1
  lineThickness: lineThicknessesSchema.optional(), // absent: every network sees lines as they are drawn
  protocol: protocolSchema.optional(), // absent: as the preset says, with one seed
  fitted: fittedSchema.optional(), // absent: nobody has said how much time there is
  seed: z.number().int(),
  attribution: z.array(z.object({ what: z.string(), who: z.string(), licence: z.string(), url: z.string() })),
});
export type ProjectFile = z.infer<typeof projectFileSchema>;

/** What a project made elsewhere would do on opening, which is asked about first. */
export const foreignProjectSchema = z.object({
  pending: changeSchema.nullable(), // a change that was cut off, which would be taken back or carried to its end
  runs: z.number().int(), // that would go on by themselves
  corpora: z.array(z.string()), // folders outside the project that it reads images from
});
export type ForeignProject = z.infer<typeof foreignProjectSchema>;

export const projectSummarySchema = z.object({
  folder: z.string(),
  file: projectFileSchema,
  stimuli: z.number().int(),
  categories: z.array(z.string()),
  ratings: z.number().int(),
  dissimilarities: z.number().int(), // judged pairs
  triplets: z.number().int(), // judgements of three stimuli
  corpora: z.number().int(),
  spaces: z.array(z.string()),
  problems: z.array(z.string()),
  savedAtMs: z.number().nullable(),
  question: foreignProjectSchema.nullable().optional(),
});
export type ProjectSummary = z.infer<typeof projectSummarySchema>;

export const appDescriptionSchema = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'browser']),
  device: computeDeviceSchema.extend({ threads: z.number().int() }),
  recentProjects: z.array(z.object({ name: z.string(), folder: z.string(), isThere: z.boolean() })),
  problemLog: z.string(), // the file that faults of the program are written to
  licences: z.string(), // plain text of the attribution file
});
export type AppDescription = z.infer<typeof appDescriptionSchema>;
