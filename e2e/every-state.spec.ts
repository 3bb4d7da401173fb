/** No screen may throw, or wait for ever, whatever state the project is in and whichever language is chosen. */
import { join } from 'node:path';
import { projectWithResults, test, expect } from './app-test';
import { Tour } from './pages/tour';
import { AppWindow } from './pages/window';
import { prepareState, stateNames, type StateName } from './project-states';

/** Where no space has to be computed first, which takes most of the time. */
const visitedDeeply: readonly StateName[] = ['empty', 'only images', 'failed', 'missing files'];

test('every screen can be visited in every state of a project, in both languages, one after another in one window', async ({
  app,
  folder,
}) => {
  test.setTimeout(480_000); // ten states
  let state: StateName | 'nothing' = 'nothing';
  const tour = new Tour(app.page, async (where) => {
    expect(app.problems, `${state}: ${where}`).toEqual([]);
    return Promise.resolve();
  });
  const window = new AppWindow(app.page);
  for (state of stateNames) {
    const project = join(folder, state);
    await prepareState(state, projectWithResults(), project);
    await window.openProject(project);
    await tour.visitScreens(visitedDeeply.includes(state));
    await tour.chooseLanguage('Deutsch');
    await tour.visitScreens(false);
    await tour.chooseLanguage('English');
  }
});

test('every screen can be visited while runs are at work, and while they are paused', async ({ app }) => {
  test.setTimeout(240_000);
  const window = new AppWindow(app.page);
  const tour = new Tour(app.page, async (where) => {
    expect(app.problems, where).toEqual([]);
    return Promise.resolve();
  });
  await window.open('Experiments');
  await app.page.getByRole('radio', { name: /^Tiny/ }).check();
  await app.page.getByRole('button', { name: 'Run all five steps' }).click();
  await expect(window.queue).toContainText('Runs:');
  await tour.visitScreens(false);
  await window.queue.getByRole('button', { name: 'Pause queue' }).click();
  await tour.chooseLanguage('Deutsch');
  await tour.visitScreens(false);
});
