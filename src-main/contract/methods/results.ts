import { z } from 'zod';
import type { AnalysisStatus } from '../results/analysis';
import { rowReferenceSchema, type Comparison } from '../results/comparison';
import type { ConfigurationsDocument } from '../results/configurations';
import { resultChoiceSchema, type ResultsDocument } from '../results/results';
import { savedViewSchema, type SavedView } from '../results/saved-view';
import { answers, changes, nothing, reads } from './method';

const status = answers<AnalysisStatus>();
const comparison = z.object({ a: rowReferenceSchema, b: rowReferenceSchema, of: resultChoiceSchema.optional() });

export const resultMethods = {
  readResults: reads(resultChoiceSchema, answers<ResultsDocument>()),
  compareConfigurations: reads(nothing, answers<ConfigurationsDocument>()),
  compareExperiments: reads(comparison, answers<Comparison>()),
  describeAnalysis: reads(nothing, status),
  startAnalysis: changes(['analysis'], nothing, status),
  listViews: reads(nothing, answers<SavedView[]>()),
  saveView: changes(['views'], savedViewSchema, answers<SavedView[]>()),
  forgetView: changes(['views'], savedViewSchema.pick({ map: true, name: true }), answers<SavedView[]>()),
  stopAnalysis: reads(nothing, status), // ends what startAnalysis began; what is written stays
};
