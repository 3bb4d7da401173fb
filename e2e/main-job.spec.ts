/** A first start: the sample opens with finished results; all five steps run with the tiny preset, and their results take their place. */
import { test, expect } from './app-test';
import { ExperimentsScreen } from './pages/experiments-screen';
import { ResultsScreen } from './pages/results-screen';
import { AppWindow } from './pages/window';

test.use({ startWith: 'nothing' });

test('from a first start to a map of predicted and true places', async ({ app }) => {
  test.setTimeout(400_000);
  const window = new AppWindow(app.page);
  const experiments = new ExperimentsScreen(app.page);
  const results = new ResultsScreen(app.page);

  await expect(window.projectMenu).toContainText('Sample', { timeout: 60_000 });
  await expect(app.page.getByRole('button', { name: /^Sample: .*simulated ratings/ })).toBeVisible();

  // What this is stands above the sample, until the first step anywhere.
  const welcome = app.page.getByRole('region', { name: /^Welcome/ });
  await expect(welcome.getByRole('listitem')).toHaveCount(3);
  await welcome.getByRole('button', { name: 'See its results' }).click();
  await app.page.getByRole('heading', { name: 'Results', level: 1 }).waitFor();
  await expect(welcome).toHaveCount(0);

  // The finished results that are shipped must be those of the present plan, or they would not be found again.
  await window.open('Experiments');
  await experiments.chooseSize('Quick');
  for (const step of [1, 2, 3, 4, 5]) await expect(experiments.step(step)).toContainText('Done');
  await window.open('Results');
  await results.show('Methods');
  await expect(results.comparison).toContainText('Multi-task learning');

  await window.open('Experiments');
  await experiments.chooseSize('Tiny');
  await experiments.runAll.click();
  await expect(window.queue).toContainText(/Runs: \d+ of \d+/);
  await expect(window.queue.getByRole('progressbar')).toBeVisible();
  await expect(window.queue).toContainText(/left/, { timeout: 60_000 });
  await expect(window.queue).toContainText('Nothing is running', { timeout: 350_000 });
  for (const step of [1, 2, 3, 4, 5]) await expect(experiments.step(step)).toContainText('Done');

  await window.open('Results');
  await results.show('Places');
  await expect(results.map.getByRole('option')).toHaveCount(60);
  await results.show('Methods');
  await expect(results.comparison).toContainText('Zero baseline');
  for (const name of ['Transfer from ImageNet features (lasso)', 'Sketch classification', 'Sketch transfer (lasso)', 'Multi-task learning'])
    await expect(results.comparison).toContainText(name);
  expect(app.problems).toEqual([]);
});

test('a run can be paused, and goes on where it stopped', async ({ app }) => {
  test.setTimeout(300_000);
  const window = new AppWindow(app.page);
  const experiments = new ExperimentsScreen(app.page);
  await expect(window.projectMenu).toContainText('Sample', { timeout: 60_000 });
  await window.open('Experiments');
  await experiments.chooseSize('Tiny');
  await app.page.getByRole('button', { name: 'Run step 2' }).click();
  await expect(window.queue).toContainText(/Runs: \d+ of 5/);
  await window.queue.getByRole('button', { name: 'Pause queue' }).click();
  await expect(window.queue).toContainText('Paused', { timeout: 60_000 });
  await app.page.reload();
  await expect(window.queue).toContainText('Paused', { timeout: 60_000 });
  await window.queue.getByRole('button', { name: 'Resume queue' }).click();
  await expect(experiments.step(2)).toContainText('5 of 5 runs done', { timeout: 240_000 });
  await expect(experiments.step(2)).toContainText('Done');
  expect(app.problems).toEqual([]);
});
