import { expect, it } from 'vitest';
import { readProtocol } from './protocol-options';

it('keeps of the protocol what no option speaks of, and one seed is what nothing is written down for', () => {
  expect(readProtocol({})({ seeds: 3 })).toEqual({ seeds: 3 });
  expect(readProtocol({ seeds: '5' })({})).toEqual({ seeds: 5 });
  expect(readProtocol({ seeds: '1' })({ seeds: 3 })).toEqual({});
});

it.each(['0', '21', '2.5', '-3', 'three', ''])('refuses %j as a number of seeds', (text) => {
  expect(() => readProtocol({ seeds: text })).toThrow(/--seeds takes a whole number from 1 to 20/);
});
