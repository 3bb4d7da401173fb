/** What the commands about spaces take: where the data come from, and how a space is fitted. */
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import { ratingStatisticSchema, scaleSchema, tieHandlingSchema, type SpaceSettings } from '../../../contract/study/space';
import type { DissimilarityMatrix } from '../../../core/spaces/matrix/dissimilarity-matrix';
import { readProject } from '../../../store/project/project-store';
import type { RatingFileChoice } from '../../../studio/spaces/files/rating-file';
import { readSpaceData } from '../../../studio/spaces/judge/space-data';
import type { TableChoices } from '../../../store/importers/reading/sheet/read-table-file';
import { place, withReading, type CommandContext } from '../command-context';
import { addTableOptions, readTableOptions, type TableOptions } from './table-options';

export interface FitOptions extends Omit<TableOptions, 'scale'> {
  readonly dissimilarities?: string;
  readonly ratings?: string;
  readonly aggregate: string;
  readonly limit?: string;
  readonly ratingScale?: string;
  readonly highest?: string;
  readonly method: string;
  readonly ties: string;
  readonly scale: string;
  readonly dims: string;
  readonly starts: string;
  readonly iterations: string;
  readonly seed: string;
}

export function addFitOptions(command: Command): Command {
  command
    .argument('[project]', 'project folder, when its own dissimilarities are meant')
    .option('--dissimilarities <file>', 'a matrix, a list of pairs, or any other table of judgements that import reads')
    .option('--ratings <file>', 'single judgements, of which the pairs are aggregated')
    .option('--aggregate <statistic>', 'mean or median of the ratings of a pair', 'mean')
    .option('--limit <number>', 'at most so many ratings of each pair, drawn by the seed')
    .option('--highest <meaning>', 'whether the highest value means similar or different; as --meaning')
    .option('--method <name>', 'classical, metric or nonmetric', 'nonmetric')
    .option('--ties <handling>', 'of nonmetric scaling: primary, secondary or tertiary', 'primary')
    .option('--scale <name>', 'of metric scaling: ratio, interval (no disparity below 0) or unbounded-interval (as in R)', 'ratio')
    .option('--dims <range>', 'numbers of dimensions, such as 4, 1-10 or 2,4', '1-10')
    .option('--starts <number>', 'random starts besides the classical one', '64')
    .option('--iterations <number>', 'at most so many for each start', '1000')
    .option('--seed <number>', 'of all random draws', '1');
  return addTableOptions(command, '--rating-scale');
}

export interface ScalingData {
  readonly ids: readonly string[];
  readonly matrix: DissimilarityMatrix;
  /** How the file was read, as import says it; none of a project. */
  readonly says: readonly string[];
  /** Of the project the judgements are from. */
  readonly tag: string | null;
  /** What aggregating single ratings came to; null when dissimilarities were given. */
  readonly aggregation: {
    readonly statistic: string;
    readonly ratings: number;
    readonly leastPerPair: number;
    readonly mostPerPair: number;
  } | null;
}

export async function readScalingData(context: CommandContext, project: string | undefined, options: FitOptions): Promise<ScalingData> {
  const given = [project, options.dissimilarities, options.ratings].filter((source) => source !== undefined).length;
  if (given !== 1)
    throw new AppError('bad-input', 'Say what to scale: a project folder, --dissimilarities <file> or --ratings <file>, one of the three.');
  const seed = readWhole(options.seed, '--seed', -1e15, 1e15);
  if (options.dissimilarities !== undefined) {
    const path = place(context, options.dissimilarities);
    const choices = readTableChoices(options);
    return { ...(await withReading(context, ({ tables }) => tables.read('dissimilarities', path, choices))), aggregation: null, tag: null };
  }
  if (options.ratings !== undefined) {
    const path = place(context, options.ratings);
    const choice = readRatingChoice(options, seed);
    return { ...(await withReading(context, ({ tables }) => tables.read('ratings', path, choice))), tag: null };
  }
  const folder = place(context, project!);
  const isFile = await stat(folder).then(
    (info) => info.isFile(),
    () => false,
  );
  if (isFile) throw new AppError('bad-input', say`${folder} is a file and no project. Give it with --dissimilarities or with --ratings.`);
  const { tag } = await readProject(folder);
  const { stimuli, matrix } = await readSpaceData(folder, { seed });
  return { ids: stimuli.map(({ id }) => id), matrix, aggregation: null, says: [], tag };
}

export function readFitSettings(options: FitOptions): SpaceSettings {
  const method = readChoice(options.method, '--method', ['classical', 'metric', 'nonmetric'] as const);
  return {
    method,
    ties: readChoice(options.ties, '--ties', tieHandlingSchema.options),
    ...(method === 'metric' ? { scale: readChoice(options.scale, '--scale', scaleSchema.options) } : {}),
    starts: method === 'classical' ? 0 : readWhole(options.starts, '--starts', 0, 10_000),
    maxIterations: readWhole(options.iterations, '--iterations', 1, 100_000),
    seed: readWhole(options.seed, '--seed', -1e15, 1e15),
  };
}

/** '4', '1-10' or '2,4', rising and without repetition, below the number of stimuli. */
export function readDims(text: string, stimuli: number): number[] {
  const parts = text.split(',').map((part) => /^\s*(\d{1,2})\s*(?:-\s*(\d{1,2})\s*)?$/.exec(part));
  const dims = parts.flatMap((match) => {
    const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
    return match === null || first < 1 || last > 10 || last < first ? [NaN] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  if (dims.some(Number.isNaN))
    throw new AppError('bad-input', `--dims takes numbers of dimensions from 1 to 10, such as 4 or 1-10, not ‘${text}’.`);
  const possible = [...new Set(dims)].sort((a, b) => a - b).filter((value) => value < stimuli);
  if (possible.length === 0)
    throw new AppError('bad-input', `${stimuli} stimuli can have a space of 1 to ${stimuli - 1} dimensions, not ${text}.`);
  return possible;
}

export function readChoice<T extends string>(text: string, option: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new AppError('bad-input', `${option} takes ${choices.join(', ')}, not ‘${text}’.`);
  return found;
}

export function readWhole(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^-?\d{1,15}$/.test(text) || value < least || value > most)
    throw new AppError('bad-input', `${option} takes a whole number${least > -1e15 ? ` from ${least} to ${most}` : ''}, not ‘${text}’.`);
  return value;
}

function readRatingChoice(options: FitOptions, seed: number): RatingFileChoice {
  return {
    statistic: readChoice(options.aggregate, '--aggregate', ratingStatisticSchema.options),
    limit: options.limit === undefined ? null : readWhole(options.limit, '--limit', 1, 10_000),
    table: readTableChoices(options),
    seed,
  };
}

function readTableChoices(options: FitOptions): TableChoices {
  const { highest, ratingScale } = options;
  const meaning =
    highest === undefined
      ? {}
      : ({
          meaning: readChoice(highest, '--highest', ['similar', 'different'] as const) === 'similar' ? 'similarity' : 'dissimilarity',
        } as const);
  const said = readTableOptions(options, ratingScale, '--rating-scale');
  return { ...said, content: { ...meaning, ...said.content } };
}
