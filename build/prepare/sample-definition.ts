/** resources/sample-project: what the sample consists of, as data that people can review and change. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const stimulusDefinitionSchema = z.object({
  id: z.string(),
  name: z.string(),
  category: z.string(),
  kind: z.enum(['artificial', 'natural']),
  drawing: z.string().regex(/^(openmoji:[0-9A-F-]+|drawings\/[a-z-]+\.svg)$/),
});
export type StimulusDefinition = z.infer<typeof stimulusDefinitionSchema>;

/** Which icons of a set are outlines: those whose name ends so (the ending is dropped), or all whose name does not match. */
const iconSetSchema = z.object({
  package: z.string(),
  outlineEnding: z.string().optional(),
  notOutline: z.string().optional(),
});
export type IconSetDefinition = z.infer<typeof iconSetSchema>;

const corpusDefinitionSchema = z.object({ id: z.string(), name: z.string(), sets: z.array(iconSetSchema) });
export type CorpusDefinition = z.infer<typeof corpusDefinitionSchema>;

/** `classes`: the icon names that show a thing, best first. `skip`: icons whose name misleads, as 'set:icon'. */
const classTableSchema = z.object({ classes: z.record(z.string(), z.array(z.string()).min(1)), skip: z.array(z.string()) });
export type ClassTable = z.infer<typeof classTableSchema>;

export interface SampleDefinition {
  readonly stimuli: readonly StimulusDefinition[];
  readonly corpora: readonly CorpusDefinition[];
  readonly classTable: ClassTable;
}

export async function readSampleDefinition(resourcesFolder: string): Promise<SampleDefinition> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(resourcesFolder, name), 'utf8'));
  return {
    stimuli: z
      .array(stimulusDefinitionSchema)
      .length(60)
      .parse(await read('stimuli.json')),
    corpora: z.object({ corpora: z.array(corpusDefinitionSchema) }).parse(await read('sketch-sets.json')).corpora,
    classTable: classTableSchema.parse(await read('classes.json')),
  };
}
