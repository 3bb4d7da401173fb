import { expect, it, vi } from 'vitest';
import { drawingUrl } from '../api/drawing-url';
import { keptWithProject } from './kept-with-project';
import { StudioState } from './studio.svelte';
import { exampleApp, exampleCard, exampleProject, exampleQueue, exampleStimulus } from './test-support/examples';
import { scriptedClient, type Script } from './test-support/scripted-client';

function openStudio(script: Script) {
  script.describeApp ??= () => exampleApp;
  script.describeQueue ??= () => exampleQueue({ state: 'idle' });
  const scripted = scriptedClient(script);
  return { ...scripted, studio: new StudioState({ client: scripted.client, memory: null, now: () => 0 }) };
}

it('the very first start opens the sample project', async () => {
  let project: ReturnType<typeof exampleProject> | null = null;
  const { studio, timesAsked } = openStudio({
    describeProject: () => project,
    openSample: () => (project = exampleProject('/sample')),
    listStimuli: () => [exampleStimulus('owl')],
  });
  await studio.start();
  expect(timesAsked('openSample')).toBe(1);
  expect(studio.project.current?.folder).toBe('/sample');
  expect(studio.stimuli.all).toHaveLength(1);
});

it('the very first start says where to go, until the first step anywhere; a later one does not', async () => {
  const script: Script = { describeProject: () => null, openSample: () => exampleProject('/sample'), listStimuli: () => [] };
  const first = openStudio(script).studio;
  await first.start();
  expect(first.project.isFirstStart).toBe(true);
  first.follow('#/results');
  expect(first.project.isFirstStart).toBe(false);
  script.describeApp = () => ({ ...exampleApp, recentProjects: [{ name: 'Mine', folder: '/mine', isThere: true }] });
  script.openProject = ({ folder }) => exampleProject(folder);
  const later = openStudio(script).studio;
  await later.start();
  expect(later.project.isFirstStart).toBe(false);
});

it('Start is a screen, which is left for the project that is opened from it', async () => {
  const location = { hash: '#/start' };
  vi.stubGlobal('window', { location });
  const { studio } = openStudio({ describeProject: () => exampleProject('/first'), openProject: ({ folder }) => exampleProject(folder) });
  studio.follow(location.hash);
  await studio.start();
  expect(studio.navigation.screen).toBe('start');
  expect(location.hash).toBe('#/start'); // a window that is loaded again stays where it was
  await studio.project.openFolder('/second');
  expect(location.hash).toBe('#/stimuli');
  vi.unstubAllGlobals();
});

it('a later start without a project says why the last one is not open, and offers to try again', async () => {
  const script: Script = {
    describeApp: () => ({ ...exampleApp, recentProjects: [{ name: 'Mine', folder: '/mine', isThere: true }] }),
    describeProject: () => null,
  };
  const { studio, timesAsked } = openStudio(script);
  await studio.start();
  expect(studio.project.summary.error?.message).toMatch(/^openProject/); // fails in this script
  expect(timesAsked('openSample')).toBe(0);
  expect(timesAsked('listStimuli')).toBe(0);
  script.openProject = ({ folder }) => exampleProject(folder);
  await studio.project.openLast();
  expect(studio.project.summary).toMatchObject({ error: null, value: { folder: '/mine' } });
});

it('the tour begins at the first screen of a study, wherever one is', () => {
  const location = { hash: '#/devices' };
  vi.stubGlobal('window', { location });
  const { studio } = openStudio({});
  studio.navigation.startTour();
  expect([studio.navigation.isTouring, location.hash]).toEqual([true, '#/stimuli']);
  vi.unstubAllGlobals();
});

it('nothing of the former project stays on screen when the next one cannot be read', async () => {
  let folder = '/first';
  const script: Script = { describeProject: () => exampleProject(folder), listStimuli: () => [exampleStimulus('owl')] };
  const { studio } = openStudio(script);
  await studio.start();
  studio.stimuli.search = 'owl';
  folder = '/second';
  delete script.listStimuli;
  await studio.hear({ type: 'projectChanged' });
  expect(studio.stimuli.all).toHaveLength(0);
  expect(studio.stimuli.search).toBe('');
});

it('what this window opens takes the place of the former project before the host says that it has changed', async () => {
  const script: Script = { describeProject: () => exampleProject('/first'), listStimuli: () => [exampleStimulus('owl')] };
  const { studio, timesAsked } = openStudio(script);
  await studio.start();
  script.openProject = ({ folder }) => exampleProject(folder);
  script.listStimuli = () => [exampleStimulus('teapot')];
  await studio.project.openFolder('/second');
  expect(studio.stimuli.all).toHaveLength(0);
  studio.follow('#/space');
  await expect.poll(() => studio.stimuli.all.map(({ id }) => id)).toEqual(['teapot']);
  expect(timesAsked('listStimuli')).toBe(2);
});

