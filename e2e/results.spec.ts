/** Looking at results: turn, click, compare, save. */
import Papa from 'papaparse';
import type { Locator } from 'playwright';
import sharp from 'sharp';
import { test, expect } from './app-test';
import { ResultsScreen } from './pages/results-screen';
import { whatIsShown } from './pages/tour';
import { AppWindow } from './pages/window';

test.use({ isLooking: true });

const mapTitle = 'True and predicted places';

test.beforeEach(async ({ app }) => {
  await new AppWindow(app.page).open('Results');
  await expect(new ResultsScreen(app.page).map.getByRole('option')).toHaveCount(60);
});

test.afterEach(async ({ app }) => {
  expect(app.problems).toEqual([]);
});

test('the map turns in three dimensions by dragging and by keyboard, and resets', async ({ app }) => {
  const results = new ResultsScreen(app.page);
  await app.page.getByText('3-D', { exact: true }).click();
  const start = await results.places();
  await results.drag(140, 60);
  const dragged = await results.places();
  expect(dragged).not.toBe(start);
  await results.map.focus();
  await app.page.keyboard.press('Shift+ArrowLeft');
  const turned = await results.places();
  expect(turned).not.toBe(dragged);
  await app.page.getByRole('figure', { name: mapTitle }).getByRole('button', { name: 'Reset view' }).click();
  expect(await results.places()).toBe(start);
});

test('other axes give another picture', async ({ app }) => {
  const results = new ResultsScreen(app.page);
  const start = await results.places();
  await app.page.getByRole('combobox', { name: 'Up', exact: true }).selectOption({ label: '3' });
  expect(await results.places()).not.toBe(start);
});

test('clicking a drawing opens its card with the predictions of all folds and the neighbours', async ({ app }) => {
  const results = new ResultsScreen(app.page);
  await results.click('washing machine');
  await expect(results.card).toContainText('washing machine');
  await expect(results.card.getByRole('row', { name: /^Test \(Fold \d\)/ })).toHaveCount(1);
  await expect(results.card.getByRole('row', { name: /^Validation \(Fold \d\)/ })).toHaveCount(1);
  await expect(results.card.getByRole('row', { name: /^Training \(Fold \d\)/ })).toHaveCount(3);
  await expect(results.card).toContainText('Nearest neighbours in the full 4-D space');
  await app.page.keyboard.press('Escape');
  await expect(results.card).toBeHidden();
});

test('the keyboard alone walks the map, opens a card and leaves', async ({ app }) => {
  const results = new ResultsScreen(app.page);
  await results.map.focus();
  await app.page.keyboard.press('ArrowRight');
  await app.page.keyboard.press('ArrowUp');
  await expect(results.map).toHaveAttribute('aria-activedescendant', /.+/);
  await app.page.keyboard.press('Enter');
  await expect(results.card).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(results.card).toBeHidden();
});

test('the map has an equivalent table', async ({ app }) => {
  const figure = app.page.getByRole('figure', { name: mapTitle });
  await figure.getByRole('button', { name: 'Show as table' }).click();
  await expect(figure.getByRole('table').getByRole('row')).toHaveCount(61);
  await expect(figure.getByRole('row', { name: /^owl/ })).toContainText('birds');
  const error = figure.getByRole('columnheader', { name: 'Error' }).first();
  await error.getByRole('button').click();
  await error.getByRole('button').click();
  await expect(error).toHaveAttribute('aria-sort', 'descending');
  const column = await error.evaluate((cell) => (cell as unknown as { readonly cellIndex: number }).cellIndex);
  const errors = (await figure.locator(`tbody tr > :nth-child(${column + 1})`).allTextContents()).map(Number);
  expect(errors).toEqual([...errors].sort((a, b) => b - a));
});

test('a drawing is found on the map by its name and opened', async ({ app }) => {
  const search = app.page.getByRole('figure', { name: mapTitle }).getByRole('combobox', { name: 'Find a drawing' });
  await search.fill('no such');
  await expect(app.page.getByText('No drawing has this name.')).toHaveCount(1);
  await search.fill('ow');
  await search.press('Enter');
  await expect(new ResultsScreen(app.page).card).toContainText('owl');
  await app.page.keyboard.press('Escape');
});

test('a figure is saved as SVG with its drawings and the sample mark inside', async ({ app }) => {
  const svg = (await new ResultsScreen(app.page).save(mapTitle, /^SVG/)).toString('utf8');
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg.match(/<image /g)?.length ?? 0).toBeGreaterThanOrEqual(60);
  expect(svg).not.toMatch(/href="(?!data:|#)/);
  expect(svg).toContain('Sample: stand-in drawings, simulated ratings');
});

test('a figure is saved as PNG and TIFF with their resolution, and as PDF', async ({ app }) => {
  const results = new ResultsScreen(app.page);
  for (const [name, format, dpi] of [
    ['PNG, 600 dpi', 'png', 600],
    ['TIFF, 300 dpi', 'tiff', 300],
  ] as const) {
    const picture = await sharp(await results.save(mapTitle, new RegExp(`^${name}`))).metadata();
    expect(picture).toMatchObject({ format, density: dpi });
    expect(picture.width).toBeGreaterThan(dpi * 5); // more than five inches wide
  }
  const pdf = (await results.save(mapTitle, /^PDF/)).toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf).toContain('/FontFile2');
});

