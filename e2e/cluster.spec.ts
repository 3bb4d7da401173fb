/** Runs on a cluster, as far as they go without one: what the dialog says of a workpack. */
import { test, expect } from './app-test';
import { AppWindow } from './pages/window';

test('a workpack whose steps are finished is said to hold no runs, not to be missing; names of steps stay beside their boxes', async ({
  app,
}) => {
  const { page } = app;
  await new AppWindow(page).open('Experiments');
  await page.getByRole('button', { name: 'Carry out on a cluster' }).click();
  const dialog = page.getByRole('dialog', { name: 'Runs on a cluster' });
  await expect(dialog.getByText('No workpack has been made yet.')).toBeVisible();
  const box = (await dialog.getByRole('checkbox', { name: /^9 / }).boundingBox())!;
  const words = (await dialog.getByText('9 Other target spaces with reconstruction').last().boundingBox())!;
  expect(words.x).toBeGreaterThanOrEqual(box.x + box.width);
  for (const name of [/^2 /, /^3 /, /^4 /]) await dialog.getByRole('checkbox', { name }).uncheck();
  await dialog.getByRole('checkbox', { name: /^1 / }).check();
  await dialog.getByRole('button', { name: 'Make the workpack' }).click();
  await expect(dialog.getByText(/^0 runs to be carried out/)).toBeVisible();
  await expect(dialog.getByText('The workpack holds no runs')).toBeVisible();
  await expect(dialog.getByText('No workpack has been made yet.')).toHaveCount(0);
  expect(app.problems).toEqual([]);
});
