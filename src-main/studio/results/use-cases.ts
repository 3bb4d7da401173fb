import type { resultMethods } from '../../contract/methods/results';
import type { UseCasesOf } from '../../contract/window/rpc';
import type { StudioParts } from '../parts';
import { buildResults } from './rows/build-results';
import { readViews } from '../../store/project/view-store';
import { forgetView, saveView } from './saved-views';
import { compareConfigurations } from './comparing/compare-configurations';
import { compareExperiments } from './comparing/compare-experiments';

export function resultUseCases({ session }: StudioParts): UseCasesOf<typeof resultMethods> {
  return {
    readResults: (input) => buildResults(session.folder(), input),
    compareConfigurations: () => compareConfigurations(session.folder()),
    compareExperiments: (input) => compareExperiments(session.folder(), input),
    describeAnalysis: () => session.analysis().status(),
    startAnalysis: () => session.analysis().start(),
    listViews: () => readViews(session.folder()),
    saveView: (view) => saveView(session.folder(), view),
    forgetView: ({ map, name }) => forgetView(session.folder(), map, name),
    stopAnalysis: () => session.analysis().stop(),
  };
}
