/** No screen may throw, or wait for ever, whatever state the project is in and whichever language is chosen. */
import { test, expect } from './app-test';
import { Tour, languages, type LanguageName } from './pages/tour';
import { AppWindow } from './pages/window';
import { stateNames } from './project-states';

test.setTimeout(180_000);

for (const state of stateNames) {
  test.describe(state, () => {
    test.use({ startWith: state });

    test(`every screen and dialog of a project that is ${state} can be visited in both languages`, async ({ app }) => {
      const tour = new Tour(app.page, async (where) => {
        expect(app.problems, where).toEqual([]);
        return Promise.resolve();
      });
      for (const language of Object.keys(languages) as LanguageName[]) {
        await tour.chooseLanguage(language);
        await tour.visitScreens();
        await tour.visitMenu();
      }
    });
  });
}

test('every screen can be visited while runs are at work, and while they are paused', async ({ app }) => {
  const window = new AppWindow(app.page);
  const tour = new Tour(app.page, async (where) => {
    expect(app.problems, where).toEqual([]);
    return Promise.resolve();
  });
  await window.open('Experiments');
  await app.page.getByRole('radio', { name: /^Tiny/ }).check();
  await app.page.getByRole('button', { name: 'Run all five steps' }).click();
  await expect(window.queue).toContainText('Runs:');
  await tour.visitScreens();
  await window.queue.getByRole('button', { name: 'Pause queue' }).click();
  await tour.chooseLanguage('Deutsch');
  await tour.visitScreens();
});
