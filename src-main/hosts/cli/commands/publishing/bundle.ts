/** `shape-space bundle`: a project as a data set that others can read, check and open. */
import { Option, type Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { leaveOutSchema, licenceSchema, type LeaveOut, type Licence } from '../../../../contract/results/bundle';
import { readProject } from '../../../../store/project/project-store';
import { writeBundle } from '../../../../studio/bundle/writing/write-bundle';
import { exitCodes, place, withReading, type Act } from '../../command-context';

interface BundleOptions {
  readonly out: string;
  readonly leaveOut?: string;
  readonly withNotes?: boolean;
  readonly licence: Licence;
  readonly author: string[];
}

export function addBundle(program: Command, act: Act): void {
  program
    .command('bundle')
    .description('publish a project as one zip file: a Psych-DS data set with everything needed to check its numbers')
    .argument('<project>', 'project folder')
    .requiredOption('--out <file>', 'the zip file; one of that name is replaced')
    .option('--leave-out <list>', 'what may not be shared: drawings, raters, reasons, corpora')
    .option('--with-notes', 'publish notes at results and your own Methods section, which are left out otherwise')
    .addOption(new Option('--licence <licence>', 'under which others may use it').choices(licenceSchema.options).default('none'))
    .option('--author <name>', 'who made it; may be given several times', (name: string, names: string[]) => [...names, name], [])
    .option('--json', 'print what was written as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space bundle my-study --out my-study.zip --licence CC-BY-4.0 --author "A. Author"
  shape-space bundle my-study --out my-study.zip --leave-out drawings,raters
${exitCodes}`,
    )
    .action((project: string, options: BundleOptions) =>
      act(async (context) => {
        const folder = place(context, project);
        await readProject(folder);
        if (!/\.zip$/i.test(options.out)) throw new AppError('bad-input', `--out takes a file that ends with .zip, not ‘${options.out}’.`);
        const input = {
          out: place(context, options.out),
          leaveOut: readLeaveOut(options.leaveOut, options.withNotes ?? false),
          licence: options.licence,
          authors: options.author,
        };
        const { version } = context.places;
        const report = await withReading(context, ({ images }) =>
          writeBundle(folder, input, { name: 'Shape Space Studio', version }, images),
        );
        context.say(`${report.path}: ${report.files} files, ${(report.bytes / 1e6).toFixed(1)} MB`);
        if (report.notShared.length > 0)
          context.say(`Left out: ${report.notShared.length} files. bundle.json lists them with their hashes.`);
        return { value: report };
      }),
    );
}

/** What a researcher wrote for herself is published only where she says so. */
function readLeaveOut(text: string | undefined, withNotes: boolean): LeaveOut[] {
  const names = (text ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  const read = names.map((name) => {
    const found = leaveOutSchema.safeParse(name);
    if (found.success) return found.data;
    throw new AppError('bad-input', `--leave-out takes ${leaveOutSchema.options.join(', ')}, with commas between them, not ‘${name}’.`);
  });
  return [...new Set([...read, ...(withNotes ? [] : ['notes' as const])])];
}
