/** `shape-space report`: one page that says all of a study, and what has changed since one was saved. */
import { readFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { numberStyleSchema, type NumberStyle } from '../../../../contract/results/manuscript';
import { compareReport, readSavedReport } from '../../../../core/report/saved-report';
import { englishManuscript } from '../../../../core/report/manuscript';
import { readError } from '../../../../store/files/read-json';
import { readProject } from '../../../../store/project/project-store';
import { writeAtomic } from '../../../../store/files/write-atomic';
import { buildReport, outlineReport } from '../../../../studio/report/build-report';
import { programName } from '../../../../studio/report/use-cases';
import { spokenLanguages } from '../../../../../strings/languages';
import { exitCodes, place, withReading, type Act, type CommandContext } from '../../command-context';
import { addResultOptions, readResultChoice, type ResultOptions } from '../../options/results-choice';

type ReportOptions = ResultOptions & {
  readonly out?: string;
  readonly check?: string;
  readonly language: string;
  readonly numbers: NumberStyle;
};

export function addReport(program: Command, act: Act): void {
  addResultOptions(program.command('report'))
    .description('write a report: study, method, spaces, results with tables and figures, limits, versions, references, notes')
    .argument('<project>', 'project folder')
    .option('--out <file>', 'the page, .html; it needs no other file, and a browser prints it as PDF')
    .option('--check <file>', 'a report saved before: say which of its parts have changed since')
    .addOption(new Option('--language <language>', 'language of the report').choices([...spokenLanguages]).default('en'))
    .addOption(new Option('--numbers <style>', '.58 (apa), 0.58 (zero) or 0,58 (comma)').choices(numberStyleSchema.options).default('apa'))
    .option('--json', 'print what was written or found as JSON on the last line')
    .addHelpText(
      'after',
      `
Parts, their order, notes and the Methods section are those chosen in the window (Report).
Examples:
  shape-space report my-study --out report.html
  shape-space report my-study --out bericht.html --language de --numbers comma
  shape-space report my-study --check report.html
${exitCodes}`,
    )
    .action((project: string, options: ReportOptions) =>
      act(async (context) => {
        const folder = place(context, project);
        await readProject(folder);
        const wish = { choice: readResultChoice(options), language: options.language, numbers: options.numbers };
        const version = programName(context.places.version);
        if ((options.out === undefined) === (options.check === undefined))
          throw new AppError('bad-input', 'report takes --out with the page to be written, or --check with one that was saved.');
        if (options.check !== undefined) return check(context, folder, place(context, options.check), wish);
        const out = place(context, options.out ?? '');
        if (!/\.html?$/i.test(out)) throw new AppError('bad-input', `--out takes a file that ends with .html, not ‘${options.out ?? ''}’.`);
        await writeAtomic(out, await withReading(context, ({ images }) => buildReport(folder, images, version, wish)));
        context.say(out);
        return { value: { path: out } };
      }),
    );
}

async function check(
  context: CommandContext,
  folder: string,
  path: string,
  wish: Parameters<typeof outlineReport>[2],
): Promise<{ readonly value: unknown }> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw readError(error, path);
  });
  const saved = readSavedReport(text);
  if (saved === null) throw new AppError('bad-input', `${path} is no report of this program.`);
  const { id } = await readProject(folder);
  if (saved.project !== id) throw new AppError('bad-input', `${path} is a report of another project.`);
  const { parts } = await outlineReport(folder, programName(context.places.version), wish);
  const { changed, added, gone } = compareReport(saved, parts);
  const { parts: names } = englishManuscript.words.report;
  for (const [what, those] of [['Changed since', changed], ['New since', added], ['Gone since', gone]] as const)
    if (those.length > 0) context.say(`${what}: ${those.map((part) => names[part]).join(', ')}`);
  if (changed.length + added.length + gone.length === 0) context.say('Nothing has changed since.');
  return { value: { changed, added, gone } };
} // prettier-ignore
