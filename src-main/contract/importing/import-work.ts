/** An import worked out in a process of its own: what it is given, and what of it comes back. */
import { z } from 'zod';
import { drawingNotes, imageDescriptionSchema, mendSchema } from '../running/image-task';
import { importPlanSchema, type ImportPreview } from './import';
import { dissimilaritySchema, featureValueSchema, ratingSchema } from '../study/stimulus';
import { tripletJudgementSchema } from '../study/triplets';

const foundImageSchema = z.object({
  name: z.string(),
  path: z.string(),
  stamp: z.string(), // differs when the file was changed
  mended: z.object({ mends: z.array(mendSchema), notes: z.array(z.enum(drawingNotes)), reason: z.string().nullable() }).nullable(),
  described: z.union([
    z.object({ ok: z.literal(true), image: imageDescriptionSchema }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]),
});

/** A file, or why there is none. */
const tableFileSchema = z.union([z.object({ name: z.string(), path: z.string() }), z.object({ problem: z.string() })]);
export type TableFile = z.infer<typeof tableFileSchema>;

export const importWorkSchema = z.object({
  plan: importPlanSchema,
  folder: z.string().nullable(), // of the open project, for plans that add to it
  images: z.array(foundImageSchema),
  tables: z.array(tableFileSchema), // for each table of the plan
  isCarriedOut: z.boolean(), // else a preview is all that is wanted
  problems: z.array(z.string()), // known before
});
export type ImportWork = z.infer<typeof importWorkSchema>;

const count = z.number().int().nonnegative();
const draftSchema = z.object({
  id: z.string(),
  name: z.string(),
  category: z.string(),
  image: z.string(),
  isNew: z.boolean(),
  file: foundImageSchema.nullable(),
});
const rowsSchema = z.object({
  ratings: z.array(ratingSchema).nullable(),
  dissimilarities: z.array(dissimilaritySchema).nullable(),
  triplets: z.array(tripletJudgementSchema).nullable(),
  features: z.array(featureValueSchema).nullable(),
  categories: z.map(z.string(), z.string()),
  spaces: z.array(
    z.object({
      name: z.string(),
      dims: count,
      label: z.string(),
      stimuli: z.array(z.string()),
      coordinates: z.array(z.array(z.number())),
    }),
  ),
});
/** What of a preview is looked into here; the rest goes to the window as it is. */
const shapeSchema = z.looseObject({
  images: z.array(z.looseObject({ name: z.string() })),
  tables: z.array(z.looseObject({ label: z.string() })),
  names: z.array(z.looseObject({ name: z.string() })),
  stimuli: z.array(z.looseObject({ id: z.string() })),
  changes: z.looseObject({ newStimuli: count, newImages: count }),
  doubts: z.array(z.string()),
  problems: z.array(z.string()),
  options: z.array(z.string()),
});
const previewSchema = z.custom<
  Omit<ImportPreview, 'images' | 'unused'> & { readonly images: readonly Omit<ImportPreview['images'][number], 'key'>[] }
>((value) => shapeSchema.safeParse(value).success);

/** Rows and drafts are null for a preview, and when something cannot be read as it stands. */
export const workedOutSchema = z.object({ preview: previewSchema, drafts: z.array(draftSchema).nullable(), rows: rowsSchema.nullable() });
export type WorkedOut = z.infer<typeof workedOutSchema>;
