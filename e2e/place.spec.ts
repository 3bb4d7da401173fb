/** Drawing with the mouse: what is drawn lands among what looks like it. */
import type { Page } from 'playwright';
import { test, expect } from './app-test';
import { AppWindow } from './pages/window';

test.use({ isLooking: true });

test.afterEach(async ({ app }) => {
  expect(app.problems).toEqual([]);
});

/** Points as shares of the pad. */
async function draw(page: Page, points: readonly (readonly [number, number])[]): Promise<void> {
  const box = (await page.getByRole('application', { name: /^Drawing pad/ }).boundingBox())!;
  const [first, ...rest] = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.width] as const);
  await page.mouse.move(...first!);
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...point);
  await page.mouse.up();
}

async function nearest(page: Page): Promise<string[]> {
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('Landed nearest to');
  return page.getByRole('region', { name: 'Nearest rated drawings' }).locator('li .name').allTextContents();
}

test('a circle and a square drawn with the mouse land nearer to their like than to other drawings', async ({ app }) => {
  const { page } = app;
  await new AppWindow(page).open('Place');
  const circle = Array.from(
    { length: 49 },
    (_, i) => [0.5 + 0.36 * Math.cos((i * Math.PI) / 24), 0.5 + 0.36 * Math.sin((i * Math.PI) / 24)] as const,
  );
  await draw(page, circle);
  const round = await nearest(page);
  expect(round.slice(0, 4)).toEqual(expect.arrayContaining(['lemon', 'apple', 'plate']));
  expect(round.some((name) => ['cow', 'hammer', 'windmill', 'stork'].includes(name))).toBe(false);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('Draw something');
  await page.getByLabel('Line width').fill('28');
  await draw(page, [
    [0.12, 0.12],
    [0.88, 0.12],
    [0.88, 0.88],
    [0.12, 0.88],
    [0.12, 0.12],
  ]);
  const square = await nearest(page);
  expect(square.slice(0, 5)).toEqual(expect.arrayContaining(['glass', 'plate']));
  expect(square.some((name) => ['cow', 'owl', 'hammer', 'stork'].includes(name))).toBe(false);

  // Ctrl+Z takes back strokes of the pad, not changes of the project; one dot gets no place.
  await page.keyboard.press('Control+z');
  await draw(page, [[0.5, 0.5]]);
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('no more than a dot');

  // A place that says little is said to be one where one looks first, not only below the map.
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByLabel('Line width').fill('16');
  await draw(page, [
    [0.1, 0.5],
    [0.9, 0.5],
  ]);
  await nearest(page);
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('This place says little');
});
