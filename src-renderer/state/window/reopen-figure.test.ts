import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FigureOrigin } from '../../../src-main/contract/results/figure-origin';
import { StudioState } from '../studio.svelte';
import { exampleApp, exampleProject } from '../test-support/examples';
import { scriptedClient } from '../test-support/scripted-client';
import { reopenFigure } from './reopen-figure';

const project = exampleProject('/first');
beforeEach(() => void vi.stubGlobal('window', { location: { hash: '' } }));
afterEach(() => void vi.unstubAllGlobals());

async function open(isOpen = true): Promise<StudioState> {
  const { client } = scriptedClient({ describeApp: () => exampleApp, describeProject: () => (isOpen ? project : null) });
  const studio = new StudioState({ client, memory: null, now: () => 0 });
  await studio.project.summary.refresh();
  return studio;
}

const origin = (change: Partial<FigureOrigin> = {}): { ok: true; origin: FigureOrigin } => ({
  ok: true,
  origin: {
    ...{ shapeSpaceFigure: 1, project: { id: project.file.id, name: project.file.name } },
    view: { screen: 'place', mode: 'decode', at: [0.5, 1] },
    ...change,
  },
});

it('a figure leads to its screen, which finds its view there once', async () => {
  const studio = await open();
  expect(reopenFigure(studio, origin(), 'a.png')).toBeNull();
  expect(studio.navigation.screen).toBe('place');
  expect(studio.figureViews.wantedOn('results')).toBeNull();
  expect(studio.figureViews.wantedOn('place')).toEqual({ screen: 'place', mode: 'decode', at: [0.5, 1] });
  studio.figureViews.taken();
  expect(studio.figureViews.wantedOn('place')).toBeNull();
});

it('a figure of another project, or of none that is open, says whose it is and leads nowhere', async () => {
  const foreign = origin({ project: { id: 'another', name: 'Chairs' } });
  const studio = await open();
  const before = studio.navigation.screen;
  expect(reopenFigure(studio, foreign, 'a.png')).toMatch(/^a\.png is a figure of the project “Chairs”/);
  expect(reopenFigure(studio, { ok: false, why: 'damaged' }, 'a.png')).toMatch(/damaged/);
  expect(reopenFigure(await open(false), origin(), 'a.png')).toMatch(/is a figure of the project/);
  expect([studio.navigation.screen, studio.figureViews.wanted]).toEqual([before, null]);
});

it('a figure is saved with what its screen says, and with no other screen’s view', async () => {
  const { figureViews } = await open();
  const { file } = project;
  expect(figureViews.originAt('stimuli', file)).toEqual({
    shapeSpaceFigure: 1,
    project: { id: file.id, name: file.name },
    view: { screen: 'stimuli' },
  });
  expect([figureViews.originAt('devices', file), figureViews.originAt('stimuli', null)]).toEqual([null, null]);
  const leave = figureViews.describedBy(() => ({ screen: 'place', mode: 'land' }));
  expect(figureViews.originAt('place', file)?.view).toEqual({ screen: 'place', mode: 'land' });
  expect(figureViews.originAt('results', file)).toBeNull();
  leave();
  expect(figureViews.originAt('place', file)).toBeNull();
});