test('the comparison is saved as CSV, and copied as a table with rules, as LaTeX and as a picture', async ({ app }) => {
  await new ResultsScreen(app.page).show('Methods');
  const csv = (await new ResultsScreen(app.page).save('Comparison of methods', /^Numbers as CSV/)).toString('utf8');
  const { data: rows, errors } = Papa.parse<string[]>(csv.trim());
  expect(errors).toEqual([]);
  expect(rows.length).toBeGreaterThan(10);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  expect(rows.some((row) => row.includes('multi-task'))).toBe(true);
  expect(rows[1]?.[rows[0]?.indexOf('tag') ?? -1]).toBe('Sample: stand-in drawings, simulated ratings');

  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const results = new ResultsScreen(app.page);
  await results.copy('Comparison of methods', 'Table for a manuscript');
  const table = await results.readClipboard('text/html');
  expect(table).toContain('border-top');
  expect(table).toMatch(/<th scope="colgroup" colspan="3"[^>]*>.*?<i>R<\/i>²/);
  expect(table).toMatch(/<i>M<\/i>.*<i>SD<\/i>/);
  expect(await results.readClipboard('text/plain')).toMatch(/^Method\t.*R².*\t/);
  await results.copy('Comparison of methods', 'Sentences');
  expect(await results.readClipboard('text/plain')).toMatch(/[Mm]ean R² over five test folds was \W?\.\d\d \(SD = \.\d\d\)/);
  await results.copy('From the baselines to the noise ceiling', 'Picture');
  expect(
    Buffer.from(await results.readClipboard('image/png'), 'latin1')
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('two methods are compared on the same drawings, from any side, and a drawing opens its card', async ({ app }) => {
  const results = new ResultsScreen(app.page);
  await results.show('Compare two');
  await app.page.getByLabel('Method A').selectOption({ label: 'Step 1: Transfer from ImageNet features (lasso), 4-D' });
  await app.page.getByLabel('Method B').selectOption({ label: 'Step 4: Multi-task learning, 4-D' });
  const tests = app.page.getByRole('region', { name: 'Paired over drawings' }).getByRole('table');
  const row = tests.getByRole('row', { name: /^MSE/ });
  await expect(row).toContainText(/\[.*; .*\]/);
  const forth = await row.getByRole('cell').nth(2).textContent();
  await app.page.getByRole('button', { name: 'Swap A and B' }).click();
  await expect(row.getByRole('cell').nth(2)).not.toHaveText(forth!);
  await expect(app.page.getByRole('region', { name: 'How the predictions miss' }).first()).toContainText('Shrinkage slope');
  const errors = app.page.getByRole('listbox', { name: 'Errors of 60 drawings, A against B' });
  await errors.focus();
  await app.page.keyboard.press('ArrowRight');
  await app.page.keyboard.press('Enter');
  await expect(results.card).toBeVisible();
  await app.page.keyboard.press('Escape');
  await app.page.getByLabel('Method B').selectOption({ label: 'Step 2: Sketch classification, 4-D' });
  await expect(app.page.getByText(/Five folds are not five independent samples/)).toBeVisible();
});

/** What each view shows once it is there. */
const signs = [
  ['Methods', (results) => results.comparison],
  ['Compare two', ({ page }) => page.getByRole('region', { name: 'How the predictions miss' }).first()],
  ['Layers', ({ page }) => page.getByText('Pixels', { exact: true }).first()],
] as const satisfies readonly (readonly [string, (results: ResultsScreen) => Locator])[];

for (const [what, width, height] of [
  ['a small window', 1024, 700],
  ['300 % text', 427, 267],
] as const) {
  test(`no view of the results is cut off sideways in ${what}`, async ({ app }) => {
    await app.page.setViewportSize({ width, height });
    for (const [view, sign] of signs) {
      await new ResultsScreen(app.page).show(view);
      await expect(sign(new ResultsScreen(app.page))).toBeAttached();
      await whatIsShown(app.page, view);
      const overflow = await app.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(overflow, view).toBeLessThanOrEqual(1);
      if (height < 600) continue; // there the page itself scrolls
      const below = await app.page.evaluate<number>('document.documentElement.scrollHeight - document.documentElement.clientHeight');
      expect(below, view).toBeLessThanOrEqual(1);
    }
  });
}

test.describe('what is computed', () => {
  test.use({ isLooking: false });

  test('the ladder of a metric shows baselines and methods, and gains pixels and the noise ceiling once they are computed', async ({
    app,
  }) => {
    const results = new ResultsScreen(app.page);
    await results.show('Methods');
    const ladder = app.page.getByRole('listbox', { name: /from the baselines to the noise ceiling$/ });
    await expect(ladder.getByRole('option', { name: /^Zero baseline: MSE \(mean over folds\) 1\.0/ })).toHaveCount(1);
    await expect(ladder.getByRole('option', { name: /^Multi-task learning: MSE/ })).toHaveCount(1);
    await app.page.getByLabel('Metric', { exact: true }).selectOption({ label: 'R² (pooled)' });
    await expect(ladder.getByRole('option', { name: /^Zero baseline: R²/ })).toHaveCount(1);
    await app.page.getByRole('button', { name: 'Compute now' }).click();
    await expect(ladder.getByRole('option', { name: /^Pixels \(lasso\): R²/ })).toHaveCount(1, { timeout: 90_000 });
    await expect(ladder.getByRole('option', { name: /^Noise ceiling .*: R² \(pooled\) 0\./ })).toHaveCount(1, { timeout: 90_000 });
    const svg = (await results.save('From the baselines to the noise ceiling', /^SVG/)).toString('utf8');
    expect(svg).toContain('Noise ceiling');
    expect(svg).toContain('Sample: stand-in drawings, simulated ratings');
    await results.show('Layers');
    await app.page.getByText('Pixels', { exact: true }).click();
    await expect(app.page.getByRole('option', { name: /^Pixels, Blocks of 16 × 16: 0\./ })).toHaveCount(1, { timeout: 90_000 });
  });
});
