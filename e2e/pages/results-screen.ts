/** The Results screen: the map of true and predicted places, the comparison table, the card of a stimulus. */
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from 'playwright';
import { expect } from 'playwright/test';

export class ResultsScreen {
  constructor(readonly page: Page) {}

  async show(view: 'Places' | 'Methods' | 'Compare two' | 'Layers'): Promise<void> {
    await this.page.getByRole('main').getByText(view, { exact: true }).click();
  }

  get map(): Locator {
    return this.page.getByRole('listbox', { name: /^Map of/ });
  }

  get comparison(): Locator {
    return this.page.getByRole('region', { name: 'Comparison of methods' }).getByRole('table');
  }

  get card(): Locator {
    return this.page.getByRole('dialog');
  }

  mark(name: string): Locator {
    return this.map.getByRole('option', { name: new RegExp(`^${name},`) });
  }

  /** Clicks the drawing itself, as a person would. */
  async click(name: string): Promise<void> {
    await this.map.scrollIntoViewIfNeeded();
    const box = await this.mark(name).boundingBox();
    if (box === null) throw new Error(`${name} is not on the map`);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** Drags across the middle of the map. */
  async drag(dx: number, dy: number): Promise<void> {
    await this.map.scrollIntoViewIfNeeded();
    const box = await this.map.boundingBox();
    if (box === null) throw new Error('there is no map');
    const [x, y] = [box.x + box.width * 0.3, box.y + box.height * 0.4];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
    await this.page.mouse.move(x + dx, y + dy, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Where the drawings stand on screen, to tell whether a view changed. */
  async places(): Promise<string> {
    const marks = await this.map.getByRole('option').all();
    return JSON.stringify(await Promise.all(marks.slice(0, 12).map((mark) => mark.boundingBox())));
  }

  async save(figure: string, format: RegExp): Promise<Buffer> {
    await this.page.getByRole('button', { name: `Copy or save “${figure}”` }).click();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: format }).click();
    return readDownload(await download);
  }

  async copy(figure: string, what: string): Promise<void> {
    const menu = this.page.getByRole('button', { name: `Copy or save “${figure}”` });
    await menu.click();
    await this.page.getByRole('menuitem', { name: what, exact: true }).click();
    await expect(menu).toHaveText('Copied');
  }

  /** The start of what is on the clipboard; the bytes of a picture as letters. */
  readClipboard(type: string): Promise<string> {
    return this.page.evaluate(`navigator.clipboard.read()
      .then(([item]) => item.getType('${type}'))
      .then((blob) => (blob.type.startsWith('text/') ? blob.text() : blob.arrayBuffer().then((bytes) => String.fromCharCode(...new Uint8Array(bytes).slice(0, 16)))))`);
  }
}

export async function readDownload(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}
