/** `shape-space analyse as-published`: finished trainings scored over all augmented copies, as the study scored. */
import type { Command } from 'commander';
import { scoreTrainingsAsPublished } from '../../../../compute/training/score-as-published';
import { lockProject } from '../../../../store/project/project-lock';
import { readProject } from '../../../../store/project/project-store';
import { exitCodes, place, type Act } from '../../command-context';
import { withProgress } from '../../output/show-work';

export function addAnalyseAsPublished(program: Command, act: Act): void {
  const analyse =
    program.commands.find((command) => command.name() === 'analyse') ??
    program.command('analyse').description('analyses of spaces and networks');
  analyse
    .command('as-published')
    .description('score finished trainings over all augmented copies of the drawings, as the study did; nothing is trained')
    .argument('<project>', 'project folder')
    .option('--json', 'print how many were scored as JSON on the last line')
    .addHelpText(
      'after',
      `
Regressions are scored so when they are carried out. The values stand beside the others in results, exports and the details of a row.

Examples:
  shape-space analyse as-published my-study
${exitCodes}`,
    )
    .action((project: string) =>
      act(async (context) => {
        const folder = place(context, project);
        await readProject(folder);
        const lock = await lockProject(folder, 'the command line');
        try {
          const found = await withProgress(context, 'trainings', (tell) => scoreTrainingsAsPublished(folder, tell));
          context.say(`${found.scored} trainings are scored as published${found.known === 0 ? '' : `, ${found.known} were already`}.`);
          for (const problem of found.problems) context.terminal.writeError(`${problem}\n`);
          return { value: found, exitCode: found.problems.length === 0 ? 0 : 2 };
        } finally {
          await lock.release();
        }
      }),
    );
}
