import { expect, it } from 'vitest';
import { placeMetrics } from '../../catalogue/metrics';
import { mappingTable } from '../../experiments/mapping-table';
import { createStream } from '../../random/stream';
import { stimulusScores } from './stimulus-scores';

const stream = createStream(1, 'scores');
const places = { coordinates: Float64Array.from({ length: 36 }, () => stream.normal()), n: 12, dims: 3 };

it.each([1, 3])('average to the metrics over all predictions at once (%d copies of each stimulus)', (copies) => {
  const owners = [4, 0, 7, 11, 2].flatMap((owner) => Array.from({ length: copies }, () => owner));
  const predicted = Float64Array.from(
    owners.flatMap((owner) => [0, 1, 2].map((k) => places.coordinates[owner * 3 + k]! + stream.normal())),
  );
  const { scores, owners: own } = stimulusScores(places, owners, predicted);
  expect(own).toEqual([4, 0, 7, 11, 2]);
  const table = mappingTable(places, owners, predicted);
  for (const metric of placeMetrics) {
    const mean = scores[metric].reduce((sum, v) => sum + v, 0) / own.length;
    expect(mean, metric).toBeCloseTo(table[metric]!, 12);
  }
});
