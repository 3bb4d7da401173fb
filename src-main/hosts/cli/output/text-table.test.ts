import { expect, it } from 'vitest';
import { align } from './text-table';

it('pads what stands below each other, and lets nothing through that a terminal obeys', () => {
  expect(
    align([
      ['what', 'numbers'],
      ['a\u001b[31m\nb', '12'],
    ]),
  ).toEqual(['what      numbers', 'a [31m b       12']);
});
