/** Looking at results: turn, click, compare, save. */
import Papa from 'papaparse';
import { test, expect } from './app-test';
import { readDownload, ResultsScreen } from './pages/results-screen';
import { AppWindow } from './pages/window';

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
});

test('a figure is saved as SVG with its drawings and the sample mark inside', async ({ app }) => {
  const svg = (await new ResultsScreen(app.page).save(mapTitle, /^SVG/)).toString('utf8');
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg.match(/<image /g)?.length ?? 0).toBeGreaterThanOrEqual(60);
  expect(svg).not.toMatch(/href="(?!data:|#)/);
  expect(svg).toContain('Sample: stand-in drawings, simulated ratings');
});

for (const dpi of [300, 600]) {
  test(`a figure is saved as PNG with ${dpi} dpi written in the file`, async ({ app }) => {
    const png = await new ResultsScreen(app.page).save(mapTitle, new RegExp(`${dpi} dpi`));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const chunk = png.indexOf('pHYs');
    expect(chunk).toBeGreaterThan(0);
    expect(Math.abs(png.readUInt32BE(chunk + 4) * 0.0254 - dpi)).toBeLessThan(1);
    expect(png.readUInt32BE(16)).toBeGreaterThan(dpi * 5); // more than five inches wide
  });
}

test('the comparison is saved as CSV', async ({ app }) => {
  const download = app.page.waitForEvent('download');
  await app.page.getByRole('region', { name: 'Comparison of methods' }).first().getByRole('link', { name: 'Save as CSV' }).click();
  const { data: rows, errors } = Papa.parse<string[]>((await readDownload(await download)).toString('utf8').trim());
  expect(errors).toEqual([]);
  expect(rows.length).toBeGreaterThan(10);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  expect(rows.some((row) => row.includes('multi-task'))).toBe(true);
  expect(rows[1]?.[rows[0]?.indexOf('tag') ?? -1]).toBe('Sample: stand-in drawings, simulated ratings');
});