it('what was chosen, pointed at or opened in a project is not there in the next one', async () => {
  let folder = '/first';
  const { studio } = openStudio({ describeProject: () => exampleProject(folder), listStimuli: () => [exampleStimulus('owl')] });
  await studio.start();
  const views = keptWithProject(() => ({ zoom: 1 }));
  views(studio).zoom = 3;
  expect(views(studio).zoom).toBe(3);
  studio.stimuli.select('owl', true, false);
  studio.stimuli.pointedAt = 'owl';
  studio.navigation.dialog = 'problems';
  studio.results.choice = { size: 'tiny' };
  folder = '/second';
  await studio.hear({ type: 'projectChanged' });
  expect(views(studio).zoom).toBe(1);
  expect(studio.stimuli.selected.size).toBe(0);
  expect(studio.stimuli.pointedAt).toBeNull();
  expect(studio.navigation.dialog).toBeNull();
  expect(studio.results.choice).toEqual({});
});

it('a drawing of the same id has another address once its content is another', () => {
  const owl = exampleStimulus('owl', { version: 'aa' });
  expect(drawingUrl(owl, 256, 34)).toBe('/asset/stimulus/owl?size=256&shown=34&version=aa');
  expect(drawingUrl({ ...owl, version: 'bb' }, 256, 34)).not.toBe(drawingUrl(owl, 256, 34));
  expect(drawingUrl({ ...owl, image: '' }, 256, 34)).toBeNull();
});

it('takes away what was said of a screen when another is opened, but not what went wrong', async () => {
  const { studio } = openStudio({ describeProject: () => exampleProject('/p') });
  await studio.start();
  studio.notices.add('good', 'The space is ready.');
  studio.notices.add('bad', 'The disk is full.');
  studio.follow('#/stimuli'); // where we are already
  expect(studio.notices.list).toHaveLength(2);
  studio.follow('#/devices');
  expect(studio.notices.list.map(({ text }) => text)).toEqual(['The disk is full.']);
});

it('says once that the queue has done all it had, with the way to its results', async () => {
  const { studio, emit } = openStudio({ describeProject: () => exampleProject('/p') });
  await studio.start();
  const hear = (state: 'running' | 'idle', done: number) =>
    emit({ type: 'queueProgressed', status: exampleQueue({ state, done, total: 3 }) });
  hear('idle', 3); // nothing was at work
  expect(studio.notices.list).toEqual([]);
  hear('running', 2);
  hear('idle', 2); // stopped before its end
  expect(studio.notices.list).toEqual([]);
  hear('running', 3);
  hear('idle', 3);
  hear('idle', 3);
  expect(studio.notices.list).toMatchObject([{ tone: 'good', action: { label: 'See results' } }]);
});

it('has the results gathered only for a reader who looks at them', async () => {
  const { studio, timesAsked } = openStudio({ describeProject: () => exampleProject('/p') });
  await studio.start();
  await studio.hear({ type: 'resultsChanged' });
  expect(timesAsked('readResults')).toBe(0);
  studio.follow('#/results');
  expect(timesAsked('readResults')).toBe(1);
  studio.follow('#/stimuli');
  studio.follow('#/results');
  expect(timesAsked('readResults')).toBe(1);
  await studio.hear({ type: 'resultsChanged' });
  expect(timesAsked('readResults')).toBe(2);
});

it('keeps a preset chosen while the project is still being read', async () => {
  const { studio } = openStudio({
    describeProject: () => exampleProject('/p'),
    listExperiments: ({ preset }) => ({ cards: [exampleCard({ preset: preset ?? 'quick' })], durations: { first: null, second: null } }),
  });
  const start = studio.start();
  await studio.experiments.choosePreset('tiny');
  await start;
  expect(studio.experiments.preset).toBe('tiny');
});

it('reads everything again when a lost connection is back', async () => {
  const { studio, connection, timesAsked } = openStudio({ describeProject: () => exampleProject('/p') });
  await studio.start();
  const before = timesAsked('describeProject');
  connection('lost');
  expect(studio.connection).toBe('lost');
  connection('open');
  expect(timesAsked('describeProject')).toBe(before + 1);
});

it('says a failure in the words of the host, once', () => {
  const { studio } = openStudio({});
  const failure = { ok: false, error: { code: 'disk', message: 'The disk is full.' } } as const;
  expect(studio.report(failure)).toBe(false);
  studio.report(failure);
  expect(studio.notices.list.map((notice) => notice.text)).toEqual(['The disk is full.']);
});
