/** Methods under every configuration that there are finished results of: what `results --configuration all` prints and the Results screen shows. */
import { z } from 'zod';
import { rowMethodSchema, stepSchema, variantSchema } from '../running/experiment';
import { foldSchemes } from '../../core/catalogue/variants';
import { metricsTableSchema, resultSizeSchema } from './results';

export const configurationRowSchema = z.object({
  configuration: z.string(), // its hash
  size: resultSizeSchema,
  about: z.array(z.string()), // what sets the configuration apart from others of its size
  variant: variantSchema.optional(), // settings other than the method's usual ones
  complete: z.boolean(),
  stale: z.boolean(),
  seeds: z.number().int(), // 0: nothing in it is drawn
  metrics: metricsTableSchema,
});
export type ConfigurationRow = z.infer<typeof configurationRowSchema>;

/** The row that is ahead on a metric; `survives`: whether it beats every other of its group at 5 % over the folds that both have. */
export const bestConfigurationSchema = z.object({
  row: z.number().int(), // of the group
  survives: z.boolean(),
  largestP: z.number().nullable(), // null where a test could not be made, or there is no other
});
export type BestConfiguration = z.infer<typeof bestConfigurationSchema>;

/** One method in one target, on one division into folds: its rows answer the same question. */
export const configurationGroupSchema = z.object({
  step: stepSchema,
  method: rowMethodSchema,
  scheme: z.enum(foldSchemes).nullable(), // a division into folds other than the usual one
  space: z.string(),
  dims: z.number().int(),
  rows: z.array(configurationRowSchema),
  best: z.record(z.string(), bestConfigurationSchema), // by metric
});
export type ConfigurationGroup = z.infer<typeof configurationGroupSchema>;

export const configurationsDocumentSchema = z.object({
  schemaVersion: z.literal(1),
  project: z.object({
    name: z.string(),
    tag: z.string().nullable(), // with the marks of trial and stale results where any row has them
    ownTag: z.string().nullable(),
    corpora: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  groups: z.array(configurationGroupSchema),
});
export type ConfigurationsDocument = z.infer<typeof configurationsDocumentSchema>;
