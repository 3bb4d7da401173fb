/** Similarity spaces as stored in spaces/<name>/. */
import { z } from 'zod';

export const mdsMethodSchema = z.enum(['classical', 'metric', 'nonmetric', 'imported']);
export const tieHandlingSchema = z.enum(['primary', 'secondary', 'tertiary']);
export type MdsMethod = z.infer<typeof mdsMethodSchema>;
export type TieHandling = z.infer<typeof tieHandlingSchema>;

/** How a space is computed; `starts` random starts besides the classical one. */
export const spaceSettingsSchema = z.object({
  method: mdsMethodSchema,
  ties: tieHandlingSchema,
  starts: z.number().int().min(0).max(10_000),
  maxIterations: z.number().int().min(1).max(100_000),
  seed: z.number().int(),
});
export type SpaceSettings = z.infer<typeof spaceSettingsSchema>;

export const spaceDimensionSchema = z.object({
  dims: z.number().int().min(1),
  stress1: z.number().nullable(), // Kruskal Stress-1; null when an imported space gives none
  kendallTau: z.number().nullable(), // tau-b of distances with dissimilarities
  converged: z.boolean().nullable(),
});
export type SpaceDimension = z.infer<typeof spaceDimensionSchema>;

/** spaces/<name>/space.json. Coordinates are normalised: centroid 0, mean squared distance to the origin 1. */
export const spaceSchema = z.object({
  schemaVersion: z.literal(1),
  name: z.string(),
  settings: spaceSettingsSchema,
  source: z.string(), // where its numbers come from, for people
  dimensions: z.array(spaceDimensionSchema),
});
export type Space = z.infer<typeof spaceSchema>;

/** One dimensionality of a space, row i of `coordinates` belonging to `stimuli[i]`. */
export const spaceCoordinatesSchema = z.object({
  name: z.string(),
  dims: z.number().int(),
  stimuli: z.array(z.string()),
  coordinates: z.array(z.array(z.number())),
});
export type SpaceCoordinates = z.infer<typeof spaceCoordinatesSchema>;
