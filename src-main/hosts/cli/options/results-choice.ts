/** Which finished results a command is about: the same options wherever results are read. */
import type { Command } from 'commander';
import { AppError } from '../../../contract/app-error';
import { resultSizeSchema, type ResultChoice, type ResultsDocument } from '../../../contract/results/results';
import { nameSet } from '../../../studio/results/result-sets';

export interface ResultOptions {
  readonly configuration?: string;
  readonly size?: string;
  readonly space?: string;
  readonly dims?: string;
}

export function addResultOptions(command: Command): Command {
  return command
    .option('--configuration <name>', 'results of this configuration, by name or hash as ‘shape-space results --list’ shows them')
    .option('--size <preset>', `results of this size: ${resultSizeSchema.options.join(', ')} (default: the fullest there are)`)
    .option('--space <name>', 'results for this similarity space (default: the target space)')
    .option('--dims <n>', 'and for this number of dimensions of it');
}

export function readResultChoice({ configuration, size, space, dims }: ResultOptions): ResultChoice {
  const known = resultSizeSchema.safeParse(size);
  if (size !== undefined && !known.success)
    throw new AppError('bad-input', `--size is one of ${resultSizeSchema.options.join(', ')}, not ‘${size}’.`);
  if (dims !== undefined && !/^[1-9]\d?$/.test(dims)) throw new AppError('bad-input', `--dims is a number of dimensions, not ‘${dims}’.`);
  return {
    ...(configuration === undefined ? {} : { configuration }),
    ...(known.success ? { size: known.data } : {}),
    ...(space === undefined ? {} : { space }),
    ...(dims === undefined ? {} : { dims: Number(dims) }),
  };
}

/** Asked for by name, results must be there; what is there instead is listed. */
export function requireResults({ sets, steps }: ResultsDocument, { configuration, size, space, dims }: ResultChoice): void {
  if (steps.length > 0 || sets.length === 0) return;
  const asked = [configuration, size, space, dims === undefined ? undefined : `${dims}-D`].filter((part) => part !== undefined).join(', ');
  const there = sets.map((set) => `${nameSet(set)}, ${set.space}, ${set.dims}-D (${set.configuration})`).join('; ');
  throw new AppError('not-found', `There are no finished results of ‘${asked}’. There are: ${there}.`);
}
