import { placingQuestionSchema, type PlacingAnswer, type PlacingDescription } from '../placing';
import { answers, nothing, reads } from './method';

export const placingMethods = {
  describePlacing: reads(nothing, answers<PlacingDescription>()),
  placeDrawings: reads(placingQuestionSchema, answers<PlacingAnswer>()), // in a process of its own, which takes one after the other
};
