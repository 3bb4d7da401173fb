/** What a window asks when a project made elsewhere is opened. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectWithResults, test, expect } from './app-test';
import { copyProject } from './copy-project';
import { Tour } from './pages/tour';
import { AppWindow } from './pages/window';

test.use({ startWith: 'only images' });
test.afterEach(async ({ app }) => {
  expect(app.problems).toEqual([]);
});

/** With a change that was cut off, a run that waits, and a corpus outside. */
function placeForeign(folder: string): string {
  const foreign = join(folder, 'sent');
  copyProject(projectWithResults(), foreign);
  const journal = { schemaVersion: 1, done: 0, steps: [], known: null, interrupted: null };
  mkdirSync(join(foreign, 'journal'), { recursive: true });
  const change = { kind: 'stimulus-renamed', about: 'owl' };
  writeFileSync(
    join(foreign, 'journal', 'pending.json'),
    JSON.stringify({ id: 'x', change, isChange: false, aim: { 'features.csv': null }, journal }),
  );
  const run = join(foreign, 'runs', readdirSync(join(foreign, 'runs'))[0] ?? '', 'run.json');
  writeFileSync(run, JSON.stringify({ ...(JSON.parse(readFileSync(run, 'utf8')) as object), state: 'interrupted' }));
  const file = JSON.parse(readFileSync(join(foreign, 'corpora.json'), 'utf8')) as { corpora: { root: string }[] };
  const [first, ...rest] = file.corpora;
  const there = join(folder, 'elsewhere', 'drawings');
  copyProject(join(foreign, first?.root ?? ''), there);
  copyProject(there, join(folder, 'mine'));
  writeFileSync(join(foreign, 'corpora.json'), JSON.stringify({ ...file, corpora: [{ ...first, root: there }, ...rest] }));
  return foreign;
}

test('says what would happen, and Esc opens it without; a corpus can then be found here', async ({ app, folder }, testInfo) => {
  const { page } = app;
  const foreign = placeForeign(folder);
  await new AppWindow(page).openProject(foreign);
  const question = page.getByRole('alertdialog', { name: 'This project was made elsewhere' });
  await expect(question.getByRole('listitem')).toHaveText([/renamed owl/, /1 run/, /elsewhere.drawings/]);
  await expect(question.getByRole('button', { name: 'Open without it' })).toBeFocused(); // Enter agrees to nothing
  await page.screenshot({ path: testInfo.outputPath('question-en.png') });
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  expect(existsSync(join(foreign, 'features.csv'))).toBe(true);
  expect(existsSync(join(foreign, 'journal', 'pending.json.set-aside-1'))).toBe(true);
  await new AppWindow(page).open('Corpora');
  await expect(page.getByText(/which nobody has agreed to/)).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('corpora-withheld.png') });
  await page.getByLabel('New place of the folder or file').first().fill(join(folder, 'mine'));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/which nobody has agreed to/)).toBeHidden();
  const drawing = page.getByRole('main').locator('.examples img').first();
  await expect.poll(() => drawing.evaluate((image) => Number(Reflect.get(image, 'naturalWidth')))).toBeGreaterThan(0);
});

test('goes on where it was left by keyboard, in German, and does not ask again', async ({ app, folder }, testInfo) => {
  const { page } = app;
  const foreign = placeForeign(folder);
  const tour = new Tour(page, () => Promise.resolve());
  await tour.chooseLanguage('Deutsch');
  await page.getByRole('button', { name: /^Projektmenü/ }).click();
  await page.getByRole('menuitem', { name: /^Projektordner öffnen/ }).click();
  await page.getByRole('textbox').fill(foreign);
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Dieses Projekt ist anderswo entstanden' });
  await expect(question).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('question-de.png') });
  await page.keyboard.press('Tab');
  await expect(question.getByRole('button', { name: 'Mit all dem fortfahren' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  expect(existsSync(join(foreign, 'features.csv'))).toBe(false);
  await tour.chooseLanguage('English');
  const window = new AppWindow(page);
  await window.openProject(join(folder, 'sample'));
  await window.openProject(foreign);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(60); // of the drawings, so it is open
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});
