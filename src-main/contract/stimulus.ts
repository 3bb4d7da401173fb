/** The rated drawings and what people said of them. */
import { z } from 'zod';

/** A row of stimuli.csv. `image` is relative to the project folder, '' while no drawing is known. */
export const stimulusSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/i),
  name: z.string().min(1),
  category: z.string(),
  image: z.string(),
});
export type Stimulus = z.infer<typeof stimulusSchema>;

/** A row of ratings.csv: one person's judgement of a pair; higher is more similar. */
export const ratingSchema = z.object({
  rater: z.string(),
  first: z.string(),
  second: z.string(),
  rating: z.number(),
});
export type Rating = z.infer<typeof ratingSchema>;

/** A row of dissimilarities.csv: aggregated over `ratings` judgements; 0 means identical. */
export const dissimilaritySchema = z.object({
  first: z.string(),
  second: z.string(),
  dissimilarity: z.number().nonnegative(),
  ratings: z.number().int().nonnegative(),
});
export type Dissimilarity = z.infer<typeof dissimilaritySchema>;

/** A row of features.csv: a rated property in [-1, 1]. `scale` is e.g. 'pre-attentive' or 'attentive'. */
export const featureValueSchema = z.object({
  stimulus: z.string(),
  scale: z.string(),
  feature: z.string(),
  value: z.number(),
});
export type FeatureValue = z.infer<typeof featureValueSchema>;

/** What the Stimuli screen shows for one stimulus. */
export const stimulusCardSchema = stimulusSchema.extend({
  coordinates: z.array(z.number()), // in the project's target space; [] when it has none
  ratings: z.number().int(), // judgements that involve this stimulus
  fold: z.number().int().nullable(),
  problems: z.array(z.string()),
});
export type StimulusCard = z.infer<typeof stimulusCardSchema>;
