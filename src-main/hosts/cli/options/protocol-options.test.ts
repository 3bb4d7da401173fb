import { expect, it } from 'vitest';
import { readProtocol } from './protocol-options';

it('keeps of the protocol what no option speaks of, and one seed is what nothing is written down for', () => {
  expect(readProtocol({})({ seeds: 3 })).toEqual({ seeds: 3 });
  expect(readProtocol({ seeds: '5' })({})).toEqual({ seeds: 5 });
  expect(readProtocol({ seeds: '1' })({ seeds: 3 })).toEqual({});
});

it('reads what regressions are to be fitted once more with, and what ends it', () => {
  const all = readProtocol({ featureFilter: 'off', trainingFolds: '4', joined: 'on' })({ seeds: 2 });
  expect(all).toEqual({ seeds: 2, featureFilter: 0, fourTrainingFolds: true, joined: true });
  expect(readProtocol({ featureFilter: 'standardise' })(all)).toMatchObject({ featureFilter: 'standardise', joined: true });
  expect(readProtocol({ featureFilter: '1%', trainingFolds: '3', joined: 'off' })(all)).toEqual({ seeds: 2 });
  expect(() => readProtocol({ featureFilter: '2%' })).toThrow('--feature-filter takes off or standardise or 1%, not ‘2%’.');
  expect(() => readProtocol({ trainingFolds: '5' })).toThrow(/--training-folds takes 3 or 4/);
});

it.each(['0', '21', '2.5', '-3', 'three', ''])('refuses %j as a number of seeds', (text) => {
  expect(() => readProtocol({ seeds: text })).toThrow(/--seeds takes a whole number from 1 to 20/);
});
