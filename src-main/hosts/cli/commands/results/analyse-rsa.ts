/** `shape-space analyse rsa`: layers of networks, and pixels, against people's dissimilarities. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import type { AnalysedNetwork, Analysis } from '../../../../contract/results/analysis';
import type { AnalysisPart } from '../../../../contract/results/analysis';
import { analyseProject, type AnalysisListener } from '../../../../compute/analysis/analyse-project';
import { mappingError } from '../../../../core/catalogue/metrics';
import { readNetworkName } from '../../../../core/catalogue/network-name';
import { metricWords } from '../../../../core/catalogue/name-metric';
import { describeMethod } from '../../../../core/experiments/plan';
import { lockProject } from '../../../../store/project/project-lock';
import { readProject } from '../../../../store/project/project-store';
import { countMissing, planAnalysis, readCurrent } from '../../../../studio/results/analysis/plan-analysis';
import { exitCodes, place, type Act, type CommandContext } from '../../command-context';
import { tellProgress, type TellWork } from '../../../../studio/work-progress';
import { createProgressLine, describeWork } from '../../output/progress-line';
import { decimals } from '../../output/results-table';
import { align } from '../../output/text-table';

export function addAnalyseRsa(program: Command, act: Act): void {
  const analyse =
    program.commands.find((command) => command.name() === 'analyse') ??
    program.command('analyse').description('analyses of spaces and networks');
  analyse
    .command('rsa')
    .description('compare the layers of every network, and pixels, with the dissimilarities people gave')
    .argument('<project>', 'project folder')
    .option('--json', 'print everything (five statistics, four distances) as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space analyse rsa my-study
  shape-space analyse rsa my-study --json > rsa.json
${exitCodes}`,
    )
    .action((project: string) =>
      act(async (context) => {
        const folder = place(context, project);
        const { tag } = await readProject(folder);
        const analysis = await bringUpToDate(context, folder);
        if (tag !== null) context.say(tag);
        context.say(agreementTable(analysis));
        return { value: { tag, ...analysis } };
      }),
    );
}

/** What is stored and still holds is not computed again, and can be read while the app has the project open. */
async function bringUpToDate(context: CommandContext, folder: string): Promise<Analysis> {
  const plan = await planAnalysis(folder);
  const stored = await readCurrent(folder, plan);
  if (stored.analysis !== null && countMissing(stored, plan) === 0) return stored.analysis;
  const lock = await lockProject(folder, 'the command line');
  const progress = showParts(context);
  try {
    const found = await analyseProject(folder, context.places.assetsFolder, progress.listener);
    progress.end();
    for (const problem of found?.problems ?? []) context.terminal.writeError(`${problem}\n`);
    if (found !== null) return found.analysis;
    throw new AppError(
      'not-available',
      'There is nothing to analyse: stimuli lack their drawings, or there are neither ratings nor dissimilarities. Add them first.',
    );
  } finally {
    progress.end();
    await lock.release();
  }
}

const partNames: Readonly<Record<AnalysisPart, string>> = {
  'pixel-baseline': 'pixel baseline, lasso',
  'pixel-ridge': 'pixel baseline, ridge',
  'noise-ceiling': 'noise ceiling',
  pixels: 'pixels',
  photograph: 'photograph network',
  encoder: 'encoder',
};

/** 'part 3 of 5: noise ceiling · 8 of 20 · 4 s left'; the time is that of the part, as parts take very different times. */
function showParts({ terminal, now }: CommandContext): { readonly listener: AnalysisListener; end(): void } {
  const line = createProgressLine(terminal, now);
  let [place, tell]: [string, TellWork | null] = ['', null];
  return {
    listener: {
      analysed(done, total) {
        [place, tell] = [`part ${Math.min(done + 1, total)} of ${total}`, null];
      },
      analysing(part, done, total) {
        tell ??= tellProgress(now, (within) => line.show(describeWork(`${place}: ${partNames[part]}`, within), place));
        tell(done, total);
      },
    },
    end: () => line.end(),
  };
}

function agreementTable({ networks, space, pairs, pixelBaseline, noiseCeiling }: Analysis): string {
  const tau = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : decimals(value));
  const lines = networks.flatMap((network) => [
    [nameOf(network), '', '', '', ''],
    ...network.layers.map(({ layer, units, measures, weighted }) => {
      return [
        `  ${layer} (${units})`,
        tau(measures.Euclidean?.kendall),
        tau(measures.Manhattan?.kendall),
        tau(measures.cosine?.kendall),
        tau(weighted),
      ];
    }),
  ]);
  const ends = [
    ...(pixelBaseline === null
      ? []
      : [`pixels, regression to the space: ${metricWords(mappingError, []).name} ${tau(pixelBaseline.metrics[mappingError]?.pooled)}`]),
    ...(noiseCeiling?.metrics[mappingError] === undefined
      ? []
      : [
          `one half of the ratings predicts the other: ${metricWords(mappingError, []).name} ${tau(noiseCeiling.metrics[mappingError].mean)}`,
        ]),
  ];
  return [
    `Kendall's tau-b of distances with dissimilarities, ${pairs} pairs`,
    ...align([['layer (units)', 'Euclidean', 'Manhattan', 'cosine', 'fitted weights'], ...lines]),
    ...(space === null ? [] : [`target space ${space.name}, ${space.dims}-D: ${tau(space.measures.Euclidean?.kendall)} (Euclidean)`]),
    ...ends,
    '  fitted weights: one per unit, tested on other pairs of the same stimuli, hence optimistic; only for layers of at most 512 units',
  ].join('\n');
}

function nameOf({ kind, step, method, fold, network }: AnalysedNetwork): string {
  if (kind === 'pixels') return 'Pixels, averaged over blocks';
  if (network !== undefined) return `Photograph network ${readNetworkName(network).join(', ')}`;
  if (kind === 'photograph') return 'Photograph network';
  return `Step ${step} ${method === null ? '' : describeMethod(method)}, fold ${(fold ?? 0) + 1}`;
}
