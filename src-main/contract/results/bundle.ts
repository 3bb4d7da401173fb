/** bundle.json: what a published bundle holds, and which of its files is which file of the project. */
import { z } from 'zod';

export const bundleFileName = 'bundle.json';
export const bundleSchemaVersion = 1;

/** What may be left out because it must not be shared: the drawings, who the raters are, the reasons why something is excluded, the sketch collections, notes and texts of the researcher. */
export const leaveOutSchema = z.enum(['drawings', 'raters', 'reasons', 'corpora', 'notes']);
export type LeaveOut = z.infer<typeof leaveOutSchema>;

export const licenceSchema = z.enum(['CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'none']);
export type Licence = z.infer<typeof licenceSchema>;

const sha256Schema = z.string().regex(/^[a-f0-9]{64}$/);

export const bundleFileSchema = z.object({
  path: z.string(), // in the bundle, '/' as separator
  bytes: z.number().int().nonnegative(),
  sha256: sha256Schema,
  project: z.string().nullable(), // its path in the project folder; null for what was written for the bundle only
});
export type BundleFile = z.infer<typeof bundleFileSchema>;

export const bundleSchema = z.object({
  schemaVersion: z.literal(bundleSchemaVersion),
  program: z.object({ name: z.string(), version: z.string() }),
  machine: z.object({ platform: z.string(), processor: z.string(), node: z.string() }), // where the bundle was made
  project: z.object({ name: z.string(), tag: z.string().nullable() }),
  licence: licenceSchema,
  leftOut: z.array(leaveOutSchema),
  notShared: z.array(z.object({ path: z.string(), sha256: sha256Schema })), // files of the project that were left out, by their hash
  files: z.array(bundleFileSchema), // all others than bundle.json itself
});
export type Bundle = z.infer<typeof bundleSchema>;

export interface BundleReport {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
  readonly leftOut: readonly LeaveOut[];
  readonly notShared: readonly string[]; // files of the project
}

/** What is looked at, in this order. */
export const verifiedParts = [
  'files',
  'dataset',
  'project',
  'dissimilarities',
  'spaces',
  'metrics',
  'tables',
  'regressions',
  'analysis',
  'trainings',
] as const;
export type VerifiedPart = (typeof verifiedParts)[number];

/** 'rounding': equal but for the last digits; 'unknown': cannot be computed again here, `detail` says why. */
export type FindingOutcome = 'identical' | 'rounding' | 'differs' | 'unknown';

export interface Finding {
  readonly part: VerifiedPart;
  readonly item: string;
  readonly outcome: FindingOutcome;
  readonly numbers: number; // compared
  readonly detail: string | null;
}

export interface Verification {
  readonly bundle: { readonly name: string; readonly tag: string | null; readonly program: string; readonly licence: Licence };
  /** Nothing differs. */
  readonly holds: boolean;
  readonly findings: readonly Finding[];
}
