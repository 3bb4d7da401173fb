/** Runs that are carried out elsewhere: the folder that travels, the seal of a result, and what was handed to a cluster. */
import { z } from 'zod';
import { runKeySchema } from './run';

const sha256Schema = z.string().regex(/^[a-f0-9]{64}$/);
const storedFileSchema = z.object({ path: z.string(), bytes: z.number().int().nonnegative(), sha256: sha256Schema });
export type StoredFile = z.infer<typeof storedFileSchema>;

/** workpack.json: what a folder holds so that the runs it names can be carried out without the project they come from. */
export const workpackSchema = z.object({
  schemaVersion: z.literal(1),
  project: z.object({ id: z.string(), name: z.string() }),
  program: z.string(), // the version that packed it
  runs: z.array(runKeySchema),
  files: z.array(storedFileSchema), // all that runs read and none of them writes
});
export type Workpack = z.infer<typeof workpackSchema>;

/** The files a result consists of; `coefficients` belong to regressions only, `epochs.csv` and the last two to trainings. */
export const resultFiles = [
  'metrics.json',
  'predictions.csv',
  'coefficients.safetensors',
  'epochs.csv',
  'model.onnx',
  'checkpoint/best.safetensors',
] as const;
export type ResultFile = (typeof resultFiles)[number];

/** runs/<key>/result.json: written last, so that a run that has it is whole, and every file of it can be proven to be the one computed. */
export const resultSealSchema = z.object({
  schemaVersion: z.literal(1),
  key: runKeySchema,
  program: z.string(), // the version that computed it
  engine: z.string().nullable(), // as in run.json
  processor: z.string(), // as the system names it
  files: z.array(storedFileSchema.extend({ path: z.enum(resultFiles) })),
});
export type ResultSeal = z.infer<typeof resultSealSchema>;

/** submissions/<n>.json of a workpack: what was handed to SLURM. `runs` in the order of the array's task numbers. */
export const submissionSchema = z.object({
  schemaVersion: z.literal(1),
  submitted: z.string(),
  host: z.string().nullable(), // the login node; null when SLURM was called on the machine itself
  arrays: z.array(z.object({ job: z.number().int().positive(), runs: z.array(runKeySchema) })),
});
export type Submission = z.infer<typeof submissionSchema>;
