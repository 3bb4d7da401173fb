/** Similarity spaces as stored in spaces/<name>/. */
import { z } from 'zod';
import { tripletLossSchema, tripletQualitySchema } from './triplet-space';

/** 'ordinal' is the embedding of triplet judgements; the other three scale dissimilarities. */
export const mdsMethodSchema = z.enum(['classical', 'metric', 'nonmetric', 'ordinal', 'imported']);
export const tieHandlingSchema = z.enum(['primary', 'secondary', 'tertiary']);
export type MdsMethod = z.infer<typeof mdsMethodSchema>;
export type TieHandling = z.infer<typeof tieHandlingSchema>;

/**
 * With tertiary ties only the means of tied pairs must be in order. Where there are many ties nearly any arrangement does that: next to no
 * stress, though the places say little. A space that truly fits so well agrees with the dissimilarities pair by pair too.
 */
export function isHollowFit(
  ties: TieHandling,
  { stress1, kendallTau }: { readonly stress1: number; readonly kendallTau: number },
): boolean {
  return ties === 'tertiary' && stress1 < 0.01 && kendallTau < 0.8;
}

/** Why a fit may say little, however low its stress; every reason with what a sentence about it needs. */
export const fitDoubtSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('near-zero-stress'), stress1: z.number() }),
  z.object({ code: z.literal('few-judged-pairs'), stimuli: z.number().int(), least: z.number().int() }), // stimuli with fewer than `least` pairs
  z.object({ code: z.literal('equal-dissimilarities') }),
  z.object({ code: z.literal('far-clusters'), sizes: z.tuple([z.number().int(), z.number().int()]) }),
  z.object({ code: z.literal('more-parameters'), parameters: z.number().int(), judged: z.number().int() }), // judged pairs
  z.object({ code: z.literal('few-triplets'), stimuli: z.number().int(), least: z.number().int() }), // stimuli in fewer than `least` triplets
  z.object({ code: z.literal('more-parameters-than-triplets'), parameters: z.number().int(), judged: z.number().int() }),
]);
export type FitDoubt = z.infer<typeof fitDoubtSchema>;

/** How metric scaling reads the dissimilarities: in proportion, along a line that stays at 0 or above, or along any rising line. */
export const scaleSchema = z.enum(['ratio', 'interval', 'unbounded-interval']);
export const ratingStatisticSchema = z.enum(['mean', 'median']);
export type Scale = z.infer<typeof scaleSchema>;
export type RatingStatistic = z.infer<typeof ratingStatisticSchema>;

/** How single judgements become dissimilarities; at most `limit` of each pair, drawn at random, null for all. */
export const ratingChoiceSchema = z.object({
  statistic: ratingStatisticSchema,
  limit: z.number().int().min(1).max(10_000).nullable(),
});

/** How a space is computed; `starts` random starts besides the classical one. */
export const spaceSettingsSchema = z.object({
  method: mdsMethodSchema,
  ties: tieHandlingSchema,
  scale: scaleSchema.optional(), // of the metric method; ratio when absent
  loss: tripletLossSchema.optional(), // of the ordinal method; logistic when absent
  starts: z.number().int().min(0).max(10_000), // the ordinal method needs one
  maxIterations: z.number().int().min(1).max(100_000),
  seed: z.number().int(),
  ratings: ratingChoiceSchema.optional(), // the dissimilarities as stored when absent
});
export type SpaceSettings = z.infer<typeof spaceSettingsSchema>;

export const spaceDimensionSchema = z.object({
  dims: z.number().int().min(1),
  stress1: z.number().nullable(), // Kruskal Stress-1; null when an imported space gives none
  kendallTau: z.number().nullable(), // tau-b of distances with dissimilarities
  converged: z.boolean().nullable(),
  doubts: z.array(fitDoubtSchema).optional(), // absent where there are none
  triplets: tripletQualitySchema.optional(), // of a space from triplets
});
export type SpaceDimension = z.infer<typeof spaceDimensionSchema>;

/** spaces/<name>/space.json. Coordinates are normalised: centroid 0, mean squared distance to the origin 1. */
export const spaceSchema = z.object({
  schemaVersion: z.literal(1),
  name: z.string(),
  settings: spaceSettingsSchema,
  source: z.string(), // where its numbers come from, for people
  computedFrom: z.string().optional(), // fingerprint of the stimuli and judgements; absent for spaces of others
  dimensions: z.array(spaceDimensionSchema),
});
export type Space = z.infer<typeof spaceSchema>;

/** `isStale`: the stimuli or judgements it was computed from have changed since. */
export type SpaceCard = Space & { readonly isStale: boolean };

/** One dimensionality of a space, row i of `coordinates` belonging to `stimuli[i]`. */
export const spaceCoordinatesSchema = z.object({
  name: z.string(),
  dims: z.number().int(),
  stimuli: z.array(z.string()),
  coordinates: z.array(z.array(z.number())),
});
export type SpaceCoordinates = z.infer<typeof spaceCoordinatesSchema>;

/** As many as the stimuli can bear: at least four stimuli for each and one more (Kruskal & Wish 1978, Multidimensional Scaling), at most 4. */
export function defaultDims(stimuli: number): number {
  return Math.max(1, Math.min(4, Math.floor((stimuli - 1) / 4)));
}
