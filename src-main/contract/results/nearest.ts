/** analysis/nearest.json: which drawings look alike to a network, or as they stand on paper. */
import { z } from 'zod';

/** So many neighbours of each drawing are kept: enough to find one that a fold trains on. */
export const keptNeighbours = 100;

export const nearestFileSchema = z.object({
  schemaVersion: z.literal(1),
  fingerprint: z.string(), // of the drawings
  stimuli: z.array(z.string()),
  sources: z.array(
    z.object({
      source: z.string(), // as in the analysis: 'pixels', 'photograph …', 'run <key>'
      /** Of each stimulus the others by Euclidean distance of their features, nearest first: places in `stimuli`. */
      neighbours: z.array(z.array(z.number().int().nonnegative())),
    }),
  ),
});
export type NearestFile = z.infer<typeof nearestFileSchema>;
