/** Where a network puts a drawing that nobody has rated: what the Place screen shows, and `place --json` prints. */
import { z } from 'zod';
import { rowReferenceSchema, type RowReference } from './comparison';

/** How the drawing lies in the image a network sees. Left out, as every rated drawing lies there: upright, in the middle, at its usual size. */
export const placingViewSchema = z.object({
  turnDegrees: z.number().min(-360).max(360).default(0), // clockwise
  size: z.number().min(0.2).max(1).nullable().default(null), // of the longer side of the ink, as a share of the image
  right: z.number().min(-1).max(1).default(0), // from the left edge (-1) to the right (1)
  down: z.number().min(-1).max(1).default(0),
});
export type PlacingView = z.infer<typeof placingViewSchema>;

/**
 * Why a place may say little. 'far': its features lie farther from those of the rated drawings than theirs from each other; 'odd-look': ink,
 * lines and shape are unlike those of 95 % of rated drawings; 'much-ink' and 'little-ink': unlike all of them; the others are what an import says of a drawing.
 */
export const placingMarks = ['far', 'odd-look', 'much-ink', 'little-ink', 'uneven-ground', 'grey-ground', 'faint'] as const;
export const placingMarkSchema = z.enum(placingMarks);
export type PlacingMark = z.infer<typeof placingMarkSchema>;

/** Why there is no place. */
export const placingRefusals = ['unreadable', 'blank', 'all-ink', 'dot'] as const;
export const placingRefusalSchema = z.enum(placingRefusals);
export type PlacingRefusal = z.infer<typeof placingRefusalSchema>;

const numbers = z.array(z.number());

export const placedDrawingSchema = z.object({
  id: z.string(),
  refused: z.object({ why: placingRefusalSchema, reason: z.string() }).nullable(), // a reason that completes 'cannot be read: ...', else ''
  places: z.array(numbers), // of the five fold networks, in their order; none where it was refused
  mean: numbers,
  /** Root mean square distance of the five places from their mean. */
  spread: z.number(),
  /**
   * dims x dims, row by row: the ellipsoid of all y with (y - mean)' M^-1 (y - mean) <= 1 is the region. Null where there are too few
   * rated stimuli to say.
   */
  region: numbers.nullable(),
  marks: z.array(placingMarkSchema),
  inkShare: z.number(), // of the image as the networks see it
  strangeness: z.number(), // distance to the nearest rated drawings in units of the largest that a held-out one has: above 1 is far
  /** In the full space, nearest first. */
  nearest: z.array(z.object({ stimulus: z.string(), name: z.string(), distance: z.number() })),
  readouts: z.array(
    z.object({
      feature: z.string(),
      value: z.number(), // along the direction
      low: z.number(), // of the rated stimuli
      high: z.number(),
      share: z.number(), // of the rated stimuli that lie below it
    }),
  ),
  classes: z.array(z.object({ name: z.string(), share: z.number() })).nullable(), // mean over the networks; null where none tells classes
});
export type PlacedDrawing = z.infer<typeof placedDrawingSchema>;

/** How far the regions can be trusted: each rated stimulus tried against a region made from the other ones. */
export const coverageSchema = z.object({ level: z.number(), inside: z.number().int(), of: z.number().int() });
export type Coverage = z.infer<typeof coverageSchema>;

export const placingAnswerSchema = z.object({
  coverage: coverageSchema.nullable(),
  drawings: z.array(placedDrawingSchema),
});
export type PlacingAnswer = z.infer<typeof placingAnswerSchema>;

/** What can place drawings: all five folds of one row of the results. */
export interface PlacingMethod {
  readonly row: RowReference;
  readonly name: string;
  readonly space: string;
  readonly dims: number;
  readonly error: number; // mean distance of held-out stimuli from their true place
  readonly isQuick: boolean; // networks that are on the disk, not a regression that may have to be fitted again
  readonly isStale: boolean; // computed from data as they were before a change
}

export interface PlacingDescription {
  /** The best to begin with first. */
  readonly methods: readonly PlacingMethod[];
  /** Why there are none: nothing finished, or finished without its weights, as in results of another machine. */
  readonly missing: 'no-results' | 'no-weights' | null;
}

/** So many base64 characters a drawing may have on its way from a window. */
const longestDrawing = 2 * 2 ** 20;

const padSideSchema = z.number().int().min(1).max(1024);
/** What lies on a pad, without a detour over an image file: grey values row by row, white = 255, by sparse-code in base64. */
export const padPixelsSchema = z.object({ width: padSideSchema, height: padSideSchema, grey: z.base64().max(longestDrawing) });
export type PadPixels = z.infer<typeof padPixelsSchema>;

const drawingIdSchema = z.string().max(200);

export const placingQuestionSchema = z.object({
  row: rowReferenceSchema.nullable(), // null: the first of the methods
  drawings: z
    .array(
      z.union([
        z.object({ id: drawingIdSchema, image: z.base64().max(longestDrawing) }), // an image file
        z.object({ id: drawingIdSchema, pad: padPixelsSchema }),
      ]),
    )
    .max(64),
  view: placingViewSchema.optional(),
});

export type PlacingQuestion = z.infer<typeof placingQuestionSchema>;

const strokeSchema = z.object({
  points: z
    .array(z.object({ x: z.number(), y: z.number(), pressure: z.number() }))
    .min(1)
    .max(20_000),
  width: z.number().positive().max(200),
  isEraser: z.boolean(),
});

export const keptIdSchema = z.string().regex(/^drawing-[1-9]\d{0,5}$/);

/** placed/<id>.json; its picture lies beside it. Strokes are in pixels of a square of 512, and none where a picture was imported. */
export const keptDrawingSchema = z.object({
  schemaVersion: z.literal(1),
  id: keptIdSchema,
  name: z.string().min(1).max(200),
  kept: z.string(), // when
  strokes: z.array(strokeSchema).max(2000),
  view: placingViewSchema,
  method: z.object({ row: rowReferenceSchema, name: z.string(), space: z.string(), dims: z.number().int() }),
  placed: placedDrawingSchema,
});
export type KeptDrawing = z.infer<typeof keptDrawingSchema>;

/** It is placed once more while it is kept, so that what is stored is what the networks say of this very picture. */
export const keepDrawingSchema = z.object({
  name: z.string().max(200),
  image: z.base64().max(longestDrawing),
  strokes: z.array(strokeSchema).max(2000),
  row: rowReferenceSchema.nullable(),
  view: placingViewSchema,
});
