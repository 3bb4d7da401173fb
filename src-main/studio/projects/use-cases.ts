import type { projectMethods } from '../../contract/methods/project';
import type { UseCasesOf } from '../../contract/window/rpc';
import { describeHistory, redo, undo } from '../changes/undo';
import type { StudioParts } from '../parts';
import { importStudy } from './import-study';
import { openProject } from './open-project';
import { openSample } from './open-sample';

export function projectUseCases({ context, entrance }: StudioParts): UseCasesOf<typeof projectMethods> {
  return {
    describeProject: () => entrance.describe(),
    openProject: async (input) => entrance.enter(await openProject(context, input), input.trust === true),
    answerForeignProject: ({ isAgreed }) => entrance.answer(isAgreed),
    openSample: async () => entrance.enter(await openSample(context)),
    importStudy: async (input) => entrance.enter(await importStudy(context, input), true), // made here, this moment
    undo: () => undo(context),
    redo: () => redo(context),
    describeHistory: () => describeHistory(context),
  };
}
