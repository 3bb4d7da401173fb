/** The frame around every screen: the rail, the project header, the status bar. */
import type { Locator, Page } from 'playwright';

export type ScreenName = 'Stimuli' | 'Rating study' | 'Space' | 'Corpora' | 'Experiments' | 'Results' | 'Report' | 'Place' | 'Devices';

export class AppWindow {
  constructor(readonly page: Page) {}

  get projectMenu(): Locator {
    return this.page.getByRole('button', { name: /^Project menu/ });
  }

  get queue(): Locator {
    return this.page.getByRole('contentinfo', { name: 'Queue' });
  }

  async open(screen: ScreenName): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click();
    await this.page.getByRole('heading', { name: screen, level: 1 }).waitFor();
  }

  async openProject(folder: string): Promise<void> {
    await this.projectMenu.click();
    await this.page.getByRole('menuitem', { name: /^Open project folder/ }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill(folder);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}
