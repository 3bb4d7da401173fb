/** `shape-space project`: creating, importing and checking project folders. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { checkProject } from '../../../../store/project/project-check';
import { readProject, writeProject } from '../../../../store/project/project-store';
import { createProject } from '../../../../studio/projects/create-project';
import { createSampleProject } from '../../../../studio/projects/create-sample';
import { exitCodes, place, withReading, type Act, type CommandContext } from '../../command-context';
import { readStimuli } from '../../../../store/files/tables';
import { checkDrawings } from '../../../../studio/stimuli/check-drawings';
import { addImport } from './import';

export function addProject(program: Command, act: Act): void {
  const project = program.command('project').description('create, import or check a project folder').addHelpText('after', exitCodes);

  project
    .command('create')
    .description('make a new project')
    .argument('<folder>', 'a new or empty folder')
    .option('--sample', 'fill it with the sample: sixty drawings, simulated ratings, two corpora')
    .option('--name <name>', "the project's name (the folder's otherwise)")
    .option('--json', 'print the project as JSON on the last line')
    .addHelpText(
      'after',
      `\nExamples:\n  shape-space project create my-sample --sample\n  shape-space project create birds --name "Bird study"\n${exitCodes}`,
    )
    .action((path: string, options: { sample?: boolean; name?: string }) =>
      act(async (context) => {
        const folder = place(context, path);
        if (options.sample === true) await createSampleProject(context.places.assetsFolder, folder);
        else await createProject(folder, options.name);
        if (options.sample === true && options.name !== undefined)
          await writeProject(folder, { ...(await readProject(folder)), name: options.name });
        context.say(`The project is in ${folder}.`);
        return { value: { folder, project: await readProject(folder) } };
      }),
    );

  addImport(project, act);

  project
    .command('check')
    .description('read every file of a project and list what is wrong')
    .argument('<folder>', 'project folder')
    .option('--json', 'print the problems as JSON on the last line')
    .addHelpText('after', `\nExamples:\n  shape-space project check my-study\n\nExit code 2 when there are problems.\n${exitCodes}`)
    .action((path: string) =>
      act(async (context) => {
        const folder = place(context, path);
        await readProject(folder);
        const problems = [...(await checkProject(folder)), ...(await checkLooks(context, folder))];
        if (problems.length === 0) context.say(`No problems in ${folder}.`);
        else context.terminal.writeError(problems.map((problem) => `${problem}\n`).join(''));
        return { value: { folder, problems }, exitCode: problems.length === 0 ? 0 : 2 };
      }),
    );
}

/** A damaged stimuli.csv is among the problems already. */
async function checkLooks(context: CommandContext, folder: string): Promise<string[]> {
  const stimuli = await readStimuli(folder).catch((error: unknown) => {
    if (error instanceof AppError) return [];
    throw error;
  });
  return stimuli.length === 0 ? [] : withReading(context, ({ images }) => checkDrawings(folder, stimuli, images));
}
