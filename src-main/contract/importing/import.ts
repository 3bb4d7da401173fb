/** What a person wants imported and how the program reads it. Nothing is written before a plan is carried out. */
import { z } from 'zod';
import { mendSchema, type Mend } from '../running/image-task';
import type { EpochRow } from '../running/run';
import type { LeftOutRow, Remark, RoleReading, TableQuestion } from './table-remarks';
import type { UnusedReason } from '../study/unused-files';
import { namedRoles } from './column-roles';

export const textEncodingSchema = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'gb18030',
  'euc-kr',
]);
export type TextEncodingName = z.infer<typeof textEncodingSchema>;

/** A file or folder on the computer that runs the program, or what was dropped on the window; `name` picks one file of a drop. */
export const importSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path: z.string().min(1).max(4096) }),
  z.object({ kind: z.literal('dropped'), batch: z.string().max(64), name: z.string().max(1024).nullable() }),
]);
export type ImportSource = z.infer<typeof importSourceSchema>;

export const tableFormats = ['text', 'workbook', 'json', 'spss', 'matlab', 'r'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** How the cells of a file are found. */
export const tableReadingSchema = z.object({
  format: z.enum(tableFormats),
  encoding: textEncodingSchema,
  delimiter: z.string().length(1), // a space: one or more of them; of a file that is no text: a tab, which has no meaning there
  decimal: z.enum(['.', ',']),
  hasHeader: z.boolean(),
  headerRow: z.number().int().min(1).nullable(), // as a spreadsheet counts; null without a header
  sheet: z.string().nullable(), // of a workbook, or the variable of a MATLAB file; null for a text file
});
export type TableReading = z.infer<typeof tableReadingSchema>;

export const tableKinds = [
  'ratings',
  'pairs',
  'rater-columns',
  'rater-rows', // a row for each rater, a column for each pair
  'matrix',
  'stacked-matrices', // a matrix for each person, one below the other
  'triplets',
  'arrangements', // places on a screen of each item, for each person
  'coordinates',
  'features',
  'categories',
] as const;
export const tableKindSchema = z.enum(tableKinds);
export type TableKind = z.infer<typeof tableKindSchema>;

const column = z.number().int().min(0).nullable();

/** What the columns hold, by index; null where a kind has no such column. `low` and `high` are the ends of the scale used. */
export const tableContentSchema = z.object({
  kind: tableKindSchema.nullable(), // null: not known, to be said by hand
  name: column,
  first: column,
  second: column,
  third: column,
  odd: column,
  reference: column,
  pair: column,
  rater: column,
  category: column,
  scale: column,
  condition: column,
  trial: column,
  time: column,
  validation: column,
  count: column,
  values: z.array(z.number().int().min(0)),
  onlyCondition: z.string().max(200).nullable(), // rows of this condition only; null for all
  missing: z.array(z.string().max(40)).max(40), // what stands for a missing value besides empty cells and the usual words
  answers: z.array(z.object({ word: z.string().max(400), value: z.number().nullable() })).max(100), // words of a scale; null: no answer
  meaning: z.enum(['similarity', 'dissimilarity']),
  isMeaningSure: z.boolean(),
  low: z.number(),
  high: z.number(),
});
export type TableContent = z.infer<typeof tableContentSchema>;

export const tablePlanSchema = z.object({
  source: importSourceSchema,
  reading: tableReadingSchema.partial(), // what the person changed
  content: tableContentSchema.omit({ isMeaningSure: true }).partial(),
  columns: z
    .array(z.object({ role: z.enum(namedRoles), header: z.string().max(400) }))
    .max(40)
    .optional(), // said by name; 'none' takes a role away
  space: z.string().max(60).nullable(), // name of the space that coordinates make
  mode: z.enum(['add', 'replace']), // what becomes of the rows the project has already
});
export type TablePlan = z.infer<typeof tablePlanSchema>;

export const imagesPlanSchema = z.object({
  sources: z.array(importSourceSchema).min(1).max(20),
  invert: z.union([z.literal('detected'), z.array(z.string())]), // names of images
  leaveOut: z.array(z.string()),
  mend: z
    .object({
      noted: z.array(mendSchema), // of every drawing that has the note it mends
      chosen: z.record(z.string(), z.array(mendSchema)), // by the name of the image, in place of those
    })
    .optional(),
});
export type ImagesPlan = z.infer<typeof imagesPlanSchema>;

/** What is to become of a name: a stimulus of that id, a new stimulus, or nothing. */
export const nameDecisionSchema = z.union([z.object({ id: z.string() }), z.literal('new'), z.literal('skip')]);
export type NameDecision = z.infer<typeof nameDecisionSchema>;

export const importPlanSchema = z.object({
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('new'), folder: z.string().max(4096), name: z.string().max(200) }), // folder '' while it is not yet said
  ]),
  images: imagesPlanSchema.nullable(),
  tables: z.array(tablePlanSchema).max(200),
  rescale: z.boolean().optional(), // tables of single people whose ranges differ are brought to one range
  names: z.record(z.string(), nameDecisionSchema),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

