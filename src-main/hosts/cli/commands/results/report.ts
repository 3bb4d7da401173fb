/** `shape-space report`: one page that says all of a study. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { readProject } from '../../../../store/project/project-store';
import { writeAtomic } from '../../../../store/files/write-atomic';
import { buildReport } from '../../../../studio/report/build-report';
import { exitCodes, place, withReading, type Act } from '../../command-context';
import { addResultOptions, readResultChoice, type ResultOptions } from '../../options/results-choice';

export function addReport(program: Command, act: Act): void {
  addResultOptions(program.command('report'))
    .description('write a report: study, method, spaces, results with tables and figures, limits, versions, references')
    .argument('<project>', 'project folder')
    .requiredOption('--out <file>', 'the page, .html; it needs no other file')
    .option('--json', 'print the path as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space report my-study --out report.html
${exitCodes}`,
    )
    .action((project: string, options: ResultOptions & { out: string }) =>
      act(async (context) => {
        const folder = place(context, project);
        await readProject(folder);
        const out = place(context, options.out);
        if (!/\.html?$/i.test(out)) throw new AppError('bad-input', `--out takes a file that ends with .html, not ‘${options.out}’.`);
        const version = `Shape Space Studio ${context.places.version}`;
        await writeAtomic(out, await withReading(context, ({ images }) => buildReport(folder, images, version, readResultChoice(options))));
        context.say(out);
        return { value: { path: out } };
      }),
    );
}
