/** The Corpora screen: adding a zip file, the class table, and the Augmentation panel. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { test, expect } from './app-test';
import { AppWindow } from './pages/window';

test.afterEach(async ({ app }) => {
  expect(app.problems).toEqual([]);
});

test('a zip file of strokes is added, decoded and joined to another corpus, and the join is undone', async ({ app, folder }) => {
  const { page } = app;
  const drawing = (word: string, i: number): string =>
    `${JSON.stringify({
      word,
      drawing: [
        [
          [0, 50 + i, 90],
          [0, 90, i],
        ],
      ],
    })}\n`;
  const lines = (word: string): Uint8Array => strToU8(Array.from({ length: 6 }, (_, i) => drawing(word, i)).join('') + 'no drawing\n');
  const zip = join(folder, 'quick draw.zip');
  writeFileSync(zip, zipSync({ 'cat.ndjson': lines('house cat'), 'umbrella.ndjson': lines('umbrella') }));
  await new AppWindow(page).open('Corpora');
  await page.getByRole('button', { name: /Add drawings/ }).click();
  await page.getByLabel(/zip file or .ndjson file/).fill(zip);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const card = page.getByRole('region', { name: 'quick draw' });
  await expect(card).toContainText('14 images');
  await expect(card.getByText('12 drawings decoded')).toBeVisible({ timeout: 60_000 });
  await card.getByText('2 drawings cannot be read and are left out').click();
  await expect(card).toContainText('Line 7 of cat.ndjson');

  await page.getByText('Class table', { exact: true }).click();
  await page.getByRole('button', { name: 'Rename house cat of quick draw' }).click();
  await page.getByLabel('Common name of house cat').fill('cat');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /^cat/ })).toContainText('house cat');
  await page.getByRole('heading', { name: 'Corpora', level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('rowheader', { name: 'house cat' })).toBeVisible();
});

test('the augmentation panel shows 24 copies, follows its sliders, and proves that folds do not mix', async ({ app }) => {
  const { page } = app;
  await new AppWindow(page).open('Corpora');
  await page.getByText('Augmentation', { exact: true }).click();
  await expect(page.getByRole('img', { name: /^Copy \d+:/ })).toHaveCount(24);
  await expect(page.getByLabel('Turned by at most')).toBeDisabled(); // a stimulus
  await page.getByLabel('Drawing from').selectOption({ label: 'Icon sketches A' });
  const slider = page.getByLabel('Turned by at most');
  await expect(slider).toBeEnabled();
  await slider.focus();
  const redrawn = page.waitForResponse((response) => response.url().includes('rotationDegrees=16'));
  await page.keyboard.press('ArrowRight');
  expect((await redrawn).status()).toBe(200);
  await page.getByRole('button', { name: /first round/ }).click();
  await expect(slider).toHaveValue('0');
  await page.getByText('Sizes and places as a table').click();
  await expect(page.getByText('All lengths in pixels of an image of 128 × 128.')).toBeVisible();
  await expect(page.getByText('No drawing is in two parts of the same run.')).toBeVisible();
});
