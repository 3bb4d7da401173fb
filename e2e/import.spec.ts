/** Importing a messy table of ratings and a folder of images: by path, by drop, by keyboard. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, expect } from './app-test';
import { ImportWizard } from './pages/import-wizard';
import { AppWindow } from './pages/window';

const drawing = (path: string, stroke = '#000', ground = '#fff'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${ground}"/><path d="${path}" fill="none" stroke="${stroke}" stroke-width="3"/></svg>`;

/** As a German Excel writes it: semicolons, decimal commas, Latin-1. */
function writeMessyRatings(path: string): void {
  const items = ['Eule', 'Axt', 'Säge', 'Schüssel', 'Hubschrauber'];
  const rows = items.flatMap((a, i) =>
    items.slice(i + 1).map((b, j) => [1, 2, 3].map((vp) => `${vp};${a};${b};${((i + j + vp) % 5) + 1},0;${700 + 13 * i},5`)),
  );
  writeFileSync(path, ['VP;Bild 1;Bild 2;Ähnlichkeit;RT', ...rows.flat(2)].join('\r\n'), 'latin1');
}

test.afterEach(async ({ app }) => {
  expect(app.problems).toEqual([]);
});

test('a messy file of ratings and a folder of images become a new project', async ({ app, folder }) => {
  const images = join(folder, 'Zeichnungen');
  mkdirSync(images);
  writeFileSync(join(images, 'C21I03_owl.svg'), drawing('M20 6a9 12 0 1 0 1 0M14 14h3M23 14h3'));
  writeFileSync(join(images, 'C25I01_axe.svg'), drawing('M8 34L28 10M22 6l12 12', '#fff', '#000'));
  writeFileSync(join(images, 'saw.svg'), drawing('M6 26L34 12V22z'));
  writeFileSync(join(images, 'bowl (1).svg'), drawing('M6 16h28a14 14 0 0 1-28 0'));
  writeFileSync(join(images, 'broken.png'), 'no picture');
  writeFileSync(join(images, 'notes.docx'), 'words');
  const ratings = join(folder, 'urteile.csv');
  writeMessyRatings(ratings);
  const target = join(folder, 'birds and tools');

  const window = new AppWindow(app.page);
  await expect(window.projectMenu).toContainText('Sample', { timeout: 30_000 });
  await window.projectMenu.click();
  await app.page.getByRole('menuitem', { name: /Import images and tables/ }).click();
  const wizard = new ImportWizard(app.page);

  await expect(wizard.dialog.getByLabel('A new project', { exact: true })).toBeChecked();
  await wizard.addImages(`${images} elsewhere`);
  await expect(wizard.dialog.getByRole('alert')).toContainText('elsewhere does not exist.'); // where it was typed
  await wizard.dialog.getByRole('button', { name: /^Remove/ }).click();
  await expect(wizard.dialog.getByRole('alert')).toHaveCount(0);
  await wizard.addImages(images);
  await expect(wizard.dialog).toContainText('4 of 5 images are used.');
  await expect(wizard.dialog).toContainText('notes.docx: neither an image');
  await expect(wizard.dialog).toContainText('broken.png cannot be read');
  await expect(wizard.dialog.getByLabel('Invert the image that looks white on black')).toBeChecked();
  await expect(wizard.dialog.getByRole('img', { name: 'C25I01_axe.svg' })).toHaveJSProperty('naturalWidth', 256);

  await wizard.go('Tables');
  await wizard.addTable(ratings);
  await expect(wizard.dialog).toContainText('5 items, 10 pairs, 3 raters');
  await expect(wizard.dialog.getByLabel('Encoding')).toHaveValue('windows-1252');
  await expect(wizard.dialog.getByLabel('Columns are separated by')).toHaveValue(';');
  await expect(wizard.dialog.getByLabel('Decimal sign')).toHaveValue(',');
  await wizard.dialog.getByLabel('Decimal sign').selectOption('.');
  await expect(wizard.dialog.getByRole('alert')).toBeVisible(); // wrong by hand: it says so, and can be put right
  await wizard.dialog.getByLabel('Decimal sign').selectOption(',');
  await expect(wizard.dialog.getByRole('alert')).toHaveCount(0);

  await wizard.go('Names');
  await expect(wizard.dialog).toContainText('1 name found no stimulus');
  await expect(wizard.stimulusOf('Eule')).toHaveValue('=C21I03');
  await wizard.stimulusOf('Hubschrauber').selectOption('+');
  await expect(wizard.dialog).toContainText('Every name has its stimulus.');

  await wizard.go('Import');
  await expect(wizard.importButton).toBeDisabled();
  await wizard.dialog.getByLabel('Name of the project').fill('Birds and tools');
  await wizard.dialog.getByLabel('Folder for the new project').fill('birds');
  await wizard.importButton.click();
  await expect(wizard.dialog.getByRole('alert')).toContainText('‘birds’ is not a full path');
  for (let i = 0; i < 3; i++) await app.page.keyboard.press('Escape'); // asks, is called off, asks
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Keep working' }).click();
  await expect(wizard.dialog).toContainText('30 judgements');
  expect(existsSync(target)).toBe(false);
  await wizard.dialog.getByLabel('Folder for the new project').fill(target);
  await wizard.importButton.click(); // at once: no waiting for a preview

  await expect(window.projectMenu).toContainText('Birds and tools');
  expect(readFileSync(join(target, 'stimuli.csv'), 'utf8')).toContain('C25I01,axe,C25,stimuli/C25I01_axe.png');
  expect(readFileSync(join(target, 'dissimilarities.csv'), 'utf8').trim().split('\n')).toHaveLength(11);
  await window.open('Stimuli');
  await expect(app.page.getByRole('main').getByRole('listitem').filter({ hasText: 'owl' })).toHaveCount(2); // owl, bowl
});

