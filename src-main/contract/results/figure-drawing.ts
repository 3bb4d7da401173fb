/** A figure as the elements that draw it, drawings included: what a window posts to have a file made of it. */
import { z } from 'zod';
import { figureOriginSchema } from './figure-origin';

export const figureFormats = ['png', 'tiff', 'pdf'] as const;
export type FigureFormat = (typeof figureFormats)[number];
/** Dots per inch of pictures made of pixels. */
export const resolutions = [300, 600, 1200] as const;
export type Resolution = (typeof resolutions)[number];

const attributeNames = new Set([
  ...['cx', 'cy', 'd', 'fill', 'fill-opacity', 'font-size', 'font-weight', 'height', 'href', 'opacity', 'paint-order', 'points'],
  ...[
    'r',
    'stroke',
    'stroke-dasharray',
    'stroke-linejoin',
    'stroke-opacity',
    'stroke-width',
    'text-anchor',
    'transform',
    'width',
    'x',
    'y',
  ],
]);

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** Lengths are CSS pixels (1/96 inch). */
export const figureDrawingSchema = z.object({
  width: z.number().positive().max(20_000),
  height: z.number().positive().max(20_000),
  /** One sentence that says what is shown. */
  label: z.string(),
  paper: z.string(),
  /** The area of the data, at whose edge elements that are `clipped` end. */
  plot: box,
  /** SVG elements in painting order. */
  elements: z.array(
    z.object({
      tag: z.enum(['polyline', 'polygon', 'path', 'circle', 'text', 'image']),
      attributes: z.record(
        z.string().refine((name) => attributeNames.has(name)),
        z.union([z.string(), z.number()]),
      ),
      text: z.string().nullable(),
      clipped: z.boolean(),
    }),
  ),
  /** For each address in an image element: the PNG. */
  images: z.record(z.string(), z.string().regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/)),
  /** What the file says of where it comes from. */
  origin: figureOriginSchema.optional(),
});
export type FigureDrawing = z.infer<typeof figureDrawingSchema>;
export type DrawnElement = FigureDrawing['elements'][number];
