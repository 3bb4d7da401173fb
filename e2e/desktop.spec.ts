/** What the desktop program has around its windows, through its built main process and preload: dialogs, menu, saving, quitting. */
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { test as base, expect, projectWithResults } from './app-test';
import { newContext } from './launchers/chromium';
import { launchStandIn, type StandInApp } from './launchers/stand-in';
import { createProject } from '../src-main/studio/projects/create-project';
import { ExperimentsScreen } from './pages/experiments-screen';
import { ImportWizard } from './pages/import-wizard';
import { ResultsScreen } from './pages/results-screen';
import { AppWindow } from './pages/window';
import { prepareState } from './project-states';

const test = base.extend<{ readonly languages: string; readonly desktop: StandInApp }>({
  languages: ['en-US', { option: true }],
  desktop: async ({ folder, sharedBrowser, standIn, languages }, use) => {
    await prepareState('results', projectWithResults(), join(folder, 'sample'));
    const context = await newContext(await sharedBrowser());
    const start = { register: await standIn(), context, project: join(folder, 'sample'), userFolder: join(folder, 'user'), languages };
    const app = await launchStandIn(start);
    await use(app);
    const problems = [...app.problems]; // quitting ends what still loads, and Chromium tells of it
    await app.close();
    expect(problems).toEqual([]);
  },
});

const projectMenu = (page: Page) => new AppWindow(page).projectMenu;

test('starts with a sandboxed window, its menu, and nothing of Node or Electron in the page', async ({ desktop }) => {
  await expect(projectMenu(desktop.page)).toContainText('Sample');
  expect(desktop.desk.menu.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Window']);
  expect(desktop.desk.options[0]?.webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false });
  expect(await desktop.page.evaluate('[typeof require, typeof process, typeof __standInElectron]')).toEqual(Array(3).fill('undefined'));
  expect(await desktop.page.evaluate('Object.isFrozen(shapeSpaceBridge)')).toBe(true);
  const drawing = desktop.page.getByRole('main').locator('img').first();
  await expect.poll(() => drawing.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(0);
});

test('never leaves its own pages, nor opens others', async ({ desktop }) => {
  await expect(projectMenu(desktop.page)).toContainText('Sample');
  const address = desktop.page.url();
  await desktop.page.evaluate("location.href = 'https://elsewhere.example/'");
  await desktop.page.evaluate("void open('/index.html')");
  await expect.poll(() => desktop.page.context().pages().length).toBe(1);
  expect(desktop.page.url()).toBe(address);
  await expect(projectMenu(desktop.page)).toContainText('Sample');
});

test('images of a folder chosen in the dialog become a project; a dialog that is closed changes nothing', async ({ desktop, folder }) => {
  const { page, desk } = desktop;
  const window = new AppWindow(page);
  const wizard = new ImportWizard(page);
  await expect(window.projectMenu).toContainText('Sample');
  const images = join(folder, 'Vögel & Werkzeuge');
  mkdirSync(images);
  for (const [name, path] of Object.entries({ owl: 'M4 4L30 30', axe: 'M4 30L30 4', saw: 'M4 17H30' }))
    writeFileSync(
      join(images, `${name}.svg`),
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="${path}" stroke="#000"/></svg>`,
    );
  await window.projectMenu.click();
  await page.getByRole('menuitem', { name: /Import images and tables/ }).click();
  const choose = wizard.dialog.getByRole('button', { name: /^Choose\W…$/ });
  await choose.click();
  await expect.poll(() => desk.asked.length).toBe(1);
  await expect(wizard.dialog).not.toContainText('images are used');
  desk.paths.push(images);
  await choose.click();
  await expect.poll(() => desk.asked.at(-1)).toMatchObject({ kind: 'open', options: { properties: ['openDirectory', 'createDirectory'] } });
  await wizard.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(wizard.dialog).toContainText('3 of 3 images are used.');
  await wizard.go('Import');
  await wizard.dialog.getByLabel('Name of the project').fill('Birds and tools');
  await wizard.dialog.getByLabel('Folder for the new project').fill(join(folder, 'birds'));
  await wizard.importButton.click();
  await expect(window.projectMenu).toContainText('Birds and tools');
});

test('a figure is saved through the dialog for saving, and the clipboard takes it', async ({ desktop }) => {
  const { page, desk } = desktop;
  const results = new ResultsScreen(page);
  await new AppWindow(page).open('Results');
  await expect(results.map.getByRole('option')).toHaveCount(60);
  expect((await results.save('True and predicted places', /PDF/)).toString('latin1', 0, 5)).toBe('%PDF-');
  await expect.poll(() => desk.saved).toMatchObject([{ title: 'Save as', filters: [{ name: 'PDF', extensions: ['pdf'] }] }]);
  await results.copy('True and predicted places', 'Picture');
  await expect(results.readClipboard('image/png')).rejects.toThrow(/denied/); // writing is allowed, reading is not
});

test('a second start shows the project it names, in the window there is', async ({ desktop, folder }) => {
  await expect(projectMenu(desktop.page)).toContainText('Sample');
  await createProject(join(folder, 'other'), 'Other study');
  await desktop.main.startAgain(['electron', '.', 'other'], folder, null);
  await expect(projectMenu(desktop.page)).toContainText('Other study');
  await desktop.main.startAgain(['electron', '.', 'nowhere'], folder, { project: join(folder, 'nowhere') });
  await expect.poll(() => desktop.desk.asked.at(-1)).toMatchObject({ kind: 'error', title: 'The project could not be opened' });
});

test('training outlives the window, keeps the machine awake, and quitting asks', async ({ desktop }) => {
  const { page, desk, main } = desktop;
  const window = new AppWindow(page);
  await window.open('Experiments');
  await new ExperimentsScreen(page).chooseSize('Tiny');
  await page.getByRole('button', { name: 'Run step 2' }).click();
  await expect(window.queue).toContainText(/Runs: \d+ of 5/);
  expect(await main.isKeptAwake()).toBe(true);
  const [cancel, pauseAndQuit] = [2, 1];
  desk.buttons.push(cancel);
  await main.clickMenu('quit');
  await expect
    .poll(() => desk.asked.at(-1))
    .toMatchObject({ kind: 'message', options: { message: 'Training is running.', cancelId: cancel } });
  await page.close();
  await expect.poll(() => desk.notified.at(-1)?.body).toContain('Training goes on until the queue has ended.');
  desk.buttons.push(pauseAndQuit);
  await main.clickMenu('quit');
  expect(await desktop.ended).toBe(0);
});

test.describe('on a German system', () => {
  test.use({ languages: 'de-AT,en' });

  test('menu and dialogs are German until the window speaks another language', async ({ desktop }) => {
    const { page, desk } = desktop;
    await expect(projectMenu(page)).toContainText('Sample'); // the window's own language is that of Chromium, here English
    await expect.poll(() => desk.menu.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Window']);
    expect(desk.menus.map((menu) => menu[0]?.label)).toEqual(['Datei', 'File']);
  });
});
