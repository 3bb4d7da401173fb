/** Where a figure that was saved comes from: the project and the very view. It travels in the figure's file, and such a file can be anybody's. */
import { z } from 'zod';
import { analysedNetworkSchema, distanceMeasureSchema, layerStatisticsSchema } from './analysis';
import { biasViews, rowReferenceSchema } from './comparison';
import { decoderReferenceSchema } from './decoding';
import { mapLookSchema } from './saved-view';
import { slowSpaceParts, spaceSourceSchema } from './space-analysis';

export const resultViews = ['places', 'methods', 'configurations', 'compare', 'layers'] as const;
export const placeModes = ['land', 'decode'] as const;

const name = z.string().max(300);
/** As far as any turn, zoom or place needs. */
const isUsual = ({ view: { rotation, centre } }: z.infer<typeof mapLookSchema>): boolean =>
  rotation.every((value) => Math.abs(value) <= 1.01) && (centre === null || Math.hypot(centre.x, centre.y) < 1e6);
const look = mapLookSchema.refine(isUsual);
const row = rowReferenceSchema.pick({ step: true, method: true });

const layers = z.strictObject({
  kind: analysedNetworkSchema.shape.kind,
  measure: distanceMeasureSchema,
  statistic: z.union([layerStatisticsSchema.keyof(), z.literal('weighted')]),
});

const resultsViewSchema = z.strictObject({
  screen: z.literal('results'),
  configuration: name.optional(), // hash or name; absent: the one the program chooses
  view: z.enum(resultViews),
  look: look.optional(), // of the map
  method: row.optional(), // on the map
  metric: name.optional(), // of the ladder
  pair: z.strictObject({ a: name, b: name }).optional(), // rows that are compared, as the screen calls them
  bias: z.enum(biasViews).optional(),
  layers: layers.optional(),
});
const spaceViewSchema = z.strictObject({
  screen: z.literal('space'),
  source: spaceSourceSchema.optional(), // absent: the one the program chooses
  look: look.optional(),
  parts: z.array(z.enum(slowSpaceParts)).max(slowSpaceParts.length).optional(), // that were asked for
});
const placeViewSchema = z.strictObject({
  screen: z.literal('place'),
  mode: z.enum(placeModes),
  look: look.optional(),
  row: decoderReferenceSchema.optional(), // whose networks draw
  at: z.array(z.number()).max(10).optional(), // the place that is drawn
});
const plainViewSchema = z.strictObject({ screen: z.enum(['stimuli', 'corpora', 'experiments']) });

/** What a screen shows, so that it can be shown again. */
export const figureViewSchema = z.discriminatedUnion('screen', [resultsViewSchema, spaceViewSchema, placeViewSchema, plainViewSchema]);
export type FigureView = z.infer<typeof figureViewSchema>;
export type ResultsFigureView = z.infer<typeof resultsViewSchema>;
export type SpaceFigureView = z.infer<typeof spaceViewSchema>;
export type PlaceFigureView = z.infer<typeof placeViewSchema>;

export const figureOriginVersion = 1;

export const figureOriginSchema = z.strictObject({
  shapeSpaceFigure: z.literal(figureOriginVersion),
  project: z.strictObject({ id: name, name: z.string().max(1000) }),
  view: figureViewSchema,
});
export type FigureOrigin = z.infer<typeof figureOriginSchema>;

/** A view takes a few hundred. */
export const mostOriginLetters = 16_384;
