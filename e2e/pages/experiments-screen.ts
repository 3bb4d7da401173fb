/** The Experiments screen: size of the runs, one card per step. */
import type { Locator, Page } from 'playwright';

const stepNames = [
  'Transfer from ImageNet features',
  'Sketch classification',
  'Sketch transfer',
  'Multi-task learning',
  'Other target spaces',
];

export class ExperimentsScreen {
  constructor(readonly page: Page) {}

  get runAll(): Locator {
    return this.page.getByRole('button', { name: 'Run all five steps' });
  }

  chooseSize(name: 'Tiny' | 'Quick' | 'As in the study'): Promise<void> {
    return this.page.getByRole('radio', { name }).check();
  }

  step(step: number): Locator {
    return this.page.getByRole('region', { name: stepNames[step - 1]!, exact: true });
  }
}
