/** Labelled sketch collections; their images stay where they are, corpora.json holds paths and an index. */
import { z } from 'zod';

export const corpusImageSchema = z.object({
  path: z.string(), // relative to the corpus root, '/' as separator
  class: z.string(), // the name it has in common with other corpora
  own: z.string().optional(), // its name in this corpus, where that differs
  fold: z.number().int().min(0).max(4),
  bytes: z.number().int().nonnegative().optional(), // size of the file when it was listed
});
export type CorpusImage = z.infer<typeof corpusImageSchema>;

export const corpusSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  kind: z.enum(['corpus', 'drawing-pool']),
  root: z.string(), // a folder, a zip file or an .ndjson file: absolute, or relative to the project folder
  mostPerClass: z.number().int().positive().optional(), // images taken of each class; all where it is missing
  stamp: z.string().optional(), // of a root that is a file: its size and time when it was listed
  notes: z.array(z.string()).optional(), // what was left out when it was listed, in sentences
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
  notes: z.array(z.string()),
  /** Compared with what was published of it, where the class names are those of a published corpus. */
  published: z.object({ name: z.string(), differences: z.array(z.string()) }).nullable(),
  /** Set while the root is missing: where the same folder was found, or '' when nowhere near. */
  movedTo: z.string().nullable(),
  /** Of the images as they were decoded last; null before the first time. */
  decoded: z.object({ images: z.number().int(), unreadable: z.number().int(), messages: z.array(z.string()) }).nullable(),
  classes: z.array(
    z.object({
      name: z.string(),
      own: z.array(z.string()), // the folders' names, where they differ from the common one
      images: z.number().int(),
      examples: z.array(z.number().int()),
      sharedWith: z.array(z.string()),
    }),
  ),
});
export type CorpusCard = z.infer<typeof corpusCardSchema>;

/** One class of the union: which class of each corpus it is. */
export interface ClassJoinRow {
  readonly name: string;
  readonly members: readonly { readonly corpus: string; readonly own: string; readonly images: number }[];
}

/** How far the decoding of a corpus has come. */
export interface DecodingProgress {
  readonly corpus: string;
  readonly done: number;
  readonly total: number;
}
