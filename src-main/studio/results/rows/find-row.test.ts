import { expect, it } from 'vitest';
import { fixtureResults } from '../../../core/figures/figures.fixture';
import { findRow, nameRowInFull } from './find-row';

const plainResults = fixtureResults();
/** With two rows of the grid of settings of step 2. */
const results = {
  ...plainResults,
  steps: [
    ...plainResults.steps,
    ...[
      ['bottleneck=2048', 'bottleneck 2048'],
      ['encoder-decay=0.001,encoder-dropout=0', 'decay 0.001, no dropout'],
    ].map(([variant, words]) => {
      const name = `Sketch classification (${words!})`;
      return { ...plainResults.steps[0]!, step: 2 as const, method: 'classification' as const, name, variant };
    }),
  ],
};

it.each([
  ['4', { step: 4, method: 'multi-task', dims: 4 }],
  ['multi-task', { step: 4, method: 'multi-task', dims: 4 }],
  ['3:sketch-lasso', { step: 3, method: 'sketch-lasso', dims: 4 }],
  ['5:multi-task:2', { step: 5, method: 'multi-task', dims: 2 }],
  ['2', { step: 2, method: 'classification', dims: 4 }],
  ['2:classification:4:bottleneck 2048', { step: 2, method: 'classification', dims: 4, variant: 'bottleneck=2048' }],
  ['2:bottleneck=2048', { step: 2, method: 'classification', dims: 4, variant: 'bottleneck=2048' }],
  [
    '2:encoder-decay=0.001,encoder-dropout=0',
    { step: 2, method: 'classification', dims: 4, variant: 'encoder-decay=0.001,encoder-dropout=0' },
  ],
  ['2:bottleneck 2048', { step: 2, method: 'classification', dims: 4, variant: 'bottleneck=2048' }],
  [
    '2 sketch classification (decay 0.001, no dropout)',
    { step: 2, method: 'classification', dims: 4, variant: 'encoder-decay=0.001,encoder-dropout=0' },
  ],
  ['Step 2: Sketch classification, bottleneck 2048, 4-D', { step: 2, method: 'classification', dims: 4, variant: 'bottleneck=2048' }],
  ['Step 5: Multi-task learning, 7-D', { step: 5, method: 'multi-task', dims: 7 }],
  ['multi-task:7', { step: 5, method: 'multi-task', dims: 7 }],
] as const)('‘%s’ is found', (name, reference) => {
  expect(findRow(results, name)).toEqual(reference);
});

it.each([
  ['5:multi-tsak:2', /Did you mean ‘5:multi-task:2’, ‘[^’]*’, ‘[^’]*’\? ‘shape-space results’ lists all/],
  ['bottelneck 2048', /Did you mean ‘2:classification:4:bottleneck 2048’/],
  ['9', /No row of the results is called ‘9’/],
  ['', /No row of the results is called ‘’/],
  ['5 Multi-task learning', /names \d+ rows of the results. Choose one of ‘5:/],
  ['5', /names \d+ rows of the results. Choose one of ‘5:/],
])('‘%s’ gets a sentence with a few near choices', (name, sentence) => {
  expect(() => findRow(results, name)).toThrow(sentence);
});

it('every row of the results has a name that finds it', () => {
  for (const row of results.steps)
    expect(findRow(results, nameRowInFull(row))).toMatchObject({ step: row.step, method: row.method, dims: row.dims });
});
