import type { resultMethods } from '../../contract/methods/results';
import type { UseCasesOf } from '../../contract/window/rpc';
import type { StudioParts } from '../parts';
import { buildResults } from './rows/build-results';
import { compareExperiments } from './comparing/compare-experiments';

export function resultUseCases({ session }: StudioParts): UseCasesOf<typeof resultMethods> {
  return {
    readResults: (input) => buildResults(session.folder(), input),
    compareExperiments: (input) => compareExperiments(session.folder(), input),
    describeAnalysis: () => session.analysis().status(),
    startAnalysis: () => session.analysis().start(),
    stopAnalysis: () => session.analysis().stop(),
  };
}
