/** Labelled sketch collections; their images stay where they are, corpora.json holds paths and an index. */
import { z } from 'zod';

export const corpusImageSchema = z.object({
  path: z.string(), // relative to the corpus root, '/' as separator
  class: z.string(),
  fold: z.number().int().min(0).max(4),
});
export type CorpusImage = z.infer<typeof corpusImageSchema>;

export const corpusSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  kind: z.enum(['corpus', 'drawing-pool']),
  root: z.string(), // absolute, or relative to the project folder
  images: z.array(corpusImageSchema),
});
export type Corpus = z.infer<typeof corpusSchema>;

export const corporaFileSchema = z.object({ schemaVersion: z.literal(1), corpora: z.array(corpusSchema) });
export type CorporaFile = z.infer<typeof corporaFileSchema>;

/** What the Corpora screen shows. `examples` index into the corpus's images. */
export const corpusCardSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['corpus', 'drawing-pool']),
  root: z.string(),
  images: z.number().int(),
  problems: z.array(z.string()),
  classes: z.array(
    z.object({ name: z.string(), images: z.number().int(), examples: z.array(z.number().int()), sharedWith: z.array(z.string()) }),
  ),
});
export type CorpusCard = z.infer<typeof corpusCardSchema>;
