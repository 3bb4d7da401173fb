/** Several windows of one program, their key, folders in the window itself, and recent projects that are gone. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { test, expect } from './app-test';
import { AppWindow } from './pages/window';

test.skip(({ launcher }) => launcher !== 'chromium', 'a browser window and its host');
test.afterEach(async ({ app }) => {
  expect(app.problems).toEqual([]);
});

function placeProject(source: string, target: string, name: string): void {
  for (const part of ['stimuli', 'stimuli.csv', 'project.json']) cpSync(join(source, part), join(target, part), { recursive: true });
  const description = JSON.parse(readFileSync(join(target, 'project.json'), 'utf8')) as object;
  writeFileSync(join(target, 'project.json'), JSON.stringify({ ...description, name, targetSpace: null, tag: null }));
}

async function openByBrowsing(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Project menu/ }).click();
  await page.getByRole('menuitem', { name: /^Open project folder/ }).click();
  await page.getByRole('button', { name: /^Choose/ }).click();
}

test('a window is let in again after a reload, a second tab asks the first, and there is no cookie', async ({ app }) => {
  const { page, url } = app;
  await expect(new AppWindow(page).projectMenu).toContainText('Sample');
  expect(page.url()).not.toContain('token');
  await page.reload();
  await expect(new AppWindow(page).projectMenu).toContainText('Sample');
  const second = await page.context().newPage();
  await second.goto(new URL(url ?? '').origin);
  await expect(new AppWindow(second).projectMenu).toContainText('Sample');
  const drawing = second.getByRole('main').locator('img').first();
  await expect.poll(() => drawing.evaluate((image) => Number(Reflect.get(image, 'naturalWidth')))).toBeGreaterThan(0);
  expect(await page.context().cookies()).toEqual([]);
  const stranger = await (await page.context().browser()?.newContext())?.newPage();
  await stranger?.goto(new URL(url ?? '').origin);
  await expect(stranger?.getByText(/This window has no valid key/).first() ?? page.locator('none')).toBeVisible();
  await stranger?.context().close();
});

test('a folder is found and opened by keyboard, in English and in German', async ({ app, folder }, testInfo) => {
  test.setTimeout(120_000);
  const { page } = app;
  placeProject(join(folder, 'sample'), join(folder, 'studies', 'Birds 2'), 'Birds');
  mkdirSync(join(folder, 'studies', '.hidden'));
  await openByBrowsing(page);
  const dialog = page.getByRole('dialog', { name: 'Folder of the project' });
  await dialog.getByRole('button', { name: /^shape-space-test-/ }).click();
  const contents = dialog.getByRole('list', { name: 'Contents of the folder' });
  await expect(contents.getByRole('button', { name: 'studies' })).toBeVisible();
  await page.keyboard.press('s');
  await page.keyboard.press('End');
  while ((await contents.locator('button:focus').textContent())?.trim() !== 'studies') await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(contents.getByRole('button')).toHaveText([/Birds 2\s*project/]);
  await page.screenshot({ path: testInfo.outputPath('folders-en.png') });
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText(/Birds 2$/);
  await page.keyboard.press('Backspace');
  await expect(dialog.getByRole('status')).toHaveText(/studies$/);
  await contents.getByRole('button', { name: 'Birds 2' }).click();
  await dialog.getByRole('button', { name: 'Choose this folder' }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(new AppWindow(page).projectMenu).toContainText('Birds');

  const german = (await (await page.context().browser()?.newContext({ locale: 'de-DE' }))?.newPage()) ?? page;
  await german.goto(app.url ?? '');
  await german.getByRole('button', { name: /^Projektmenü/ }).click();
  await german.getByRole('menuitem', { name: /^Projektordner öffnen/ }).click();
  await german.getByRole('button', { name: /^Auswählen/ }).click();
  await expect(german.getByRole('button', { name: 'Diesen Ordner wählen' })).toBeEnabled();
  await expect(german.getByRole('list', { name: 'Inhalt des Ordners' })).toBeVisible();
  await german.screenshot({ path: testInfo.outputPath('folders-de.png') });
  await german.context().close();
});

test('a window says when another one opens a project, and leads back', async ({ app, folder }, testInfo) => {
  const { page, url } = app;
  placeProject(join(folder, 'sample'), join(folder, 'Birds'), 'Birds');
  test.setTimeout(120_000);
  await expect(new AppWindow(page).projectMenu).toContainText('Sample');
  const second = await page.context().newPage();
  await second.goto(url ?? '');
  await second.getByRole('button', { name: /^Project menu/ }).click();
  await second.getByRole('menuitem', { name: /^Open project folder/ }).click();
  await second.getByLabel('Folder of the project').fill(join(folder, 'Birds'));
  await second.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(new AppWindow(second).projectMenu).toContainText('Birds');
  await expect(second.getByRole('alert')).toHaveCount(0);
  const notice = page.getByRole('alert', { name: 'Another window has opened a project' });
  await expect(notice).toContainText('“Birds”');
  await expect(new AppWindow(page).projectMenu).toContainText('Birds');
  await page.screenshot({ path: testInfo.outputPath('switched.png') });
  await notice.getByRole('button', { name: /^Back to/ }).click();
  await expect(new AppWindow(page).projectMenu).toContainText('Sample');
  await expect(second.getByRole('alert', { name: 'Another window has opened a project' })).toBeVisible();
});

test('a recent project that was deleted says so and can be taken off the list', async ({ app, folder }) => {
  const { page } = app;
  placeProject(join(folder, 'sample'), join(folder, 'Birds'), 'Birds');
  for (const project of ['Birds', 'sample']) {
    await page.getByRole('button', { name: /^Project menu/ }).click();
    await page.getByRole('menuitem', { name: /^Open project folder/ }).click();
    await page.getByLabel('Folder of the project').fill(join(folder, project));
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  rmSync(join(folder, 'Birds'), { recursive: true });
  await page.reload();
  await page.getByRole('button', { name: /^Project menu/ }).click();
  const entry = page.getByRole('menuitem', { name: /Birds/ });
  await expect(entry).toContainText('not found');
  await entry.click();
  await page.getByRole('button', { name: /^Project menu/ }).click();
  await expect(page.getByRole('menuitem', { name: /^Open project folder/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /Birds/ })).toHaveCount(0);
});
