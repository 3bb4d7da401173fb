import { describe, expect, it } from 'vitest';
import { plannedRunSchema } from '../../contract/running/experiment';
import { planStep } from '../experiments/plan';
import { describeVariant, migrateVariant, schemeOf, variantKey, variantSettings } from './variants';
import { variantWordsEn } from './words-en';

const input = {
  preset: 'study',
  space: 'mean',
  dims: 4,
  availableDims: [4],
  photograph: { network: 'inception-v3', layer: 'pool' },
  corpora: [],
  engine: 'onnx',
  device: 'cpu',
  seed: 1,
  schemes: ['categories', 'random'],
} as const;
const keys = ([1, 2, 3] as const).flatMap((step) => planStep(step, input).flatMap(({ variant }) => variant ?? []));
const variants = [...new Set(keys)];

describe('the key of a variant', () => {
  it('is made of its fields, whatever their order, and can be read again', () => {
    expect(variantKey({ noise: 0.25, 'encoder-dropout': 0 })).toBe('encoder-dropout=0,noise=0.25');
    expect(variantSettings('encoder-dropout=0,noise=0.25')).toEqual({ 'encoder-dropout': 0, noise: 0.25 });
    expect([
      variantKey({}),
      variantSettings(''),
      variantSettings('noise='),
      variantSettings('folds=all'),
      variantSettings('toString=1'),
    ]).toEqual([null, null, null, null, null]);
    for (const key of variants) expect(variantKey(variantSettings(key)!)).toBe(key);
  });

  it('is found for every variant of the study, from the words that files had for it', () => {
    expect(variants).toHaveLength(25 + 2);
    for (const key of variants) {
      const words = describeVariant(key, variantWordsEn);
      expect(words).not.toContain('=');
      expect(migrateVariant(words)).toBe(key);
      expect(migrateVariant(key)).toBe(key);
    }
    const old = {
      key: '0'.repeat(24),
      method: 'classification',
      dims: 4,
      fold: 0,
      variant: 'decay 0.001, no dropout, noise 0.25, bottleneck 256',
    };
    expect(plannedRunSchema.parse(old).variant).toBe('encoder-decay=0.001,encoder-dropout=0,noise=0.25,bottleneck=256');
  });

  it('leaves what it does not know as it is', () => {
    for (const text of ['no mercy', 'decay', 'decay much', 'noise 0.25, upside down', 'quality=1'])
      expect([migrateVariant(text), describeVariant(text, variantWordsEn), schemeOf(text)]).toEqual([text, text, null]);
  });

  it('tells the folds', () => {
    expect([schemeOf('folds=categories'), schemeOf('noise=0.25'), schemeOf(null), schemeOf(undefined)]).toEqual([
      'categories',
      null,
      null,
      null,
    ]);
  });
});
