/** `shape-space export`: the figures and tables of a project's results as files. */
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import type { ResultChoice, ResultsDocument } from '../../../../contract/results/results';
import { tableToHtml, tableToLatex, tableToText } from '../../../../core/report/apa-table';
import { accuracyTable, placesTable } from '../../../../core/report/result-tables';
import { readProject } from '../../../../store/project/project-store';
import { diskError, writeAtomic } from '../../../../store/files/write-atomic';
import { writeFigures } from '../../../../studio/figures/write-figures';
import { buildResults } from '../../../../studio/results/rows/build-results';
import { compareConfigurations } from '../../../../studio/results/comparing/compare-configurations';
import { configurationsCsv } from '../../../../studio/results/configurations-csv';
import { asPublishedCsv, comparisonCsv, predictionsCsv, seedsCsv } from '../../../../studio/results/tables';
import type { ImageReader } from '../../../../studio/image-reader';
import { addResultOptions, readResultChoice, requireResults, type ResultOptions } from '../../options/results-choice';
import { exitCodes, place, withReading, type Act } from '../../command-context';

export function addExport(program: Command, act: Act): void {
  addResultOptions(program.command('export'))
    .description('write figures (SVG, PDF, PNG at 300 dpi) and tables (CSV, and for a manuscript HTML, LaTeX and text) of the results')
    .argument('<project>', 'project folder')
    .requiredOption('--out <folder>', 'where to; files of the same name are replaced')
    .option('--json', 'print the paths of the files as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space export my-study --out figures
${exitCodes}`,
    )
    .action((project: string, options: ResultOptions & { out: string }) =>
      act(async (context) => {
        const folder = place(context, project);
        await readProject(folder);
        const choice = readResultChoice(options);
        const files = await withReading(context, ({ images }) => exportResults(folder, place(context, options.out), choice, images));
        for (const file of files) context.say(file);
        return { value: { files } };
      }),
    );
}

/** Returns the absolute paths of everything written. */
export async function exportResults(folder: string, out: string, choice: ResultChoice, images: ImageReader): Promise<string[]> {
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw diskError(error, out);
  });
  const results = await buildResults(folder, choice);
  requireResults(results, choice);
  const tables: Record<string, string> = {
    'comparison.csv': comparisonCsv(results),
    'predictions.csv': predictionsCsv(results),
    ...(results.sets.length > 1 ? { 'configurations.csv': configurationsCsv(await compareConfigurations(folder)) } : {}),
    ...(results.steps.some(({ seeds }) => seeds !== undefined) ? { 'seeds.csv': seedsCsv(results) } : {}),
    ...(results.steps.some(({ asPublished }) => asPublished !== undefined) ? { 'as-published.csv': asPublishedCsv(results) } : {}),
    ...manuscriptTables(results),
  };
  for (const [name, text] of Object.entries(tables)) await writeAtomic(join(out, name), text);
  const figures = await writeFigures(folder, out, images, choice);
  return [...Object.keys(tables), ...figures.map((path) => basename(path))].map((name) => join(out, name));
}

/** Of places and of accuracies, each as a page for a word processor, as LaTeX and as text. */
function manuscriptTables(results: ResultsDocument): Record<string, string> {
  const tables = { 'table-places': placesTable(results), 'table-accuracy': accuracyTable(results) };
  return Object.fromEntries(
    Object.entries(tables).flatMap(([name, table]) =>
      table === null
        ? []
        : [
            [`${name}.html`, `<!doctype html><meta charset="utf-8">\n${tableToHtml(table)}\n`],
            [`${name}.tex`, tableToLatex(table)],
            [`${name}.txt`, tableToText(table)],
          ],
    ),
  );
}
