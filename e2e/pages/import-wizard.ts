/** The import of images and tables: four steps, settings left, what is read right. */
import type { Locator, Page } from 'playwright';

export type WizardStep = 'Images' | 'Tables' | 'Names' | 'Import';

export class ImportWizard {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Import images and tables' });
  }

  get importButton(): Locator {
    return this.dialog.locator('footer').getByRole('button', { name: 'Import', exact: true });
  }

  async go(step: WizardStep): Promise<void> {
    await this.dialog.getByRole('navigation', { name: 'Steps of the import' }).getByRole('button', { name: step }).click();
  }

  async addImages(path: string): Promise<void> {
    await this.dialog.getByLabel('Folder or file on this computer').fill(path);
    await this.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  }

  async addTable(path: string): Promise<void> {
    await this.dialog.getByLabel('Table on this computer').fill(path);
    await this.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  }

  /** The choice beside a name of the file. */
  stimulusOf(name: string): Locator {
    return this.dialog.getByRole('combobox', { name, exact: true });
  }
}
