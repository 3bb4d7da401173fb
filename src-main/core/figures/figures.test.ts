import { describe, expect, it } from 'vitest';
import { paperSize } from './figure-kind';
import { figures, findFigures } from './figures';
import { fixtureSources } from './sources.fixture';
import { drawingOf, drawingToSvg, imageAddresses } from './scene/figure-drawing';
import { paperStyle } from './scene/figure-style';
import type { TextMark } from './scene/scene';
import { textWidth } from './scene/text-width';
import type { FigureSources } from './sources/figure-sources';

const tag = 'Sample: made up';
const sources: FigureSources = { ...fixtureSources(tag), image: (id) => id };
const found = findFigures(sources, paperStyle);
const names = (from: FigureSources): string[] => findFigures(from, paperStyle).map(({ name }) => name);

describe('every kind of figure', () => {
  for (const [name, kind] of Object.entries(figures)) {
    const own = found.filter((figure) => figure.kind === kind);

    it(`${name} shows something of the made-up study, marked as such, with a caption and the same numbers as a table`, () => {
      expect(own.length).toBeGreaterThan(0);
      for (const figure of own) {
        const scene = figure.kind.scene(figure.data, paperSize(figure.kind, figure.data, paperStyle), paperStyle);
        expect(scene.marks.length, figure.name).toBeGreaterThan(10);
        expect(scene.label, figure.name).not.toBe('');
        expect(drawingToSvg(drawingOf(scene)), figure.name).toContain(`>${tag}</text>`);
        expect(figure.caption, figure.name).toMatch(/^[A-Z].{20,}\.$/s);
        const { columns, rows } = figure.kind.table(figure.data, paperStyle);
        expect(rows.length, figure.name).toBeGreaterThan(0);
        for (const row of rows) expect(row, figure.name).toHaveLength(columns.length);
      }
    });
  }

  it('has a name of its own that any system takes as a file', () => {
    const all = found.map(({ name }) => name);
    expect(new Set(all).size).toBe(all.length);
    for (const name of all) expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(names({ ...sources, spaces: sources.spaces.map((space) => ({ ...space, name: 'Mittel: für/alle?' })) })).toContain(
      'stress-mittel-fur-alle',
    );
  });
});

it('labels of axes keep apart, on a page and on a narrow screen', () => {
  for (const { kind, data, name } of found)
    for (const width of [320, 643]) {
      const { marks } = kind.scene(data, { width, height: 420 }, paperStyle);
      const texts = marks.filter((mark) => mark.kind === 'text' && mark.anchor === 'middle' && mark.turned !== true) as TextMark[];
      const labels = texts.filter(({ text }) => /^[−0-9.]+$/.test(text)).sort((a, b) => a.y - b.y || a.x - b.x);
      labels.slice(1).forEach((label, i) => {
        const before = labels[i]!;
        if (label.y !== before.y) return;
        const half = (textWidth(before.text, before.size) + textWidth(label.text, label.size)) / 2;
        expect(label.x - before.x, `${name}: ${before.text} and ${label.text} at ${width}`).toBeGreaterThan(half);
      });
    }
});

it('one map for each step that places drawings, with the drawings there are', () => {
  const maps = found.filter(({ kind }) => kind === figures.map);
  expect(maps.map(({ name }) => name)).toEqual(['map-step-1', 'map-step-3', 'map-step-4']);
  const drawn = ({ kind, data }: (typeof maps)[number]) => imageAddresses(kind.scene(data, { width: 600, height: 400 }, paperStyle));
  expect(drawn(maps[0]!)).toHaveLength(60);
  expect(maps[2]!.caption).toMatch(/Multi-task learning.*never seen/);
  expect(drawn(findFigures({ ...sources, image: () => null }, paperStyle)[0]!)).toEqual([]);
});

it('ladders of every metric in both forms, layers of every network, and two methods in detail', () => {
  expect(
    found
      .filter(({ kind }) => [figures.ladder, figures.layers, figures.errors, figures.bias].some((each) => each === kind))
      .map(({ name }) => name),
  ).toEqual([
    ...['ladder-r2-pooled', 'ladder-r2', 'ladder-mse', 'ladder-med', 'ladder-accuracy-a'],
    ...['layers-encoder', 'layers-pixels', 'errors', 'bias-slope', 'bias-shift', 'bias-error'],
  ]);
});

it('learning curves of the whole loss, and of its parts where there are several', () => {
  const epochsOf = (trainings: FigureSources['trainings']): string[] =>
    names({ ...sources, trainings }).filter((name) => name.startsWith('epochs'));
  expect(epochsOf(sources.trainings)).toEqual(['epochs-step-4-loss', 'epochs-step-4-classification', 'epochs-step-4-mapping']);
  const [training] = sources.trainings;
  const alone = training!.runs.map((run) => ({ ...run, epochs: run.epochs.map((row) => ({ ...row, validationMapping: null })) }));
  expect(epochsOf([{ step: 2, runs: alone }])).toEqual(['epochs-step-2-loss']);
  expect(epochsOf([{ step: 2, runs: [] }])).toEqual([]);
});

it('nothing that has not been computed', () => {
  const { results } = sources;
  const nothing = { ...results, steps: [], stimuli: results.stimuli.map((stimulus) => ({ ...stimulus, predictions: [] })) };
  const empty = { spaces: [], trainings: [], strips: [], shepards: [], structures: [], histograms: [], pairs: null, analysis: null };
  expect(names({ ...sources, ...empty, results: nothing, comparison: null })).toEqual([]);
  expect(names({ ...sources, comparison: { ...sources.comparison!, stimuli: [] } })).not.toContain('errors'); // none that both have tested
});
