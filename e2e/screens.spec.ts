/** The other screens, the keyboard, a small window, large text, wrong input. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, expect } from './app-test';
import { AppWindow, type ScreenName } from './pages/window';

const screens: readonly ScreenName[] = [
  'Stimuli',
  'Rating study',
  'Space',
  'Corpora',
  'Experiments',
  'Results',
  'Report',
  'Place',
  'Devices',
];

test.use({ isLooking: true });

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

test('both corpora are listed with classes and examples', async ({ app }) => {
  await new AppWindow(app.page).open('Corpora');
  await expect(app.page.getByRole('main')).toContainText('Icon sketches A');
  await expect(app.page.getByRole('main')).toContainText('Icon sketches B');
  await expect(app.page.getByRole('main')).toContainText(/\d+ shared/);
});

test('a question mark opens help at the page of the screen, F1 also while something is typed', async ({ app }) => {
  await new AppWindow(app.page).open('Stimuli');
  await app.page.getByLabel('Search by name').press('?');
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
  await app.page.getByRole('heading', { name: 'Stimuli', level: 1 }).click();
  await app.page.keyboard.press('?');
  const help = app.page.getByRole('dialog', { name: 'Help' });
  await expect(help.getByRole('region', { name: 'Stimuli' })).toContainText('Click a drawing to rename it');
  await help.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(help).toContainText('Walk to the nearest mark');
  await app.page.keyboard.press('Escape');
  await app.page.getByLabel('Search by name').press('F1');
  await help.getByRole('button', { name: 'Ask for help' }).click();
  const ask = app.page.getByRole('dialog', { name: 'Ask for help' });
  await ask.getByText('project.json', { exact: true }).click();
  await expect(ask).toContainText('"stimuli": 60');
  const [saved] = await Promise.all([app.page.waitForEvent('download'), ask.getByRole('button', { name: 'Save as a zip file' }).click()]);
  expect(saved.suggestedFilename()).toBe('shape-space-help.zip');
});

test('files dragged over the window show where they can be dropped', async ({ app }) => {
  const drag = (type: string) =>
    app.page.evaluate(`{
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'owl.png', { type: 'image/png' }));
      document.body.dispatchEvent(new DragEvent('${type}', { dataTransfer, bubbles: true, cancelable: true }));
    }`);
  const target = app.page.locator('.drop');
  await expect(target).toHaveCount(0);
  await drag('dragover');
  await expect(target).toBeVisible();
  await drag('dragleave');
  await expect(target).toHaveCount(0);
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

test.describe('what is changed', () => {
  test.use({ isLooking: false });

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
    await expect(app.page.getByText('The space metric check is ready.').first()).toBeVisible({ timeout: 60_000 });
    await expect(app.page.getByRole('heading', { name: 'Map of the space: metric check, 2-D' })).toBeVisible();
    await expect(main.getByRole('button', { name: 'Use metric check, 2-D, as target space' })).toBeVisible();
  });

  test('what succeeded is said in a row of its own, over nothing, and leaves by itself', async ({ app }) => {
    await new AppWindow(app.page).open('Stimuli');
    const messages = app.page.getByRole('region', { name: 'Messages' });
    await app.page.getByRole('button', { name: 'Edit owl', exact: true }).click();
    const dialog = app.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('barn owl');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toContainText('Stimulus: barn owl');
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('Control+z');
    const message = messages.getByRole('status').first();
    await expect(message).toBeVisible();
    const [main, said] = await Promise.all([app.page.getByRole('main').boundingBox(), message.boundingBox()]);
    expect(said?.y).toBeGreaterThanOrEqual((main?.y ?? 0) + (main?.height ?? 0) - 1);
    await expect(message).toBeHidden({ timeout: 12_000 });
  });

  test('settings of the rating study that are not saved are seen, survive another screen, and no session starts before', async ({
    app,
    folder,
  }) => {
    const window = new AppWindow(app.page);
    const main = app.page.getByRole('main');
    await window.open('Rating study');
    const start = main.getByRole('button', { name: 'Start with a new participant' });
    await expect(start).toBeEnabled();
    await main.getByLabel('Practice trials').fill('0');
    await expect(main.getByText('These settings are not saved yet.')).toBeVisible();
    await expect(start).toBeDisabled();
    await window.open('Stimuli');
    await window.open('Rating study');
    await expect(main.getByLabel('Practice trials')).toHaveValue('0');
    await expect(start).toBeDisabled();
    await main.getByRole('button', { name: 'Save settings' }).click();
    await expect(main.getByText('All settings are saved.')).toBeVisible({ timeout: 60_000 });
    await expect(start).toBeEnabled();
    const saved = readFileSync(join(folder, 'sample', 'rating-study', 'study.json'), 'utf8');
    expect(JSON.parse(saved)).toMatchObject({ practiceTrials: 0 });
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
});
