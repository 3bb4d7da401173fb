/** Where a configuration departs from what the study did: one entry for each setting with another value. */
import { z } from 'zod';

export const settingNames = [
  'image-size',
  'width',
  'bottleneck',
  'layers',
  'start',
  'warm-start',
  'schedule',
  'selection',
  'learning-rate',
  'batch-size',
  'epochs',
  'mapping-weight',
  'encoder-decay',
  'decoder-decay',
  'encoder-dropout',
  'decoder-dropout',
  'noise',
  'stimulus-copies',
  'corpus-copies',
  'pool-copies',
  'feature-copies',
  'minimum-size',
  'flips',
  'rotation',
  'shear',
  'line-thickness',
  'penalties',
  'regression',
  'folds',
  'feature-filter',
  'joined',
] as const;
export const settingNameSchema = z.enum(settingNames);
export type SettingName = z.infer<typeof settingNameSchema>;

/** Values as they stand in a configuration; null: nothing, none. */
const settingValueSchema = z.union([z.number(), z.string()]).nullable();
export type SettingValue = z.infer<typeof settingValueSchema>;

export const departureSchema = z.object({ setting: settingNameSchema, here: settingValueSchema, study: settingValueSchema });
export type Departure = z.infer<typeof departureSchema>;
