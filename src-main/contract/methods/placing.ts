import { z } from 'zod';
import {
  keepDrawingSchema,
  keptIdSchema,
  placingQuestionSchema,
  type KeptDrawing,
  type PlacingAnswer,
  type PlacingDescription,
} from '../results/placing';
import { answers, changes, nothing, reads } from './method';

export const placingMethods = {
  describePlacing: reads(nothing, answers<PlacingDescription>()),
  placeDrawings: reads(placingQuestionSchema, answers<PlacingAnswer>()), // in a process of its own, which takes one after the other
  listKeptDrawings: reads(nothing, answers<KeptDrawing[]>()),
  keepDrawing: changes(['placed'], keepDrawingSchema, answers<KeptDrawing[]>()),
  forgetDrawing: changes(['placed'], z.object({ id: keptIdSchema }), answers<KeptDrawing[]>()),
};
