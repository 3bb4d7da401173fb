/** Finished results stay in sight, say when the data have changed, and never show the drawings of another project. */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { projectWithResults, test, expect } from './app-test';
import { copyProject } from './copy-project';
import { ExperimentsScreen } from './pages/experiments-screen';
import { ResultsScreen } from './pages/results-screen';
import { AppWindow } from './pages/window';

test.afterEach(async ({ app }) => {
  expect(app.problems).toEqual([]);
});

test('results stay when another size is begun and cancelled, and the selector names what there is', async ({ app }) => {
  const window = new AppWindow(app.page);
  const results = new ResultsScreen(app.page);
  await window.open('Experiments');
  await new ExperimentsScreen(app.page).chooseSize('Tiny');
  await app.page.getByRole('button', { name: 'Run step 2' }).click();
  await window.queue.getByRole('button', { name: 'Cancel queue' }).click();
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the queue' }).click();
  await expect(window.queue).toContainText('Nothing is running', { timeout: 60_000 });
  await window.open('Results');
  await expect(results.map.getByRole('option')).toHaveCount(60);
  const sets = app.page.getByLabel('Configuration', { exact: true });
  await expect(sets.locator('option:checked')).toHaveText(/^Quick · mean, 4-D \(\d+ runs\)$/);
});

test('once a stimulus is excluded results say that they are older, with a button; undo takes that back', async ({ app }) => {
  const window = new AppWindow(app.page);
  await window.open('Stimuli');
  await app.page.getByRole('button', { name: 'Edit owl', exact: true }).click();
  const dialog = app.page.getByRole('dialog');
  await dialog.getByLabel('Reason for excluding it').fill('drawn twice');
  await dialog.getByRole('button', { name: 'Exclude' }).click();
  await expect(dialog).toContainText('Excluded: drawn twice');
  await app.page.keyboard.press('Escape');
  await window.open('Results');
  const mark = app.page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /computed before/ });
  await expect(mark.getByRole('button', { name: 'Compute again' })).toBeEnabled();
  await app.page.keyboard.press('Control+z');
  await expect(mark).toHaveCount(0);
});

test('another project with stimuli of the same names shows its own drawings, in the grid and on the map', async ({ app, folder }) => {
  const second = join(folder, 'second');
  copyProject(projectWithResults(), second);
  const drawing = (name: string): string => {
    const rows = readFileSync(join(second, 'stimuli.csv'), 'utf8')
      .split(/\r?\n/)
      .map((line) => line.split(','));
    const row = rows.find((cells) => cells[1] === name);
    return join(second, row?.find((cell) => cell.startsWith('stimuli/')) ?? '');
  };
  expect(readdirSync(join(second, 'stimuli')).length).toBeGreaterThan(50);
  const window = new AppWindow(app.page);
  await window.open('Stimuli');
  const before = await shownBytes(app.page, 'owl');
  copyFileSync(drawing('teapot'), drawing('owl'));
  await window.openProject(second);
  await window.open('Stimuli');
  await expect.poll(() => shownBytes(app.page, 'owl')).not.toBe(before);
  expect(await shownBytes(app.page, 'owl')).toBe(await shownBytes(app.page, 'teapot'));
  await window.open('Results');
  const onMap = async (id: string): Promise<string> => {
    const image = app.page.locator(`main svg image[href*="/stimulus/${id}?"]`).first();
    return bytesAt(app.page, (await image.getAttribute('href')) ?? '');
  };
  expect(await onMap('owl')).toBe(await onMap('teapot'));
});

async function shownBytes(page: Page, name: string): Promise<string> {
  const card = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `Edit ${name}`, exact: true }) });
  return bytesAt(page, (await card.getByRole('img').first().getAttribute('src')) ?? '');
}

/** What this window gets at an address, its cache included. */
function bytesAt(page: Page, url: string): Promise<string> {
  return page.evaluate<string>(
    `fetch(${JSON.stringify(url)}).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(String(answer.status))))).then((bytes) => Array.from(new Uint8Array(bytes)).join(' '))`,
  );
}
