import { expect, it } from 'vitest';
import { describeDeath } from './describe-death';

it('a death is put into words', () => {
  expect(describeDeath(null, 'SIGKILL')).toContain('memory');
  expect(describeDeath(134, null)).toContain('memory');
  expect(describeDeath(null, 'SIGSEGV')).toContain('a library');
  expect(describeDeath(0xc0000005, null)).toContain('a library');
  expect(describeDeath(3, null)).toBe('it ended with the code 3');
});
