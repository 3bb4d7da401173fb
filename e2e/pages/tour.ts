/** Walks through the whole window, in whichever language: every screen, every choice between views, every dialog. */
import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import { de } from '../../src-renderer/strings/de/index';
import { en } from '../../src-renderer/strings/en/index';

export const languages = { English: en, Deutsch: de } as const;
export type LanguageName = keyof typeof languages;

/** Called at every stop, once it has settled; `where` names it in failures. */
export type Look = (where: string) => Promise<void>;

const mostFolded = 20;

/** What stands there while something is awaited; it must not stand there for ever. */
const waiting = new RegExp(
  Object.values(languages)
    .flatMap(({ app, experiments, results, space }) => [app.loading, experiments.predicting, results.comparing, space.computingNow])
    .join('|'),
);

/** Waits until the screen holds something and awaits nothing more; a space that is not computed yet takes some 16 s on two quiet cores. */
export async function whatIsShown(page: Page, where = 'the screen'): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.locator('p, figure, table, li, button').filter({ visible: true }).first(), `${where} is empty`).toBeVisible();
  const awaited = async (): Promise<string | undefined> => waiting.exec((await main.textContent()) ?? '')?.[0];
  await expect.poll(awaited, { message: `${where} waits for ever`, timeout: 60_000, intervals: [50, 100, 250] }).toBeUndefined();
}

export class Tour {
  readonly main: Locator;
  readonly dialog: Locator;

  constructor(
    readonly page: Page,
    readonly look: Look,
  ) {
    page.on('filechooser', () => undefined); // else the system's own dialog opens, and nobody is there to close it
    this.main = page.getByRole('main');
    this.dialog = page.locator('dialog[open]');
  }

  async chooseLanguage(language: LanguageName): Promise<void> {
    await this.page.locator('nav > button').click();
    await this.dialog.getByText(language, { exact: true }).click();
    await this.look('settings of the program');
    await this.close();
  }

  async chooseTheme(position: 1 | 2): Promise<void> {
    await this.page.locator('nav > button').click();
    await this.dialog.locator('fieldset').nth(1).locator('label').nth(position).click();
    await this.look('settings of the program');
    await this.close();
  }

  /** `isDeep`: also every view and dialog of each. */
  async visitScreens(isDeep = true): Promise<void> {
    const links = this.page.locator('nav ul a');
    await this.page.evaluate(`location.hash = '#/start'`);
    await this.settle('Start');
    for (let i = 0; i < (await links.count()); i++) {
      await links.nth(i).click();
      const name = (await links.nth(i).textContent())?.trim() ?? '';
      await this.settle(name);
      if (!isDeep) continue;
      await this.#visitViews(name);
      await this.#visitDialogs(name);
    }
  }

  /** Everything behind the project menu that is a dialog. */
  async visitMenu(): Promise<void> {
    const trigger = this.page.locator('.project-trigger');
    await trigger.click();
    await this.look('project menu');
    const items = (await this.page.getByRole('menuitem').allTextContents()).map((text) => text.trim());
    expect(items.filter((text) => text.endsWith('…')).length).toBeGreaterThan(1);
    await this.page.keyboard.press('Escape');
    for (const item of items.filter((text) => text.endsWith('…'))) {
      await trigger.click();
      await this.page.getByRole('menuitem', { name: item }).click();
      await this.dialog.waitFor();
      await this.look(item);
      await this.#visitSteps(item);
      await this.close();
    }
  }

  /** The card of a stimulus, where it is changed. */
  async visitCard(): Promise<void> {
    await this.page.locator('nav ul a').first().click();
    await this.main.getByRole('listitem').first().locator('h2 button').click();
    await this.dialog.waitFor();
    await this.look('a stimulus');
    await this.close();
  }

  async settle(where: string): Promise<void> {
    await this.page.waitForTimeout(60); // what a click sets off has begun
    await whatIsShown(this.page, where);
    await this.look(where);
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toHaveCount(0);
  }

  async #visitViews(screen: string): Promise<void> {
    const groups = this.main.locator('fieldset:has(> .row)');
    const options = async (): Promise<string[]> => groups.first().locator('label').allTextContents();
    if ((await groups.count()) === 0) return;
    const names = await options();
    for (const [i, name] of names.entries()) {
      await groups.first().locator('label').nth(i).click();
      await this.settle(`${screen}, ${name.trim()}`);
      const folded = this.main.locator('details:not([open]) > summary');
      let unfolded = 0;
      for (; unfolded < mostFolded && (await folded.count()) > 0; unfolded++) await folded.first().click(); // what is open is no longer among them
      expect(unfolded, `${screen} has parts that do not unfold`).toBeLessThan(mostFolded);
      if (unfolded > 0) await this.look(`${screen}, ${name.trim()}, unfolded`);
    }
    await groups.first().locator('label').first().click();
  }

  async #visitDialogs(screen: string): Promise<void> {
    const openers = this.main.getByRole('button', { name: /…$/ });
    for (let i = 0; i < (await openers.count()); i++) {
      await openers.nth(i).click();
      // A dialog is loaded when it is first shown; one of the system's own never comes.
      const isOurs = await this.dialog.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (!isOurs) continue;
      await this.look(`${screen}, dialog ${i + 1}`);
      await this.close();
    }
  }

  async #visitSteps(dialog: string): Promise<void> {
    const steps = this.dialog.locator('nav ol button');
    for (let i = 1; i < (await steps.count()); i++) {
      await steps.nth(i).click();
      await this.look(`${dialog}, step ${i + 1}`);
    }
  }
}
