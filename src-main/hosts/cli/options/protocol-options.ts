/** Options of `run` that choose how a project's experiments are carried out beside what a preset says; from then on, as in the window. */
import type { Command } from 'commander';
import { AppError } from '../../../contract/app-error';
import { mostSeeds, type Protocol } from '../../../contract/window/protocol';
import { readProject } from '../../../store/project/project-store';
import type { Studio } from '../../../studio/studio';
import { valueOf } from '../command-context';

export interface ProtocolOptions {
  readonly seeds?: string;
  readonly featureFilter?: string;
  readonly trainingFolds?: string;
  readonly joined?: string;
}

export function addProtocolOptions(command: Command): Command {
  return command
    .option(
      '--seeds <number>',
      `carry out everything with so many seeds from now on (1 to ${mostSeeds}): the project's seed and those after it`,
    )
    .option(
      '--feature-filter <rule>',
      'from now on linear, lasso (and ridge) once more beside the usual 1 %: off (all features) or standardise (all, brought to the same SD); 1% ends it',
    )
    .option('--training-folds <number>', 'from now on regressions once more with 4 training folds, as published; 3 ends it')
    .option(
      '--joined <on|off>',
      'from now on regressions of step 3 once more on the features of the photograph network and the encoder together',
    );
}

/** What each option that is given makes of the protocol there is. */
export type ProtocolChange = (before: Protocol) => Protocol;

export function readProtocol({ seeds, featureFilter, trainingFolds, joined }: ProtocolOptions): ProtocolChange {
  const number = readSeeds(seeds);
  const filter = readOneOf('--feature-filter', featureFilter, { off: 0, standardise: 'standardise', '1%': null } as const);
  const four = readOneOf('--training-folds', trainingFolds, { 4: true, 3: null } as const);
  const together = readOneOf('--joined', joined, { on: true, off: null } as const);
  return (before) => {
    const wanted = {
      seeds: number === 1 ? null : (number ?? before.seeds),
      featureFilter: filter === undefined ? before.featureFilter : filter,
      fourTrainingFolds: four === undefined ? before.fourTrainingFolds : four,
      joined: together === undefined ? before.joined : together,
    };
    return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null && value !== undefined));
  };
}

/** Undefined where nothing is said. */
function readOneOf<Table extends Readonly<Record<string, unknown>>>(
  option: string,
  text: string | undefined,
  table: Table,
): Table[keyof Table] | undefined {
  if (text === undefined) return undefined;
  if (Object.hasOwn(table, text)) return table[text as keyof Table];
  throw new AppError('bad-input', `${option} takes ${Object.keys(table).join(' or ')}, not ‘${text}’.`);
}

export async function chooseProtocol(studio: Studio, folder: string, change: ProtocolChange): Promise<void> {
  valueOf(await studio.methods.chooseProtocol(change((await readProject(folder)).protocol ?? {})));
}

function readSeeds(text: string | undefined): number | null {
  if (text === undefined) return null;
  const seeds = Number(text);
  if (!/^\d{1,3}$/.test(text) || seeds < 1 || seeds > mostSeeds)
    throw new AppError(
      'bad-input',
      `--seeds takes a whole number from 1 to ${mostSeeds}, not ‘${text}’. One seed itself is chosen by --seed.`,
    );
  return seeds;
}
