import { expect, it } from 'vitest';
import { paneWidthAfter, paneWidths } from './pane-width';

it.each([
  ['ArrowLeft', false, 24, 23],
  ['ArrowRight', false, 24, 25],
  ['ArrowRight', true, 24, 28],
  ['ArrowLeft', true, 17, paneWidths.least],
  ['ArrowRight', false, 44, paneWidths.most],
  ['Home', false, 24, paneWidths.least],
  ['End', false, 24, paneWidths.most],
  ['Tab', false, 24, null],
] as const)('%s (big: %s) moves the edge of a pane of %d to %s', (key, isBig, from, to) => {
  expect(paneWidthAfter(key, isBig, from)).toBe(to);
});
