/** `shape-space demo`: the whole way on the sample (or on a published study), from drawings to figures. */
import { stepsWith } from '../../../../core/catalogue/steps';
import { basename, join, relative } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import type { PresetName } from '../../../../contract/running/experiment';
import { isProjectFolder, readProject, refuseOccupied, writeProject } from '../../../../store/project/project-store';
import { buildResults } from '../../../../studio/results/rows/build-results';
import { createSampleProject, sampleTag } from '../../../../studio/projects/create-sample';
import type { Studio } from '../../../../studio/studio';
import {
  exitCodes,
  place,
  trustOption,
  valueOf,
  withReading,
  withStudio,
  type CommandContext,
  type Outcome,
  type Act,
} from '../../command-context';
import { durationText } from '../../output/duration-text';
import { runExperiments } from '../../output/follow-queue';
import { resultsTable } from '../../output/results-table';
import { exportResults } from '../results/export';
import { presetHelp, readPreset, readSeed } from './run';

const steps = stepsWith('classification');

export function addDemo(program: Command, act: Act): void {
  program
    .command('demo')
    .description('create the sample project, run steps 1-5 on it, and write the comparison, figures and tables')
    .option('--out <folder>', 'project folder; a demo already there is taken up again (default: demo, with --study demo-<study>)')
    .option('--study <folder>', 'import this published study instead of the sample')
    .option('--preset <name>', presetHelp, 'quick')
    .option('--seed <number>', "the project's seed from now on; every draw follows from it (default: that of the project)")
    .option(...trustOption)
    .option('--json', 'print the results as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space demo
  shape-space demo --preset tiny --out /tmp/tiny --json
  shape-space demo --seed 7 --out /tmp/seed-7
  shape-space demo --study downloads/shapes-study
${exitCodes}`,
    )
    .action((options: { out?: string; study?: string; preset: string; seed?: string; trust?: boolean }) =>
      act((context) => {
        const study = options.study === undefined ? null : place(context, options.study);
        const fallback = study === null ? 'demo' : `demo-${basename(study)}`;
        const seed = readSeed(options.seed);
        return demonstrate(
          context,
          place(context, options.out ?? fallback),
          study,
          readPreset(options.preset),
          seed,
          options.trust === true,
        );
      }),
    );
}

async function demonstrate(
  context: CommandContext,
  folder: string,
  study: string | null,
  preset: PresetName,
  seed: number | null,
  trust: boolean,
): Promise<Outcome> {
  const startedAt = context.now();
  const ending = await withStudio(context, 'cli', async (studio) => {
    await openDemoProject(context, studio, folder, study, trust);
    if (seed !== null) await writeProject(folder, { ...(await readProject(folder)), seed });
    context.say(`Running steps 1-5 with the preset ‘${preset}’.`);
    return runExperiments(context, studio, steps, preset);
  });
  const results = await buildResults(folder, { size: preset });
  if (ending === 'interrupted') {
    context.say('Interrupted. Give the same command again to go on.');
    return { value: results, exitCode: 130 };
  }
  const out = join(folder, 'figures');
  const files = await withReading(context, ({ images }) => exportResults(folder, out, { size: preset }, images));
  context.say(`\n${resultsTable(results)}\n`);
  context.say(`Done in ${durationText(context.now() - startedAt)}. ${files.length} figures and tables are in ${out}.`);
  context.say(`Open the app on these results: npm start -- "${relative(context.terminal.folder, folder) || '.'}"`);
  return { value: results };
}

/** A demo that is there already is gone on with; anything else that is there is left alone. */
async function openDemoProject(
  context: CommandContext,
  studio: Studio,
  folder: string,
  study: string | null,
  trust: boolean,
): Promise<void> {
  if (await isProjectFolder(folder)) {
    const { name, tag } = await readProject(folder);
    if ((tag === sampleTag) !== (study === null))
      throw new AppError(
        'already-exists',
        `${folder} holds another project, ‘${name}’, which is left as it is. Choose another folder with --out.`,
      );
    context.say(`Going on with the project ‘${name}’ in ${folder}.`);
    valueOf(await studio.methods.openProject({ folder, trust }));
    return;
  }
  await refuseOccupied(folder);
  if (study !== null) {
    context.say(`Importing ${study} into ${folder}.`);
    const summary = valueOf(await studio.methods.importStudy({ source: study, folder }));
    for (const problem of summary.problems) context.say(`  ${problem}`);
  } else {
    context.say(`Creating the sample project in ${folder}.`);
    await createSampleProject(context.places.assetsFolder, folder);
    valueOf(await studio.methods.openProject({ folder }));
  }
}
