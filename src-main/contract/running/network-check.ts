/** What a network of one's own makes of some drawings, looked at before it is used. */
import { z } from 'zod';
import { bytesSchema } from './image-task';

/** What speaks against features, by what is most probably wrong. */
export const networkDoubts = [
  'not-finite', // some features are no numbers
  'all-equal', // every drawing gets the same features
  'some-equal', // two of the drawings do
  'mostly-constant', // more than half of the features are the same for all drawings
  'probabilities', // features are positive and sum to 1
  'flat-input', // values given hardly vary
  'far-input', // values given are far from what networks are trained on
  'size-fixed', // another size was asked for than the network takes
  'little-ink', // hardly a pixel of a drawing is dark
] as const;
export type NetworkDoubt = (typeof networkDoubts)[number];

const range = z.object({ least: z.number(), most: z.number(), mean: z.number(), sd: z.number() });

export const networkCheckSchema = z.object({
  imageSize: z.number().int(), // pixels, square
  channels: z.number().int(),
  features: z.number().int(),
  drawings: z.array(z.string()), // their ids
  given: z.array(range), // of each channel, over all drawings
  answered: range.nullable(), // over all features; null where one is no number
  constant: z.number().int(), // features that are the same for all drawings
  notFinite: z.number().int(),
  /** The two drawings whose features are nearest, and how far that is, as a share of the mean length of a feature vector; null where it cannot be said. */
  nearest: z.object({ a: z.string(), b: z.string(), distance: z.number() }).nullable(),
  doubts: z.array(z.enum(networkDoubts)),
});
export type NetworkCheck = z.infer<typeof networkCheckSchema>;

/** `pictures`: of each drawing a PNG of what the network was given, normalisation undone. */
export const checkedNetworkSchema = z.object({ check: networkCheckSchema, pictures: z.array(bytesSchema) });
export type CheckedNetwork = z.infer<typeof checkedNetworkSchema>;
