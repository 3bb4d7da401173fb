/** What the networks draw at a place of the space: what Decode on the Place screen shows, and `decode --json` prints. */
import { z } from 'zod';
import { isSameRow, rowReferenceSchema } from './comparison';
import { resultSizeSchema } from './results';

/** A row of the results of one size. */
export const decoderReferenceSchema = rowReferenceSchema.extend({ size: resultSizeSchema });
export type DecoderReference = z.infer<typeof decoderReferenceSchema>;

export const isSameDecoder = (a: DecoderReference, b: DecoderReference): boolean => a.size === b.size && isSameRow(a, b);

/**
 * Where the units of the bottleneck come from that are no coordinates: from the stimuli nearest to the place, weighted; the mean of all
 * stimuli; or one stimulus.
 */
export const otherUnitsSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('nearest') }),
  z.object({ from: z.literal('mean') }),
  z.object({ from: z.literal('stimulus'), stimulus: z.string().max(200) }),
]);
export type OtherUnits = z.infer<typeof otherUnitsSchema>;

const numbers = z.array(z.number());

export const decodedPlaceSchema = z.object({
  at: numbers,
  /** The stimuli that lend their other units, and how much each counts; [] where all count alike. */
  lenders: z.array(z.object({ stimulus: z.string(), name: z.string(), weight: z.number() })),
  /** PNG of each network, in the order of `folds`, and of their mean. */
  images: z.array(z.base64()),
  average: z.base64(),
  /** Where each network puts its own image. */
  landed: z.array(numbers),
  /** Mean of the places that the networks give the mean image, and how far it is from where it should be. */
  landing: numbers,
  miss: z.number(),
  /** The nearest stimulus is farther away than any stimulus is from its own nearest. */
  isFar: z.boolean(),
  /** In the full space, nearest first. */
  nearest: z.array(
    z.object({
      stimulus: z.string(),
      name: z.string(),
      distance: z.number(),
      loss: z.number(), // binary cross-entropy per pixel of its reconstruction
      isHeldOut: z.boolean(), // by a network that did not learn from it
    }),
  ),
});
export type DecodedPlace = z.infer<typeof decodedPlaceSchema>;

export const decodingAnswerSchema = z.object({
  folds: z.array(z.number().int()), // of the networks whose weights are there, from 0
  imageSize: z.number().int(),
  loss: z.number(), // mean over the stimuli, as `loss` above
  /** Of rated features, of length 1: ways to walk. */
  directions: z.array(z.object({ feature: z.string(), vector: numbers })),
  places: z.array(decodedPlaceSchema),
});
export type DecodingAnswer = z.infer<typeof decodingAnswerSchema>;

/** What can draw places: the networks of one row of the results whose weights are there. */
export interface DecodingMethod {
  readonly row: DecoderReference;
  readonly name: string;
  readonly space: string;
  readonly dims: number;
  readonly folds: readonly number[];
  readonly isStale: boolean; // learnt from data as they were before a change
}

export interface DecodingDescription {
  readonly methods: readonly DecodingMethod[];
  /** Why there are none: nothing finished, or finished without its weights. */
  readonly missing: 'no-results' | 'no-weights' | null;
}

export const placesToDecodeSchema = z.array(z.array(z.number().min(-1e6).max(1e6)).min(1).max(64)).max(32);

export const decodingQuestionSchema = z.object({
  row: decoderReferenceSchema.nullable(), // null: the first of the methods
  places: placesToDecodeSchema,
  others: otherUnitsSchema,
});
