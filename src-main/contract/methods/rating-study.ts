import { z } from 'zod';
import {
  highestRating,
  participantIdSchema,
  ratingStudySchema,
  type RatingSession,
  type RatingStudyDescription,
} from '../study/rating-study';
import { answers, changes, nothing, reads } from './method';

const description = answers<RatingStudyDescription>();

export const ratingStudyMethods = {
  describeRatingStudy: reads(nothing, description),
  saveRatingStudy: changes(['ratings'], ratingStudySchema, description, { isUndone: true }),
  /** `participant`: null means a new one. */
  startRatingSession: changes(['ratings'], z.object({ participant: participantIdSchema.nullable() }), answers<RatingSession>()),
  answerRatingTrial: changes(
    ['ratings'],
    z.object({
      participant: participantIdSchema,
      session: z.number().int().min(1),
      trial: z.number().int().min(1),
      rating: z.number().int().min(1).max(highestRating),
      rtMs: z.number().nonnegative(),
    }),
    answers<{ readonly answered: number }>(),
  ),
  collectRatings: changes(['ratings'], nothing, description, { isUndone: true }),
  withdrawParticipant: changes(
    ['ratings'],
    z.object({ participant: participantIdSchema, answers: z.enum(['remove', 'mark']) }),
    description,
  ),
};
