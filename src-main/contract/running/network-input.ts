/** How a user's network is given images, and what of its layer counts. Absent parts are as they always were, so that runs keep their names. */
import { z } from 'zod';

/** Of values in [0, 1], for each of three channels: (value - mean) / SD. */
export const normalisations = {
  symmetric: { mean: [0.5, 0.5, 0.5], sd: [0.5, 0.5, 0.5] }, // to [-1, 1]
  imagenet: { mean: [0.485, 0.456, 0.406], sd: [0.229, 0.224, 0.225] },
  clip: { mean: [0.48145466, 0.4578275, 0.40821073], sd: [0.26862954, 0.26130258, 0.27577711] },
} as const;
export type NormalisationName = keyof typeof normalisations;
export const normalisationNames = Object.keys(normalisations) as NormalisationName[];

const three = <T extends z.ZodNumber>(number: T) => z.tuple([number, number, number]);
export const networkInputSchema = z.object({
  normalisation: z.union([z.enum(normalisationNames), z.object({ mean: three(z.number()), sd: three(z.number().positive()) })]).optional(), // absent: [0, 1]
  channels: z.literal('bgr').optional(), // absent: red, green, blue
  polarity: z.literal('white-on-black').optional(), // absent: black ink on white paper
  size: z.number().int().min(16).max(1024).optional(), // of networks that take any; absent: 224 pixels
  /** Of layers that give a list for each token: the class token, which comes first, or the mean of the others; absent: the mean of all places. */
  tokens: z.enum(['class', 'others']).optional(),
});
export type NetworkInput = z.infer<typeof networkInputSchema>;

/** Beside the first network of a project: each is a row of its own. */
export const mostFurtherNetworks = 20;
