import { expect, it } from 'vitest';
import { arrangeStimuli, type StimulusFilter } from './stimuli.svelte';
import { exampleStimulus } from '../test-support/examples';

const owl = exampleStimulus('owl', { coordinates: [0.6, 0.8], ratings: 3 });
const axe = exampleStimulus('axe', {
  category: 'tools',
  coordinates: [0.1, 0],
  ratings: 9,
  problems: [{ kind: 'no-drawing', about: '', others: [] }],
});
const eagle = exampleStimulus('eagle', { ratings: 3 });
const all = [owl, axe, eagle];
const nothing: StimulusFilter = { search: '', category: null, onlyProblems: false, status: 'all', sort: 'study' };
const ids = (filter: Partial<StimulusFilter>): string[] => arrangeStimuli(all, { ...nothing, ...filter }).map((card) => card.id);

it('finds by part of the name, whatever the case and the spaces around it', () => {
  expect(ids({ search: '  EAG ' })).toEqual(['eagle']);
});

it('combines category, problems and search', () => {
  expect(ids({ category: 'birds' })).toEqual(['owl', 'eagle']);
  expect(ids({ onlyProblems: true })).toEqual(['axe']);
  expect(ids({ onlyProblems: true, category: 'birds' })).toEqual([]);
});

it('tells those that take part from those that do not', () => {
  const bat = exampleStimulus('bat', { excluded: 'blurred' });
  const ids = (status: StimulusFilter['status']) => arrangeStimuli([...all, bat], { ...nothing, status }).map((card) => card.id);
  expect(ids('excluded')).toEqual(['bat']);
  expect(ids('included')).toEqual(['owl', 'axe', 'eagle']);
  expect(ids('all')).toHaveLength(4);
});

it('sorts without touching the order of the project', () => {
  expect(ids({ sort: 'name' })).toEqual(['axe', 'eagle', 'owl']);
  expect(ids({ sort: 'ratings' })).toEqual(['axe', 'owl', 'eagle']); // ties keep the project's order
  expect(all.map((card) => card.id)).toEqual(['owl', 'axe', 'eagle']);
});

it('puts drawings without coordinates last when sorting by distance from the centre', () => {
  expect(ids({ sort: 'centre' })).toEqual(['axe', 'owl', 'eagle']);
});
