/** `shape-space compare`: two rows of the results, paired over stimuli. */
import type { Command } from 'commander';
import { readProject } from '../../../../store/project/project-store';
import { buildResults } from '../../../../studio/results/rows/build-results';
import { compareExperiments } from '../../../../studio/results/comparing/compare-experiments';
import { findRow } from '../../../../studio/results/rows/find-row';
import { exitCodes, place, type Act } from '../../command-context';
import { addResultOptions, readResultChoice, requireResults, type ResultOptions } from '../../options/results-choice';
import { comparisonTable } from '../../output/comparison-table';

export function addCompare(program: Command, act: Act): void {
  addResultOptions(program.command('compare'))
    .description('compare two methods on the same stimuli: difference, interval, permutation p, effect size')
    .argument('<project>', 'project folder')
    .argument('<A>', 'a step, a method, or step:method:dimensions, as ‘4’, ‘sketch-lasso’, ‘5:multi-task:2’')
    .argument('<B>', 'likewise')
    .option('--json', 'print the comparison as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space compare my-study 4 3:sketch-lasso
  shape-space compare my-study 5:multi-task:2 5:multi-task:4 --json
${exitCodes}`,
    )
    .action((project: string, a: string, b: string, options: ResultOptions) =>
      act(async (context) => {
        const folder = place(context, project);
        await readProject(folder);
        const of = readResultChoice(options);
        const results = await buildResults(folder, of);
        requireResults(results, of);
        const comparison = await compareExperiments(folder, { a: findRow(results, a), b: findRow(results, b), of });
        context.say(comparisonTable(comparison));
        return { value: comparison };
      }),
    );
}
