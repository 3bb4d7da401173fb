/** `shape-space results`: the comparison of the steps. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { describeDamagedPlans } from '../../../../store/project/set-aside';
import { readProject } from '../../../../store/project/project-store';
import { buildResults } from '../../../../studio/results/rows/build-results';
import { exitCodes, place, type Act } from '../../command-context';
import { addResultOptions, readResultChoice, requireResults, type ResultOptions } from '../../options/results-choice';
import { compareConfigurations } from '../../../../studio/results/comparing/compare-configurations';
import { listConfigurations } from '../../output/configurations-list';
import { configurationsTable } from '../../output/configurations-table';
import { resultsTable } from '../../output/results-table';

export function addResults(program: Command, act: Act): void {
  addResultOptions(program.command('results'))
    .description('print the comparison of the steps; works while the app has the project open')
    .argument('<project>', 'project folder')
    .option('--list', 'list the configurations that there are finished results of, with their hashes')
    .option('--json', 'print everything (per fold, per stimulus) as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space results my-study
  shape-space results my-study --list
  shape-space results my-study --configuration quick
  shape-space results my-study --configuration all
  shape-space results my-study --size study
  shape-space results my-study --json > results.json
${exitCodes}`,
    )
    .action((project: string, options: ResultOptions & { list?: true }) =>
      act(async (context) => {
        const choice = readResultChoice(options);
        const folder = place(context, project);
        await readProject(folder);
        if (choice.configuration?.trim().toLowerCase() === 'all' && !options.list) {
          const { size, space, dims } = choice;
          if (size !== undefined || space !== undefined || dims !== undefined)
            throw new AppError(
              'bad-input',
              '--configuration all shows every size, space and number of dimensions there is; leave out --size, --space and --dims.',
            );
          const configurations = await compareConfigurations(folder);
          context.say(configurationsTable(configurations));
          return { value: configurations };
        }
        const results = await buildResults(folder, choice);
        requireResults(results, choice);
        if (options.list) {
          context.say(listConfigurations(results));
          return { value: { configurations: results.sets } };
        }
        const damaged = await describeDamagedPlans(folder);
        context.terminal.writeError(damaged.map((problem) => `${problem} Runs that it names may be missing here.\n`).join(''));
        context.say(resultsTable(results));
        return { value: results };
      }),
    );
}
