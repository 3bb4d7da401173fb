/** Options of `run` that choose how a project's experiments are carried out beside what a preset says; from then on, as in the window. */
import type { Command } from 'commander';
import { AppError } from '../../contract/app-error';
import { mostSeeds, type Protocol } from '../../contract/protocol';
import { readProject } from '../../store/project-store';
import type { Studio } from '../../studio/studio';
import { valueOf } from './command-context';

export interface ProtocolOptions {
  readonly seeds?: string;
}

export function addProtocolOptions(command: Command): Command {
  return command.option(
    '--seeds <number>',
    `carry out everything with so many seeds from now on (1 to ${mostSeeds}): the project's seed and those after it`,
  );
}

/** What each option that is given makes of the protocol there is. */
export type ProtocolChange = (before: Protocol) => Protocol;

export function readProtocol({ seeds }: ProtocolOptions): ProtocolChange {
  const number = readSeeds(seeds);
  return ({ seeds: before, ...rest }) => {
    const wanted = number ?? before ?? 1;
    return wanted === 1 ? rest : { ...rest, seeds: wanted };
  };
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
