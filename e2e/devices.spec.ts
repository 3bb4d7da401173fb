/** The Devices screen: what was found, what is missing and how to get it, and the choice. */
import { test, expect } from './app-test';
import { AppWindow } from './pages/window';

test.afterEach(async ({ app }) => {
  expect(app.problems).toEqual([]);
});

test('found and missing devices are listed, and a picked one is used from then on', async ({ app }) => {
  await new AppWindow(app.page).open('Devices');
  const main = app.page.getByRole('main');
  await expect(main.getByRole('table', { name: 'Found' }).getByRole('rowheader', { name: /^Processor(?! \()/ })).toBeVisible({
    timeout: 20_000,
  });
  await expect(main).toContainText(/Using Processor/);
  await expect(main.getByRole('radio', { name: 'Automatic: the fastest' })).toBeChecked();
  await expect(main.getByRole('button', { name: 'Measure' })).toBeEnabled();
  await main.getByRole('radio', { name: /^Processor(?! \()/ }).check();
  await expect(main).toContainText('You picked it.');
  await app.page.reload();
  await expect(main.getByRole('radio', { name: /^Processor(?! \()/ })).toBeChecked();
  await main.getByRole('radio', { name: 'Automatic: the fastest' }).check();
  await expect(main).toContainText('Nothing has been measured yet.');
});