/** How a name found its stimulus; 'none' when it found none, 'apart' when another name of its table is the stimulus it resembles. */
export type MatchKind = 'same' | 'apart' | 'code' | 'translated' | 'number' | 'similar' | 'hand' | 'none';

export interface ImagePreview {
  readonly name: string; // of the file; unique among the images of a plan
  readonly key: string; // for its picture, assetPaths.importImage
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly whiteOnBlack: boolean;
  readonly isInverted: boolean;
  readonly notes: readonly string[]; // those of ImageDescription, and 'blank'
  readonly mends: readonly Mend[]; // that are carried out
  readonly remaining: readonly string[]; // of the notes, after them
  readonly mendProblem: string | null; // why it cannot be mended, completes 'cannot be mended: ...'
  readonly stimulus: string | null; // id; null when it is left out
  readonly isNew: boolean;
  readonly problem: string | null; // why it cannot be imported, a sentence
}

export interface TablePreview {
  readonly label: string;
  readonly problem: string | null; // why it cannot be read, or read so; a sentence
  readonly reading: TableReading | null;
  readonly sheets: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[]; // the first ones
  readonly rowCount: number;
  readonly content: TableContent | null;
  readonly roles: readonly RoleReading[];
  readonly questions: readonly TableQuestion[]; // while one is open, the plan cannot be carried out
  readonly remarks: readonly Remark[];
  readonly leftOut: readonly LeftOutRow[]; // the first ones
  readonly leftOutCount: number;
  readonly facts: TableFacts | null;
}

/** What the reading implies. */
export interface TableFacts {
  readonly items: number;
  readonly pairs: number;
  readonly raters: number;
  readonly values: number;
  readonly triplets: number;
  readonly dims: number;
  readonly missing: number;
  readonly features: readonly string[];
  readonly categories: readonly string[];
}

export interface NamePreview {
  readonly name: string;
  readonly rows: number;
  readonly stimulus: string | null; // id, also of a new stimulus; null when it is left out
  readonly isNew: boolean;
  readonly how: MatchKind;
  readonly suggestions: readonly string[]; // ids, the most similar first
}

export interface ImportedStimulus {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly isNew: boolean;
  readonly hasImage: boolean;
}

export interface ImportChanges {
  readonly newStimuli: number;
  readonly newImages: number;
  readonly categories: number;
  readonly ratings: number;
  readonly dissimilarities: number;
  readonly triplets: number;
  readonly features: number;
  readonly spaces: readonly { readonly name: string; readonly dims: number }[];
  readonly leftOutRows: number;
}

/** A file among those of a plan that brings nothing. */
export interface UnusedFile {
  readonly name: string;
  readonly reason: UnusedReason; // a table has a place of its own; of other kinds nothing can be read
}

export interface ImportPreview {
  readonly images: readonly ImagePreview[];
  readonly unused: readonly UnusedFile[];
  readonly tables: readonly TablePreview[];
  readonly names: readonly NamePreview[];
  readonly stimuli: readonly ImportedStimulus[]; // of the project afterwards
  readonly changes: ImportChanges;
  readonly doubts: readonly string[];
  readonly problems: readonly string[]; // while there are any, the plan cannot be carried out
  readonly options: readonly string[]; // what settles them on the command line
}

/** Learning curves of another program's training, of one configuration. */
export interface ImportedLogRun {
  readonly fold: number;
  readonly epochs: readonly EpochRow[];
  readonly chosenEpoch: number | null;
}

export interface LogConfiguration {
  readonly classification: number;
  readonly reconstruction: number;
  readonly mapping: number;
  readonly bottleneck: number;
  readonly encoderDecay: number;
  readonly decoderDecay: number;
  readonly encoderDropout: boolean;
  readonly decoderDropout: boolean;
  readonly noise: number;
  readonly space: string;
  readonly dims: number;
}

export interface ImportedLog {
  readonly name: string; // of the files, without fold and ending
  readonly configuration: LogConfiguration | null; // null when the name does not say
  readonly runs: readonly ImportedLogRun[];
}

export interface LogsPreview {
  readonly logs: readonly ImportedLog[];
  readonly files: number;
  readonly repeatedEpochs: number;
  readonly problems: readonly string[]; // files that are left out, and why
}
