import { z } from 'zod';
import {
  importPlanSchema,
  importSourceSchema,
  type ImportedLog,
  type ImportPlan,
  type ImportPreview,
  type ImportSource,
  type LogsPreview,
} from '../importing/import';
import type { ProjectSummary } from '../study/project';
import { answers, changes, everything, nothing, reads } from './method';

const logs = z.object({ source: importSourceSchema });
const ofSource = (source: ImportSource): string[] => (source.kind === 'path' ? [source.path] : []);
const ofPlan = ({ target, images, tables }: ImportPlan): string[] => [
  ...(target.kind === 'new' && target.folder !== '' ? [target.folder] : []),
  ...(images?.sources ?? []).flatMap(ofSource),
  ...tables.flatMap(({ source }) => ofSource(source)),
];

export const importMethods = {
  previewImport: reads(importPlanSchema, answers<ImportPreview>(), { paths: ofPlan }),
  importData: changes(everything, importPlanSchema, answers<ProjectSummary>(), { isUndone: true, paths: ofPlan }),
  forgetDropped: reads(z.object({ batch: z.string().max(64) }), answers<null>()),
  previewLogs: reads(logs, answers<LogsPreview>(), { paths: ({ source }) => ofSource(source) }),
  importLogs: changes(['ratings'], logs, answers<ImportedLog[]>(), { paths: ({ source }) => ofSource(source) }),
  listImportedLogs: reads(nothing, answers<ImportedLog[]>()),
  removeImportedLogs: changes(['ratings'], nothing, answers<ImportedLog[]>()), // none
};
