/** The rated drawings and what people said of them. */
import { z } from 'zod';

/** A row of stimuli.csv. `image` is relative to the project folder, '' while no drawing is known. */
export const stimulusSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/i),
  name: z.string().min(1),
  category: z.string(),
  image: z.string(),
  excluded: z.string().min(1).optional(), // the reason; absent for a stimulus that takes part
  source: z.string().min(1).optional(), // the file a mended drawing was made from, and how: 'owl.jpg (ground flattened)'
});
export type Stimulus = z.infer<typeof stimulusSchema>;

/** Excluded ones keep their data, but take no part in spaces and experiments that are computed from now on. */
export function isIncluded({ excluded }: { readonly excluded?: string | undefined }): boolean {
  return excluded === undefined;
}

/** A row of ratings.csv: one person's judgement of a pair; higher is more similar. */
export const ratingSchema = z.object({
  rater: z.string(),
  first: z.string(),
  second: z.string(),
  rating: z.number(),
  source: z.string().min(1).optional(), // where it comes from, if not from an imported table
  excluded: z.string().min(1).optional(), // the reason; absent for a rating that counts
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

/** What can be wrong with the data; both string catalogues have a sentence for each. */
export const dataProblemKinds = [
  'no-drawing',
  'drawing-missing', // `about` names the file, here and in the next two
  'drawing-empty',
  'drawing-unreadable',
  'drawing-refused', // not a regular file of the project
  'same-drawing', // as that of the stimulus `about`, byte for byte
  'similar-drawing', // or nearly so, whatever its size and place
  'same-name',
  'never-compared',
  'pairs-missing', // with `others`
  'no-place',
  'rater-constant', // `about` is the answer the rater always gave
  'rater-against-others',
] as const;
export const dataProblemSchema = z.object({ kind: z.enum(dataProblemKinds), about: z.string(), others: z.array(z.string()) });
export type DataProblem = z.infer<typeof dataProblemSchema>;

/** What the Stimuli screen shows for one stimulus. */
export const stimulusCardSchema = stimulusSchema.extend({
  coordinates: z.array(z.number()), // in the project's target space; [] when it has none
  ratings: z.number().int(), // judgements that involve this stimulus
  fold: z.number().int().nullable(),
  problems: z.array(dataProblemSchema),
  version: z.string(), // of the drawing's content, part of its address; '' while there is none to show
});
export type StimulusCard = z.infer<typeof stimulusCardSchema>;

/** Whether there is a file that can be shown. */
export function hasDrawing({ image, problems }: Pick<StimulusCard, 'image' | 'problems'>): boolean {
  return image !== '' && !problems.some(({ kind }) => kind === 'drawing-missing' || kind === 'drawing-unreadable');
}
