import type { stimulusMethods } from '../../contract/methods/stimuli';
import type { UseCasesOf } from '../../contract/window/rpc';
import type { StudioParts } from '../parts';
import { describeJudgements } from './describe-judgements';
import { categoriseStimuli, excludeStimuli, lookAtDrawing, mendDrawing, renameStimulus, replaceDrawing } from './edit-stimuli';
import { excludeRatings, listRaterJudgements } from './exclude-ratings';
import { excludeTriplets } from './exclude-triplets';
import { listStimuli } from './list-stimuli';
import { listRaterTriplets } from './triplet-raters';

export function stimulusUseCases({ context }: StudioParts): UseCasesOf<typeof stimulusMethods> {
  return {
    listStimuli: () => listStimuli(context),
    renameStimulus: (input) => renameStimulus(context, input),
    categoriseStimuli: (input) => categoriseStimuli(context, input),
    excludeStimuli: (input) => excludeStimuli(context, input),
    replaceDrawing: (input) => replaceDrawing(context, input),
    lookAtDrawing: (input) => lookAtDrawing(context, input),
    mendDrawing: (input) => mendDrawing(context, input),
    describeJudgements: () => describeJudgements(context),
    listRaterJudgements: ({ rater }) => listRaterJudgements(context, rater),
    excludeRatings: (input) => excludeRatings(context, input),
    listRaterTriplets: ({ rater }) => listRaterTriplets(context, rater),
    excludeTriplets: (input) => excludeTriplets(context, input),
  };
}
