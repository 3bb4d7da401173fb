import { expect, it } from 'vitest';
import { fitText, textWidth } from './text-width';

it('adds up advance widths', () => {
  expect(textWidth('owl', 1000)).toBe(556 + 722 + 222);
  expect(textWidth(' ~', 10)).toBeCloseTo(2.78 + 5.84);
});
it('counts an umlaut as wide as its letter', () => {
  expect(textWidth('Möbel', 12)).toBe(textWidth('Mobel', 12));
});
it('shortens to a width', () => {
  expect(fitText('washing machine', 10, 40)).toMatch(/^wash.*…$/);
  expect(textWidth(fitText('washing machine', 10, 40), 10)).toBeLessThanOrEqual(40);
  expect(fitText('owl', 10, 40)).toBe('owl');
});
