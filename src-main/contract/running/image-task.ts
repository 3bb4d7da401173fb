/** What is asked about an image file nobody vouches for, in a process that can be ended. */
import { z } from 'zod';

export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What a network will have trouble to see in a drawing. */
export const drawingNotes = ['ink-lost', 'faint', 'uneven-ground', 'grey-ground', 'several-objects'] as const;
export type DrawingNote = (typeof drawingNotes)[number];

export const imageNoteSchema = z.enum([
  'transparent',
  'cmyk',
  'sixteen-bit',
  'turned',
  'pages',
  'active-content',
  'converted',
  ...drawingNotes,
]);
export type ImageNote = z.infer<typeof imageNoteSchema>;

/** What can be done about the last of them, in the order in which it is done: lines can be told only from a ground that is even. */
export const mends = ['flatten', 'crop', 'thicken'] as const;
export const mendSchema = z.enum(mends);
export type Mend = z.infer<typeof mendSchema>;

export const mendedNotes = {
  flatten: ['uneven-ground', 'grey-ground', 'faint'],
  crop: ['several-objects'],
  thicken: ['ink-lost'],
} as const satisfies Readonly<Record<Mend, readonly DrawingNote[]>>;

export function isDrawingNote(note: string): note is DrawingNote {
  return (drawingNotes as readonly string[]).includes(note);
}

export function isMendedBy(mend: Mend, note: string): boolean {
  return (mendedNotes[mend] as readonly string[]).includes(note);
}

export const isMendable = (note: string): boolean => mends.some((mend) => isMendedBy(mend, note));

export const imageDescriptionSchema = z.object({
  format: z.string(), // 'png', 'jpeg', 'svg', 'webp', 'tiff', 'bmp', 'gif'
  width: z.number(),
  height: z.number(),
  whiteOnBlack: z.boolean(), // light lines on a dark ground (or on none), to be turned round: a guess from the edge and the share of dark pixels
  isBlank: z.boolean(),
  notes: z.array(imageNoteSchema),
});
export type ImageDescription = z.infer<typeof imageDescriptionSchema>;

/** `glance`: the ink within its bounding box as 24 x 24 grey values, in base64; null for a blank picture. */
export const imageLookSchema = z.object({ glance: z.base64().nullable(), aspect: z.number() });
export type ImageLook = z.infer<typeof imageLookSchema>;

/** The file itself, or where it lies. */
/** Grey on white, row by row. */
export const greyPixelsSchema = z.object({ width: z.number(), height: z.number(), pixels: bytesSchema });

export const imageSourceSchema = z.union([z.object({ path: z.string() }), z.object({ bytes: bytesSchema })]);
export type ImageSource = z.infer<typeof imageSourceSchema>;

export const imageTaskSchema = z.discriminatedUnion('does', [
  z.object({ does: z.literal('describe'), source: imageSourceSchema }),
  z.object({ does: z.literal('decode'), source: imageSourceSchema }),
  z.object({ does: z.literal('look'), source: imageSourceSchema }),
  z.object({
    does: z.literal('draw'),
    source: imageSourceSchema,
    size: z.number().int().positive(),
    invert: z.boolean(),
    shown: z.number().int().positive().optional(), // so small its lines must still be seen, in pixels
    cutOut: z.boolean().optional(), // what is white lets through what is behind it
  }),
  z.object({
    does: z.literal('mend'),
    source: imageSourceSchema,
    invert: z.boolean(),
    mends: z.array(mendSchema),
    onlyNoted: z.boolean(), // those whose note the drawing has when their turn comes; else all of them
    draws: z.enum(['seen', 'file']), // 'seen': as a network is given it
  }),
  z.object({ does: z.literal('prepare'), source: imageSourceSchema, description: imageDescriptionSchema, invert: z.boolean() }),
]);
export type ImageTask = z.infer<typeof imageTaskSchema>;

export const imageAnswerSchema = z.discriminatedUnion('does', [
  z.object({ does: z.literal('describe'), image: imageDescriptionSchema }),
  z.object({ does: z.literal('decode'), image: greyPixelsSchema }),
  z.object({ does: z.literal('look'), look: imageLookSchema }),
  z.object({ does: z.literal('draw'), png: bytesSchema }),
  z.object({ does: z.literal('mend'), png: bytesSchema, mends: z.array(mendSchema), notes: z.array(z.enum(drawingNotes)) }), // what was done, what remains
  z.object({ does: z.literal('prepare'), bytes: bytesSchema.nullable(), extension: z.string() }), // null: the file as it came
  z.object({ does: z.literal('failed'), reason: z.string() }), // completes 'cannot be read: ...'
]);
export type ImageAnswer = z.infer<typeof imageAnswerSchema>;
export type ImageAnswerTo<Does extends ImageTask['does']> = Extract<ImageAnswer, { does: Does | 'failed' }>;
