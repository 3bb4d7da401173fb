import { expect, it } from 'vitest';
import { shareTable } from './leave-out';

const table =
  'rater,first,second,rating,excluded,email\nann,a,b,1,ann was tired,ann@example.org\nbea,a,c,2,,bea@example.org\nann,b,c,3,,ann@example.org\n';

it('names raters by number, hides reasons that may name them, and drops columns nobody knows', () => {
  const shared = shareTable(table, 'ratings.csv', new Set(['raters']), new Map());
  expect(shared).toBe('rater,first,second,rating,excluded\nrater-1,a,b,1,excluded\nrater-2,a,c,2,\nrater-1,b,c,3,\n');
});

it('leaves a table as it is where nothing of it is to be left out', () => {
  expect(shareTable(table, 'ratings.csv', new Set(['corpora', 'drawings']), new Map())).toBe(table);
});
