/** Changing the stimuli and taking it back, also after a restart; a rating session by keyboard. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { test, expect } from './app-test';
import { newContext, openInChromium, startBrowserHost } from './launchers/chromium';
import { AppWindow } from './pages/window';

test.afterEach(async ({ app }) => {
  expect(app.problems).toEqual([]);
});

const card = (page: Page, name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });

test('what was changed before a restart is undone and done again after it', async ({ app, folder, launcher, sharedBrowser }) => {
  test.skip(launcher !== 'chromium', 'restarts the browser host');
  const page = app.page;
  await new AppWindow(page).open('Stimuli');
  await page.getByRole('button', { name: 'Edit owl', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('barn owl');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Stimulus: barn owl');
  await dialog.getByLabel('Reason for excluding it').fill('drawn twice');
  await dialog.getByRole('button', { name: 'Exclude' }).click();
  await expect(dialog).toContainText('Excluded: drawn twice');
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Select bowl', exact: true }).press('Space');
  await page.getByRole('checkbox', { name: 'Select plate', exact: true }).press('Shift+Space');
  await page.getByRole('button', { name: 'Change 3 stimuli' }).click();
  await dialog.getByLabel('Category').fill('crockery');
  await page.keyboard.press('Enter');
  await expect(card(page, 'crockery')).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(card(page, 'crockery')).toHaveCount(0);
  await app.close();

  const host = await startBrowserHost(join(folder, 'sample'), join(folder, 'user'));
  const again = await openInChromium(await newContext(await sharedBrowser()), host);
  await expect(card(again.page, 'barn owl')).toContainText('Excluded: drawn twice');
  await again.page.keyboard.press('Control+z');
  await expect(card(again.page, 'barn owl')).not.toContainText('Excluded');
  await new AppWindow(again.page).projectMenu.click();
  await again.page.getByRole('menuitem', { name: 'Undo: renamed owl' }).click();
  await expect(card(again.page, 'barn owl')).toHaveCount(0);
  await again.page.keyboard.press('Control+Shift+z');
  await expect(card(again.page, 'barn owl')).toHaveCount(1);
  expect(again.problems).toEqual([]);
  await again.close();
  await host.end();
});

test.describe('what is looked at', () => {
  test.use({ isLooking: true });

  test('the pairs stand in a matrix that is read by keyboard, ordered by category or by cluster', async ({ app }) => {
    const page = app.page;
    await new AppWindow(page).open('Stimuli');
    await page.getByText('Pairs', { exact: true }).click();
    const matrix = page.getByRole('listbox', { name: 'Dissimilarity of all pairs of 60 stimuli' });
    await matrix.focus();
    await page.keyboard.press('Home');
    await expect(matrix.getByRole('option', { selected: true })).toHaveAccessibleName(/^bowl, dishes: most similar to/);
    await page.getByText('Clustering', { exact: true }).click();
    await expect(page.getByText('Average linkage;')).toBeVisible();
    await page.getByText('Raters', { exact: true }).click();
    await expect(page.getByRole('main').getByRole('table').getByRole('row')).toHaveCount(63);
  });
});

test('a rater is left out with a reason, which is shown, and counts again by undo', async ({ app }) => {
  const page = app.page;
  await new AppWindow(page).open('Stimuli');
  await page.getByText('Raters', { exact: true }).click();
  const row = page.getByRole('main').getByRole('table').getByRole('row').nth(1);
  await row.getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('table').getByRole('checkbox').first()).toBeVisible();
  await dialog.getByLabel('Reason for excluding ratings').fill('asleep');
  await dialog.getByRole('button', { name: 'Exclude this rater' }).click();
  await expect(dialog).toContainText('excluded: asleep');
  await page.keyboard.press('Escape');
  const table = page.getByRole('main').getByRole('table');
  await expect(table.getByRole('row').last()).toContainText('excluded: asleep');
  await page.keyboard.press('Control+z');
  await expect(table).not.toContainText('asleep');
});

test('a participant rates by keyboard alone, and may take the answers back', async ({ app }) => {
  const page = app.page;
  await new AppWindow(page).open('Rating study');
  for (const [label, value] of Object.entries({
    'Ratings for each pair': '16',
    'Pairs in a session': '3',
    'Pairs between breaks': '2',
    'Practice trials': '1',
  }))
    await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Still needed: 590 sessions')).toBeVisible();
  await page.getByRole('button', { name: 'Start with a new participant' }).click();
  await expect(page.getByRole('button', { name: 'Begin' })).toBeFocused();
  await expect(page.getByRole('navigation')).toHaveCount(0); // nothing but the study
  await page.keyboard.press('Enter');
  const rate = async (key: string): Promise<void> => {
    await page.locator('.trial[aria-busy="false"]').waitFor();
    await page.keyboard.press(key);
  };
  await rate('5'); // practice
  await page.getByRole('heading', { name: 'That was the practice. Now it begins.' }).waitFor();
  await page.keyboard.press('Enter');
  await rate('2');
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '1 of 3');
  await rate('4');
  await page.getByRole('heading', { name: 'Time for a short break' }).waitFor();
  await page.keyboard.press('Enter');
  await rate('1');
  await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /^P01/ });
  await expect(row).toContainText('Session complete');
  await expect(page.getByText('Still needed: 589 sessions')).toBeVisible();
  await row.getByRole('button', { name: 'Withdraw P01' }).click();
  await page.getByRole('button', { name: 'Delete all answers' }).click();
  await expect(row).toContainText('Withdrawn');
  await expect(page.getByText('Still needed: 590 sessions')).toBeVisible();

  // The same with the odd ones out of triplets: keys, arrows and the drawing itself.
  await page.getByText('Triplets: odd one out').click();
  for (const [label, value] of Object.entries({ 'Triplets in a session': '3', 'Repeated triplets, in %': '30', 'Practice trials': '0' }))
    await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Save settings' }).click();
  await page.getByRole('button', { name: 'Start with a new participant' }).click();
  await page.getByRole('button', { name: 'Begin' }).press('Enter');
  await rate('ArrowLeft');
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '1 of 3');
  await rate('2');
  await page.getByRole('heading', { name: 'Time for a short break' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.trial[aria-busy="false"]').waitFor();
  await page.getByRole('button', { name: 'Right drawing' }).click();
  await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /^P02/ })).toContainText('Session complete');
  await expect(page.getByRole('link', { name: 'Export odd ones out (CSV)' })).toBeVisible();
});