test('files dropped on the window open the import, and an undo takes the import back', async ({ app, folder }) => {
  const window = new AppWindow(app.page);
  await expect(window.projectMenu).toContainText('Sample', { timeout: 30_000 });
  const csv = join(folder, 'kategorien.csv');
  writeFileSync(csv, 'Bild;Kategorie\nEule;Vögel\nAdler;Vögel\n');
  const dropped = { 'kategorien.csv': readFileSync(csv, 'utf8'), 'helicopter.svg': drawing('M4 20H36'), 'notes.docx': 'words' };
  // As text, since the specs know no DOM.
  await app.page.evaluate(`{
    const data = new DataTransfer();
    for (const [name, content] of Object.entries(${JSON.stringify(dropped)})) data.items.add(new File([content], name));
    for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }`);
  const wizard = new ImportWizard(app.page);
  await expect(wizard.dialog).toContainText('1 of 1 images are used.');
  await expect(wizard.dialog).toContainText('notes.docx: neither an image');
  await wizard.dialog.getByText('Into the open project', { exact: true }).click();
  await wizard.go('Names');
  await expect(wizard.dialog).toContainText('Every name has its stimulus.');
  await wizard.go('Import');
  await expect(wizard.dialog).toContainText('1 new stimuli');
  await wizard.importButton.click();
  await expect(wizard.dialog).toHaveCount(0);
  await window.open('Stimuli');
  await expect(app.page.getByText('61 stimuli')).toBeVisible();
  await app.page.keyboard.press('Control+z');
  await expect(app.page.getByText('60 stimuli')).toBeVisible();
});

test('the whole import can be done by keyboard', async ({ app, folder }) => {
  const window = new AppWindow(app.page);
  await expect(window.projectMenu).toContainText('Sample', { timeout: 30_000 });
  writeFileSync(join(folder, 'd.csv'), 'a,b,dissimilarity\nowl,axe,1\nowl,saw,2\naxe,saw,3\n');
  await window.projectMenu.focus();
  await app.page.keyboard.press('Enter');
  const item = app.page.getByRole('menuitem', { name: /^Import im/ });
  await expect(item).toBeVisible();
  while ((await item.and(app.page.locator(':focus')).count()) === 0) await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  const wizard = new ImportWizard(app.page);
  await expect(wizard.dialog).toBeVisible();
  await wizard.dialog.getByLabel('A new project').focus();
  await app.page.keyboard.press('ArrowLeft');
  await expect(wizard.dialog.getByLabel('Into the open project')).toBeChecked();
  await wizard.dialog.getByRole('button', { name: 'Next' }).press('Enter');
  await wizard.dialog.getByLabel('Table on this computer').focus();
  await app.page.keyboard.type(join(folder, 'd.csv'));
  await app.page.keyboard.press('Enter');
  await expect(wizard.dialog).toContainText('3 items, 3 pairs');
  await wizard.dialog.getByRole('button', { name: 'Next' }).press('Enter');
  await wizard.dialog.getByRole('button', { name: 'Next' }).press('Enter');
  await wizard.importButton.press('Enter');
  await expect(wizard.dialog).toHaveCount(0);
  await expect(app.page.getByText(/Imported into/)).toBeVisible();
});
