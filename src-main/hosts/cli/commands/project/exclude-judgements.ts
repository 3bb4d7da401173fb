/** `shape-space ratings exclude` and `include`: someone's ratings or triplets, or single ones, count no more or count again. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { studyTasks } from '../../../../contract/study/rating-study';
import { readChoice } from '../../options/space-arguments';
import { exitCodes, place, trustOption, valueOf, withStudio, type Act, type CommandContext, type Outcome } from '../../command-context';

interface Options {
  readonly rater: string;
  readonly reason?: string;
  readonly task: string;
  readonly pair?: readonly string[];
  readonly rows?: readonly string[];
  readonly trust?: boolean;
}

export function addExcluding(ratings: Command, act: Act): void {
  for (const isOut of [true, false]) {
    const command = ratings
      .command(isOut ? 'exclude' : 'include')
      .description(
        isOut
          ? 'leave ratings or triplets of a person out of everything that is computed; undone with ‘include’'
          : 'let excluded ratings or triplets of a person count again',
      ) // prettier-ignore
      .argument('<project>', 'project folder')
      .requiredOption('--rater <name>', 'whose, as in ratings.csv or triplets.csv')
      .option('--task <task>', 'pairs, or triplets', 'pairs')
      .option('--pair <first,second...>', 'only of these pairs, by the ids of their stimuli')
      .option('--rows <rows...>', 'only these rows of triplets.csv, as a spreadsheet counts: the first triplet is in row 2');
    if (isOut) command.requiredOption('--reason <words>', 'why; it is kept in the table');
    command
      .option(...trustOption)
      .option('--json', 'print how many count and how many do not as JSON on the last line')
      .addHelpText(
        'after',
        isOut
          ? `\nExamples:\n  shape-space ratings exclude my-study --rater P07 --reason "fell asleep"\n  shape-space ratings exclude my-study --rater P07 --pair owl,bat --reason slipped\n  shape-space ratings exclude my-study --task triplets --rater P07 --rows 12 40 --reason "too fast"\n${exitCodes}`
          : `\nExamples:\n  shape-space ratings include my-study --rater P07\n  shape-space ratings include my-study --task triplets --rater P07 --rows 12\n${exitCodes}`,
      )
      .action((project: string, options: Options) => act((context) => change(context, place(context, project), options)));
  }
}

async function change(context: CommandContext, folder: string, options: Options): Promise<Outcome> {
  const { rater, reason = null, trust = false } = options;
  const task = readChoice(options.task, '--task', studyTasks);
  if (task === 'pairs' && options.rows !== undefined)
    throw new AppError('bad-input', '--rows names rows of triplets.csv. Say --task triplets as well, or --pair for ratings.');
  if (task === 'triplets' && options.pair !== undefined)
    throw new AppError('bad-input', '--pair names pairs of ratings. Say --rows for triplets.');
  return withStudio(context, 'cli', async (studio) => {
    valueOf(await studio.methods.openProject({ folder, trust }));
    const judged =
      task === 'pairs'
        ? valueOf(await studio.methods.excludeRatings({ rater, pairs: options.pair?.map(readPair) ?? null, reason }))
        : valueOf(await studio.methods.excludeTriplets({ rater, rows: options.rows?.flatMap(readRows) ?? null, reason }));
    const of = judged.raters.find((card) => card.rater === rater);
    const ofTriplets = judged.tripletRaters.find((card) => card.rater === rater);
    const [counted, excluded] =
      task === 'pairs' ? [of?.ratings ?? 0, of?.excluded ?? 0] : [ofTriplets?.triplets ?? 0, ofTriplets?.excluded ?? 0];
    context.say(`Of ${rater} ${counted} ${task === 'pairs' ? 'ratings' : 'triplets'} count and ${excluded} do not.`);
    return { value: { rater, counted, excluded } };
  });
}

function readPair(text: string): { first: string; second: string } {
  const [first, second, ...more] = text.split(',').map((part) => part.trim());
  if (first === undefined || second === undefined || first === '' || second === '' || more.length > 0)
    throw new AppError('bad-input', `‘${text}’ names no pair. Write two ids with a comma, as in --pair owl,bat.`);
  return { first, second };
}

/** Rows as a spreadsheet counts, below the header; the project counts from 0. */
function readRows(text: string): number[] {
  return text.split(',').map((part) => {
    if (!/^\d{1,9}$/.test(part.trim()) || Number(part) < 2)
      throw new AppError('bad-input', `‘${part}’ is no row of triplets.csv. The first triplet is in row 2.`);
    return Number(part) - 2;
  });
}
