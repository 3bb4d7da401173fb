/** Every screen, view and dialog is looked over by axe-core in both themes. There is no list of exceptions. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test, expect } from './app-test';
import { Tour } from './pages/tour';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

test.setTimeout(400_000);

for (const [theme, position, state, language] of [
  ['light', 1, 'results', 'English'],
  ['light', 1, 'empty', 'English'],
  ['dark', 2, 'results', 'Deutsch'],
] as const)
  test.describe(`${theme}, ${state}`, () => {
    test.use({ startWith: state, isLooking: state === 'results' });

    test(`axe finds nothing on any screen, view or dialog of the menus (${theme}, ${language}, project: ${state})`, async ({ app }) => {
      const tour = new Tour(app.page, async (where) => {
        const found = await app.page.evaluate<Violation[]>(
          `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] }).then(({ violations }) => violations)`,
        );
        const told = found.map(
          ({ id, help, nodes }) =>
            `${id} (${help}): ${nodes
              .slice(0, 4)
              .map(({ html }) => html.slice(0, 160))
              .join('  |  ')}`,
        );
        expect.soft(told, where).toEqual([]);
        expect.soft(app.problems, where).toEqual([]);
      });
      await app.page.evaluate(axe);
      await app.page.emulateMedia({ reducedMotion: 'reduce' }); // a colour on its way to another is no colour of ours
      await tour.chooseTheme(position);
      if (language !== 'English') await tour.chooseLanguage(language);
      await tour.visitScreens();
      await tour.visitMenu();
      if (state === 'results') await tour.visitCard();
    });
  });
