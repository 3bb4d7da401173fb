/** `shape-space project import`: a published study, or images and tables of one's own, or training logs. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import type { ProjectSummary } from '../../../../contract/study/project';
import { isProjectFolder } from '../../../../store/project/project-store';
import type { Studio } from '../../../../studio/studio';
import { exitCodes, place, trustOption, valueOf, withStudio, type Act, type CommandContext, type Outcome } from '../../command-context';
import { addTableOptions } from '../../options/table-options';
import { describePreview, planFromOptions, type ImportOptions } from './import-plan';

interface Options extends ImportOptions {
  readonly study?: string;
  readonly logs?: string;
  readonly preview?: boolean;
  readonly trust?: boolean;
}

export function addImport(project: Command, act: Act): void {
  const command = project
    .command('import')
    .description('import a published study, images and tables, or training logs')
    .argument('<folder>', 'a new or empty folder; for images, tables and logs also an existing project, to which they are added')
    .option('--study <folder>', "a published study's data, laid out as published (Shapes or NOUN)")
    .option('--images <path...>', 'images, or folders of images')
    .option(
      '--table <file...>',
      'ratings, dissimilarities, triplets, arrangements, coordinates, features or categories (CSV, TSV, TXT, XLSX, ODS, JSON, SAV, MAT, R)',
    )
    .option('--logs <folder>', "the study's training logs, to be shown as curves")
    .option('--preview', 'say how everything is read and write nothing')
    .option('--space <name>', 'name of the space that coordinates make')
    .option('--replace', "replace the project's ratings, dissimilarities or features instead of adding to them")
    .option('--rescale', 'bring files of single people whose values differ in size to one range')
    .option('--invert <which>', "white on black: 'detected' images are inverted, or 'none'", 'detected')
    .option(
      '--mend <which>',
      'mend drawings that need it: flatten (shadow, colour or faint pencil), crop (to the largest of several things), thicken (thin lines), with commas between them',
    )
    .option('--match <name=id...>', 'stimulus of a name; =new makes one, =skip leaves it out')
    .option('--name <name>', "the new project's name")
    .option(...trustOption)
    .option('--json', 'print the project (or the preview) as JSON on the last line');
  addTableOptions(command, '--scale')
    .addHelpText(
      'after',
      `
Whatever is not said is found out from the files; where they do not tell, nothing is written and the option that tells is named.

Examples:
  shape-space project import my-study --study downloads/shapes-study
  shape-space project import birds --images drawings --table ratings.csv --preview
  shape-space project import birds --table coordinates.xlsx --kind coordinates --space mean
${exitCodes}`,
    )
    .action((path: string, options: Options, command: Command) =>
      act((context) => {
        // commander fills --header with true where only --no-header is known; what was not said is to be guessed
        const { header, ...said } = options;
        const wasSaid = command.getOptionValueSource('header') === 'cli';
        return importAnything(context, place(context, path), wasSaid && header !== undefined ? { ...said, header } : said);
      }),
    );
}

async function importAnything(context: CommandContext, folder: string, options: Options): Promise<Outcome> {
  if (options.study !== undefined) return importStudyFolder(context, folder, options.study);
  if (options.logs !== undefined) return importTrainingLogs(context, folder, options.logs, options);
  const paths = { images: options.images?.map((path) => place(context, path)), table: options.table?.map((path) => place(context, path)) };
  if (paths.images === undefined && paths.table === undefined)
    throw new AppError('bad-input', 'Say what to import: --study, --images, --table or --logs. Add --help to see what can be given.');
  const isOpen = await isProjectFolder(folder);
  const plan = planFromOptions(
    { ...options, ...(paths.images && { images: paths.images }), ...(paths.table && { table: paths.table }) },
    folder,
    isOpen,
  );
  return withStudio(context, 'cli', async (studio) => {
    if (isOpen) valueOf(await studio.methods.openProject({ folder, trust: options.trust === true }));
    const preview = valueOf(await studio.methods.previewImport(plan));
    for (const line of describePreview(preview)) context.say(line);
    if (options.preview === true) {
      for (const line of [...preview.problems, ...preview.options]) context.say(line);
      return { value: { plan, preview }, exitCode: preview.problems.length === 0 ? 0 : 2 };
    }
    if (preview.problems.length > 0) throw new AppError('bad-input', [...preview.problems, ...preview.options].join(' '));
    return describeImported(context, valueOf(await studio.methods.importData(plan)));
  });
}

async function importStudyFolder(context: CommandContext, folder: string, source: string): Promise<Outcome> {
  const summary = await withStudio(context, 'cli', async (studio) =>
    valueOf(await studio.methods.importStudy({ source: place(context, source), folder })),
  );
  return describeImported(context, summary);
}

async function importTrainingLogs(
  context: CommandContext,
  folder: string,
  source: string,
  { preview: isPreview = false, trust = false }: Options,
): Promise<Outcome> {
  const files = { kind: 'path', path: place(context, source) } as const;
  const read = async (studio: Studio): Promise<Outcome> => {
    const preview = valueOf(await studio.methods.previewLogs({ source: files }));
    context.say(`${preview.files} logs of ${preview.logs.length} configurations; ${preview.repeatedEpochs} repeated epochs are dropped.`);
    for (const problem of preview.problems) context.say(`  ${problem}`);
    if (isPreview) return { value: preview };
    valueOf(await studio.methods.openProject({ folder, trust }));
    return { value: valueOf(await studio.methods.importLogs({ source: files })) };
  };
  return withStudio(context, 'cli', read);
}

function describeImported(context: CommandContext, summary: ProjectSummary): Outcome {
  context.say(`The project ‘${summary.file.name}’ is in ${summary.folder}: ${summary.stimuli} stimuli, ${summary.ratings} ratings.`);
  for (const problem of summary.problems) context.say(`  ${problem}`);
  return { value: summary };
}
