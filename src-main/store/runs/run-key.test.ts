import { describe, expect, it } from 'vitest';
import type { RegressionConfiguration } from '../../contract/running/configuration';
import { canonicalJson } from '../files/canonical-json';
import { runKey } from './run-key';

const configuration: RegressionConfiguration = {
  kind: 'regression',
  space: 'mean',
  dims: 4,
  features: { source: 'photograph', network: 'inception-v3', layer: 'pool' },
  regressor: { type: 'lasso', betas: [0.02, 1] },
  targets: 'correct',
  augmentation: {
    stimulusCopies: 10,
    corpusCopies: 1,
    poolCopies: 1,
    evaluationCopies: 3,
    minimumSize: 0.75,
    flipProbability: 0.5,
    rotationDegrees: 15,
    shearDegrees: 15,
  },
  noise: 0.1,
  seed: 42,
};

describe('runKey', () => {
  it('stays the same for the same content in another order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(configuration).reverse()) as RegressionConfiguration;
    expect(runKey(reversed, 2, 'data')).toBe(runKey(configuration, 2, 'data'));
  });

  it('is the one that finished runs on disk carry', () => {
    expect(runKey(configuration, 2, 'data')).toBe('e21fd4e70efcbc1b7eac6407');
  });

  it('changes with every part', () => {
    const keys = [
      runKey(configuration, 2, 'data'),
      runKey(configuration, 3, 'data'),
      runKey(configuration, 2, 'other data'),
      runKey({ ...configuration, seed: 43 }, 2, 'data'),
      runKey({ ...configuration, regressor: { type: 'lasso', betas: [1, 0.02] } }, 2, 'data'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('canonicalJson', () => {
  it('sorts keys at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [2, { d: null, c: 'ä"' }], a: undefined })).toBe('{"b":[2,{"c":"ä\\"","d":null}]}');
  });

  it('refuses what JSON cannot hold instead of hashing null', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow();
    expect(() => canonicalJson([undefined])).toThrow();
  });
});
