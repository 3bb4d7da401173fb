import { expect, it } from 'vitest';
import { entryOf, lastOf, matrixView, valueAt } from './view';

it('reads numbers row by row', () => {
  const view = matrixView(Float32Array.of(1, 2, 3, 4, 5, 6), 3);
  expect([view.rows, view.columns, view.at(1, 0), view.at(0, 2)]).toEqual([2, 3, 4, 3]);
  expect(view.row(1)).toEqual([4, 5, 6]);
});

it('refuses places that there are not, where an index beyond a row would read the next one', () => {
  const view = matrixView([1, 2, 3, 4], 2);
  expect(() => view.at(0, 2)).toThrow('There is no column 2 among 2.');
  expect(() => view.at(1, -1)).toThrow('There is no column -1 among 2.');
  expect(() => view.at(2, 0)).toThrow('There is nothing at place 4 of 4.');
  expect(() => matrixView([1, 2, 3], 2)).toThrow('3 numbers do not make rows of 2.');
  expect(() => valueAt([], 0)).toThrow(RangeError);
  expect(() => lastOf([])).toThrow(RangeError);
  expect(() => entryOf(new Map([['a', 1]]), 'b')).toThrow('There is no entry b among 1.');
});

it('takes null and NaN for values', () => {
  expect(valueAt([null], 0)).toBeNull();
  expect(valueAt(Float64Array.of(NaN), 0)).toBeNaN();
  expect(lastOf([0, null])).toBeNull();
  expect(entryOf(new Map([[1, 0]]), 1)).toBe(0);
});
