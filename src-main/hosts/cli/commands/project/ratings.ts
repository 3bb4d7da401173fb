/** `shape-space ratings`: the answers of a project's rating study. */
import type { Command } from 'commander';
import { studyTasks } from '../../../../contract/study/rating-study';
import { readProject } from '../../../../store/project/project-store';
import { writeAtomic } from '../../../../store/files/write-atomic';
import { ratingStudyTable, tripletStudyTable } from '../../../../studio/rating-study/describe-study';
import { readStudyState } from '../../../../studio/rating-study/study-state';
import { readChoice } from '../../options/space-arguments';
import { exitCodes, place, type Act } from '../../command-context';
import { addExcluding } from './exclude-judgements';

export function addRatings(program: Command, act: Act): void {
  const ratings = program
    .command('ratings')
    .description('the answers of the rating study, and which judgements count')
    .addHelpText('after', exitCodes);

  addExcluding(ratings, act);
  ratings
    .command('export')
    .description(
      'write every answer as one row: participant, session, trial, pair, rating, response time; works while the app has the project open',
    )
    .argument('<project>', 'project folder')
    .option('--task <task>', 'pairs, or triplets for the odd ones out', 'pairs')
    .option('--out <file>', 'where to; printed otherwise')
    .option('--json', 'print the file and the number of answers as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space ratings export my-study --out answers.csv
  shape-space ratings export my-study > answers.csv

Practice trials are in block 0. Answers of participants who withdrew, and let them be kept, have the state 'withdrawn'.
${exitCodes}`,
    )
    .action((project: string, options: { out?: string; task: string }) =>
      act(async (context) => {
        const folder = place(context, project);
        await readProject(folder);
        const task = readChoice(options.task, '--task', studyTasks);
        const table = await (task === 'pairs' ? ratingStudyTable(folder) : tripletStudyTable(folder));
        const answers = table.split('\n').length - 2; // the header, and what follows the last line break
        const file = options.out === undefined ? null : place(context, options.out);
        if (file === null) context.say(table.trimEnd());
        else {
          await writeAtomic(file, table);
          context.say(`${answers} answers are in ${file}.`);
        }
        const lost = (await readStudyState(folder)).participants.flatMap(({ participant, isLost }) => (isLost ? [participant.id] : []));
        if (lost.length === 0) return { value: { file, answers } };
        context.terminal.writeError(
          `The answers of ${lost.join(', ')} cannot be read and are not among these; ‘shape-space project check’ says why.\n`,
        );
        return { value: { file, answers, lost }, exitCode: 2 };
      }),
    );
}
