/** A run as it is recorded before it is carried out: a regression on layer l of network n. */
import type { RunKey, RunRecord } from '../../../contract/running/run';

export function recordOf(key: RunKey, needs: RunKey[] = []): RunRecord {
  return {
    ...{ schemaVersion: 1, key, label: `Run ${key[0]}`, fold: 0, dataFingerprint: 'f', needs, state: 'queued', error: null },
    ...{ created: '', started: null, ended: null, durationMs: null, engine: null },
    configuration: {
      ...{ kind: 'regression', space: 's', dims: 1, targets: 'correct', noise: 0, seed: 1 },
      features: { source: 'photograph', network: 'n', layer: 'l' },
      regressor: { type: 'linear' },
      augmentation: {
        ...{ stimulusCopies: 1, corpusCopies: 1, poolCopies: 1, evaluationCopies: 1, minimumSize: 0.75 },
        ...{ flipProbability: 0, rotationDegrees: 0, shearDegrees: 0 },
      },
    },
  };
}
