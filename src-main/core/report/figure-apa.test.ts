import { describe, expect, it } from 'vitest';
import { figureAsApa } from './figure-apa';

describe('the numbers of a figure as a table for a manuscript', () => {
  it('keeps whole numbers whole, rounds measured ones alike, and leaves out what is not known', () => {
    const table = {
      columns: ['Method', 'n', 'R²'],
      rows: [
        ['a', 3, 0.58249],
        ['b', 12, 1],
        ['c', 2, null],
        ['d', 1, -0.25],
      ],
    } as const;
    const { columns, rows, note } = figureAsApa(table, 'Places', 'A note.');
    expect(rows).toEqual([
      ['a', '3', '.582'],
      ['b', '12', '1.000'],
      ['c', '2', ''],
      ['d', '1', '\u2212.250'],
    ]);
    expect(columns.map(({ align }) => align)).toEqual(['left', 'right', 'right']);
    expect(note).toBe('A note.');
  });

  it('takes a column of names and gaps for text', () => {
    expect(figureAsApa({ columns: ['x'], rows: [[null], ['a'], [2]] }, 't', null).columns[0]?.align).toBe('left');
  });
});
