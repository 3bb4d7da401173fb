import { expect, it } from 'vitest';
import { fixtureResults } from '../../core/figures/figures.fixture';
import { findRow } from './find-row';

const results = fixtureResults();

it.each([
  ['4', { step: 4, method: 'multi-task', dims: 4 }],
  ['multi-task', { step: 4, method: 'multi-task', dims: 4 }],
  ['3:sketch-lasso', { step: 3, method: 'sketch-lasso', dims: 4 }],
  ['5:multi-task:2', { step: 5, method: 'multi-task', dims: 2 }],
  ['multi-task:7', { step: 5, method: 'multi-task', dims: 7 }],
] as const)('‘%s’ is found', (name, reference) => {
  expect(findRow(results, name)).toEqual(reference);
});

it.each(['9', 'nonsense', '5:multi-task:77', '5', ''])('‘%s’ gets a sentence with the choices there are', (name) => {
  expect(() => findRow(results, name)).toThrow(/Choose one of ‘/);
});
