/** The other screens, the keyboard, a small window, large text, wrong input. */
import { test, expect } from './app-test';
import { AppWindow, type ScreenName } from './pages/window';

const screens: readonly ScreenName[] = ['Stimuli', 'Rating study', 'Space', 'Corpora', 'Experiments', 'Results', 'Devices'];

test.afterEach(async ({ app }) => {
  expect(app.problems).toEqual([]);
});

test('the sixty stimuli are shown with their drawings, and can be searched and listed as a table', async ({ app }) => {
  const window = new AppWindow(app.page);
  await window.open('Stimuli');
  const cards = app.page.getByRole('main').getByRole('listitem');
  await expect(cards).toHaveCount(60);
  await expect(cards.filter({ hasText: 'teapot' })).toContainText('dishes');
  await expect(cards.first().getByRole('img')).toHaveJSProperty('complete', true);
  await app.page.getByLabel('Search by name').fill('owl');
  await expect(cards).toHaveCount(2); // bowl and owl
  await app.page.getByText('Table', { exact: true }).click();
  await expect(app.page.getByRole('main').getByRole('table').getByRole('row')).toHaveCount(3);
});

test('the space is recomputed at every setting, shows how well it fits, and is saved under a name', async ({ app }) => {
  const window = new AppWindow(app.page);
  await window.open('Space');
  const main = app.page.getByRole('main');
  await expect(app.page.getByRole('listbox', { name: /60/ }).first().getByRole('option')).toHaveCount(60);
  await main.getByRole('checkbox', { name: 'Directions of features' }).check();
  await expect(main.getByRole('region', { name: 'Directions of features' }).getByRole('row').nth(1)).toContainText('FORM');
  await main.getByRole('spinbutton', { name: 'Random starts' }).fill('2');
  await main.getByRole('combobox', { name: 'Method' }).selectOption('metric');
  await main.getByRole('combobox', { name: 'Dimensions' }).selectOption('2');
  await expect(app.page.getByRole('heading', { name: 'Map of the space: Metric (SMACOF), 2-D, not saved' })).toBeVisible();
  await expect(main.getByRole('heading', { name: 'Shepard diagram' })).toBeVisible();
  await main.getByRole('textbox', { name: 'Name of the new space' }).fill('metric check');
  await main.getByRole('button', { name: 'Save as a space' }).click();
  await expect(app.page.getByText('The space metric check is ready.').first()).toBeVisible({ timeout: 30_000 });
  await expect(app.page.getByRole('heading', { name: 'Map of the space: metric check, 2-D' })).toBeVisible();
  await expect(main.getByRole('button', { name: 'Use metric check, 2-D, as target space' })).toBeVisible();
});

test('both corpora are listed with classes and examples', async ({ app }) => {
  await new AppWindow(app.page).open('Corpora');
  await expect(app.page.getByRole('main')).toContainText('Icon sketches A');
  await expect(app.page.getByRole('main')).toContainText('Icon sketches B');
  await expect(app.page.getByRole('main')).toContainText(/\d+ shared/);
});

test('a folder that is no project gets one clear sentence, and the open project stays', async ({ app, folder }) => {
  const window = new AppWindow(app.page);
  await window.projectMenu.click();
  await app.page.getByRole('menuitem', { name: /Open project folder/ }).click();
  await app.page.getByRole('dialog').getByRole('textbox').first().fill(folder);
  await app.page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(app.page.getByRole('alert').first()).toContainText('project.json');
  await app.page.keyboard.press('Escape');
  await expect(window.projectMenu).toContainText('Sample');
});

test('every screen is reached by keyboard alone', async ({ app }) => {
  await app.page.getByRole('link', { name: 'Stimuli' }).focus();
  for (const screen of screens) {
    await expect(app.page.getByRole('link', { name: screen })).toBeFocused();
    await app.page.keyboard.press('Enter');
    await expect(app.page.getByRole('heading', { name: screen, level: 1 })).toBeVisible();
    await app.page.getByRole('link', { name: screen }).focus();
    await app.page.keyboard.press('Tab');
  }
});

for (const [what, width, height] of [
  ['a small window', 1024, 700],
  ['300 % text', 427, 267],
] as const) {
  test(`no screen is cut off sideways in ${what}`, async ({ app }) => {
    await app.page.setViewportSize({ width, height });
    for (const screen of screens) {
      await new AppWindow(app.page).open(screen);
      await app.page.waitForTimeout(300);
      const overflow = await app.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(overflow, screen).toBeLessThanOrEqual(1);
    }
  });
}
