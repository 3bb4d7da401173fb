import type { spaceMethods } from '../../contract/methods/spaces';
import type { UseCasesOf } from '../../contract/window/rpc';
import type { StudioParts } from '../parts';
import { createSpaceAnswers } from './judge/answer-space';
import { chooseTargetSpace } from './choose-target-space';
import { computeSpace } from './fit/compute-space';
import { listSpaces } from './list-spaces';
import { readSpace } from './read-space';

export function spaceUseCases({ context }: StudioParts): UseCasesOf<typeof spaceMethods> {
  const answers = createSpaceAnswers(context);
  return {
    listSpaces: () => listSpaces(context),
    readSpace: (input) => readSpace(context, input),
    computeSpace: (input) => computeSpace(context, input),
    analyseSpace: (input) => answers.answer(input),
    stopSpaceAnalysis: (input) => {
      answers.stop(input);
      return null;
    },
    chooseTargetSpace: (input) => chooseTargetSpace(context, input),
  };
}
