import { expect, it } from 'vitest';
import type { PlacedDrawing } from '../../contract/results/placing';
import { placesCsv } from './places-csv';

const placed = (id: string, features: readonly string[]): PlacedDrawing => ({
  ...{ id, refused: null, places: [[1, 2]], mean: [1, 2], spread: 0.5, region: [4, 0, 0, 9], marks: [] },
  ...{ inkShare: 0.1, strangeness: 0.5, nearest: [], classes: null },
  readouts: features.map((feature, i) => ({ feature, value: i + 0.25 })) as unknown as PlacedDrawing['readouts'],
});

it('has the features of all drawings, each under its own name', () => {
  const [header, first, second] = placesCsv(null, [placed('a', ['FORM']), placed('b', ['LINES', 'FORM'])], 2)
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  expect(header?.slice(-2)).toEqual(['FORM', 'LINES']);
  expect([first?.slice(-2), second?.slice(-2)]).toEqual([
    ['0.25', ''],
    ['1.25', '0.25'],
  ]);
  expect(second).toHaveLength(header?.length ?? 0);
  expect(header?.filter((name) => name.startsWith('region_half'))).toEqual(['region_half_d1', 'region_half_d2']);
  expect(first?.[header?.indexOf('region_half_d2') ?? -1]).toBe('3');
});
