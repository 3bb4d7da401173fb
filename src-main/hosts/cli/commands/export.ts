/** `shape-space export`: the figures and tables of a project's results as files. */
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import type { ResultChoice } from '../../../contract/results';
import { readProject } from '../../../store/project-store';
import { diskError, writeAtomic } from '../../../store/write-atomic';
import { writeFigures } from '../../../studio/figures/write-figures';
import { buildResults } from '../../../studio/results/build-results';
import { asPublishedCsv, comparisonCsv, predictionsCsv, seedsCsv } from '../../../studio/results/tables';
import type { ImageDesk } from '../../../studio/image-desk';
import { addResultOptions, readResultChoice, requireResults, type ResultOptions } from '../results-choice';
import { exitCodes, place, withReading, type Act } from '../command-context';

export function addExport(program: Command, act: Act): void {
  addResultOptions(program.command('export'))
    .description('write figures (SVG, PDF, PNG at 300 dpi) and tables (CSV) of the results')
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
export async function exportResults(folder: string, out: string, choice: ResultChoice, images: ImageDesk): Promise<string[]> {
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw diskError(error, out);
  });
  const results = await buildResults(folder, choice);
  requireResults(results, choice);
  const tables = {
    'comparison.csv': comparisonCsv(results),
    'predictions.csv': predictionsCsv(results),
    ...(results.steps.some(({ seeds }) => seeds !== undefined) ? { 'seeds.csv': seedsCsv(results) } : {}),
    ...(results.steps.some(({ asPublished }) => asPublished !== undefined) ? { 'as-published.csv': asPublishedCsv(results) } : {}),
  };
  for (const [name, text] of Object.entries(tables)) await writeAtomic(join(out, name), text);
  const figures = await writeFigures(folder, out, images, choice);
  return [...Object.keys(tables), ...figures.map((path) => basename(path))].map((name) => join(out, name));
}
