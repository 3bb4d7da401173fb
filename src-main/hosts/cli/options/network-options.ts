/** Options that say how a network of one's own is given drawings and which of its numbers are the features. */
import type { Command } from 'commander';
import { AppError } from '../../../contract/app-error';
import { networkInputSchema, normalisationNames, type NetworkInput } from '../../../contract/running/network-input';
import { readChoice, readWhole } from './space-arguments';

export interface NetworkOptions {
  readonly layer?: string;
  readonly normalisation?: string;
  readonly mean?: string;
  readonly sd?: string;
  readonly channels?: string;
  readonly polarity?: string;
  readonly tokens?: string;
  readonly size?: string;
  readonly lines?: string;
}

export function addNetworkOptions(command: Command): Command {
  return command
    .option('--layer <name>', 'the layer whose activations are the features; the last one unless given (network layers lists them)')
    .option('--normalisation <name>', 'unit (0 to 1, as they are), symmetric (-1 to 1), imagenet or clip', 'unit')
    .option('--mean <numbers>', 'own means for red, green and blue, as 0.5,0.5,0.5; with --sd, in place of --normalisation')
    .option('--sd <numbers>', 'own standard deviations likewise')
    .option('--channels <order>', 'rgb or bgr', 'rgb')
    .option('--polarity <which>', 'black-on-white or white-on-black', 'black-on-white')
    .option('--tokens <which>', 'of layers with a list for each token: class (the first), others (mean of the rest), or all', 'all')
    .option('--size <pixels>', 'image size of a network that takes any; 224 unless given')
    .option('--lines <percent>', 'how much broader each side of a line becomes first, in percent of the drawing (0 to 3)', '0');
}

export function readNetworkInput(options: NetworkOptions): NetworkInput {
  const { mean, sd, size } = options;
  const normalisation = readChoice(options.normalisation ?? 'unit', '--normalisation', ['unit', ...normalisationNames]);
  const channels = readChoice(options.channels ?? 'rgb', '--channels', ['rgb', 'bgr']);
  const polarity = readChoice(options.polarity ?? 'black-on-white', '--polarity', ['black-on-white', 'white-on-black']);
  const tokens = readChoice(options.tokens ?? 'all', '--tokens', ['all', 'class', 'others']);
  if ((mean === undefined) !== (sd === undefined))
    throw new AppError('bad-input', '--mean and --sd go together: give three numbers for each, as --mean 0.5,0.5,0.5 --sd 0.25,0.25,0.25.');
  if (mean !== undefined && normalisation !== 'unit')
    throw new AppError('bad-input', `--mean and --sd stand in place of --normalisation ${normalisation}: leave one of them out.`);
  const own = mean === undefined || sd === undefined ? null : { mean: readThree('--mean', mean), sd: readThree('--sd', sd) };
  if (own?.sd.some((value) => value <= 0) === true)
    throw new AppError('bad-input', `--sd takes numbers above 0, not ‘${sd ?? ''}’: values are divided by them.`);
  return networkInputSchema.parse({
    ...(own !== null ? { normalisation: own } : normalisation === 'unit' ? {} : { normalisation }),
    ...(channels === 'bgr' ? { channels } : {}),
    ...(polarity === 'white-on-black' ? { polarity } : {}),
    ...(size === undefined ? {} : { size: readWhole(size, '--size', 16, 1024) }),
    ...(tokens === 'all' ? {} : { tokens }),
  });
}

/** A share of the drawing; null for lines as drawn. */
export function readLines(text: string | undefined): number | null {
  const percent = text === undefined ? 0 : text.trim() === '' ? Number.NaN : Number(text);
  if (!(percent === 0 || (percent >= 0.01 && percent <= 3)))
    throw new AppError('bad-input', `--lines takes percent from 0.01 to 3, or 0 for lines as drawn, not ‘${text ?? ''}’.`);
  return percent === 0 ? null : Math.round(percent * 100) / 1e4;
}

function readThree(option: string, text: string): [number, number, number] {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN, ...more] = text
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (more.length > 0 || ![red, green, blue].every(Number.isFinite))
    throw new AppError('bad-input', `${option} takes three numbers with commas between, as 0.485,0.456,0.406, not ‘${text}’.`);
  return [red, green, blue];
}
