import type { ratingStudyMethods } from '../../contract/methods/rating-study';
import type { UseCasesOf } from '../../contract/window/rpc';
import type { StudioParts } from '../parts';
import { collectRatings } from './collect-ratings';
import { describeRatingStudy, saveRatingStudy } from './describe-study';
import { answerTrial, startRatingSession, withdrawParticipant } from './sessions';

export function ratingStudyUseCases({ context }: StudioParts): UseCasesOf<typeof ratingStudyMethods> {
  return {
    describeRatingStudy: () => describeRatingStudy(context),
    saveRatingStudy: (input) => saveRatingStudy(context, input),
    startRatingSession: (input) => startRatingSession(context, input),
    answerRatingTrial: (input) => answerTrial(context, input),
    collectRatings: async () => {
      await collectRatings(context);
      return describeRatingStudy(context);
    },
    withdrawParticipant: async (input) => {
      await withdrawParticipant(context, input);
      return describeRatingStudy(context);
    },
  };
}
