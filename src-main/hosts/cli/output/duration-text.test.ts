import { expect, it } from 'vitest';
import { durationText } from './duration-text';

it.each([
  [0, '0 s'],
  [44_600, '45 s'],
  [59_700, '1 min 00 s'],
  [200_000, '3 min 20 s'],
  [1_500_000, '25 min'],
  [3_599_000, '1 h 00 min'],
  [3_900_000, '1 h 05 min'],
  [86_399_000, '1 d 0 h'],
  [183_600_000, '2 d 3 h'],
])('%i ms are %s', (milliseconds, text) => expect(durationText(milliseconds)).toBe(text));
