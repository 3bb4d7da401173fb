/** What a reader has set at a map, kept by name: axes, turn, zoom, what is shown and what stands out. */
import { z } from 'zod';
import { foldRoleSchema } from '../running/run';

const number = z.number();
const axes = z.array(z.number().int().min(0).max(9)).min(1).max(3);

/** All that a map can be set to; addresses of drawings and the like are not part of it. */
export const mapLookSchema = z.object({
  view: z.object({
    family: z.enum(['dimension', 'principal']),
    axes,
    rotation: z.tuple([number, number, number, number, number, number, number, number, number]),
    zoom: z.number().min(1).max(12),
    centre: z.object({ x: number, y: number }).nullable(),
  }),
  roles: z.array(foldRoleSchema),
  showsDrawings: z.boolean(),
  drawingSize: z.number().min(1).max(500), // pixels
  names: z.boolean(),
  category: z.string().nullable(), // the one that stands out
  overlays: z.object({ stress: z.boolean(), ellipses: z.boolean(), directions: z.boolean(), hulls: z.boolean() }),
});
export type MapLook = z.infer<typeof mapLookSchema>;

export const viewNameSchema = z.string().trim().min(1).max(80);

/** The maps that keep views: true and predicted places, and the space by itself. */
export const viewedMapSchema = z.enum(['results', 'space']);
export type ViewedMap = z.infer<typeof viewedMapSchema>;

export const savedViewSchema = z.object({ map: viewedMapSchema, name: viewNameSchema, look: mapLookSchema });
export type SavedView = z.infer<typeof savedViewSchema>;

export const savedViewsFileSchema = z.object({ schemaVersion: z.literal(1), views: z.array(savedViewSchema) });

export const mostViews = 200;
