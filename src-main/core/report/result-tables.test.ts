import { describe, expect, it } from 'vitest';
import { fixtureComparison, fixtureResults } from '../figures/figures.fixture';
import { tableToHtml, tableToLatex, tableToText } from './apa-table';
import { comparisonSentences, resultSentences } from './result-sentences';
import { accuracyTable, comparisonTable, placesTable } from './result-tables';

describe('two methods in a manuscript', () => {
  const given = fixtureComparison();
  const [first] = given.metrics;
  const test = { interval: [-0.2, -0.05], p: 0.0004, effectSize: -0.31 } as const;
  const overFolds = { folds: 5, t: -2.5, degreesOfFreedom: 4, p: 0.067 };
  const comparison = {
    ...given,
    tag: 'Sample: not real',
    metrics: [
      {
        ...first!,
        metric: 'mse' as const,
        a: 0.746,
        b: 0.869,
        difference: -0.123,
        overStimuli: { ...test, interval: [-0.2, -0.05] as [number, number] },
        overFolds,
      },
    ],
  };

  it('is a table with a row for each metric, tests in APA, and what they are in the note', () => {
    const { columns, rows, note } = comparisonTable(comparison);
    expect(columns.map(({ head }) => head)).toEqual(['Metric', 'A', 'B', 'Difference', 'LL', 'UL', 'p', 'dz', 'p']);
    expect(rows[0]?.slice(1)).toEqual(['0.75', '0.87', '\u22120.12', '\u22120.20', '\u22120.05', '< .001', '\u22120.31', '.067']);
    expect(note).toMatch(/resamples.*Sample: not real\.$/);
  });

  it('leaves cells empty where nothing was tested', () => {
    const untested = { ...comparison, tag: null, metrics: [{ ...comparison.metrics[0]!, overStimuli: null, overFolds: null }] };
    expect(comparisonTable(untested).rows[0]?.slice(4)).toEqual(['', '', '', '', '']);
    expect(comparisonSentences(untested)).toEqual([]);
    expect(comparisonTable(untested).note).not.toContain('not real');
  });

  it('says the same numbers in its sentences', () => {
    expect(comparisonSentences(comparison)[0]).toContain('by \u22120.12, 95% CI [\u22120.20, \u22120.05], p < .001, dz = \u22120.31');
  });
});

it('tables and sentences never lose the mark of a trial, in whatever form they leave the program', () => {
  const mark = 'Trial size (tiny): these numbers mean nothing';
  const [results, plain] = [fixtureResults(mark), fixtureResults(null)];
  const tables = [placesTable(results), accuracyTable(results)].filter((table) => table !== null);
  expect(tables).toHaveLength(2);
  for (const table of tables)
    for (const text of [tableToHtml(table), tableToLatex(table), tableToText(table)]) expect(text).toContain(mark);
  expect(resultSentences(results).at(-1)).toBe(`${mark}.`);
  expect([...resultSentences(plain), tableToText(placesTable(plain)!)].join()).not.toContain('Trial');
});
