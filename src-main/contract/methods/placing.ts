import { z } from 'zod';
import {
  keepDrawingSchema,
  keptIdSchema,
  placingQuestionSchema,
  type KeptDrawing,
  type PlacingAnswer,
  type PlacingDescription,
} from '../results/placing';
import { decodingQuestionSchema, type DecodingAnswer, type DecodingDescription } from '../results/decoding';
import { answers, changes, nothing, reads } from './method';

export const placingMethods = {
  describePlacing: reads(nothing, answers<PlacingDescription>()),
  placeDrawings: reads(placingQuestionSchema, answers<PlacingAnswer>()), // in a process of its own, which takes one after the other
  describeDecoding: reads(nothing, answers<DecodingDescription>()),
  decodePlaces: reads(decodingQuestionSchema, answers<DecodingAnswer>()), // in the same process
  listKeptDrawings: reads(nothing, answers<KeptDrawing[]>()),
  keepDrawing: changes(['placed'], keepDrawingSchema, answers<KeptDrawing[]>()),
  forgetDrawing: changes(['placed'], z.object({ id: keptIdSchema }), answers<KeptDrawing[]>()),
};
