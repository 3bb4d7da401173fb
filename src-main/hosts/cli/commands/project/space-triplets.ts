/** `shape-space space triplets`: spaces from judgements of three stimuli, and how well they predict what people chose. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { tripletLossSchema, type TripletFitReport } from '../../../../contract/study/triplet-space';
import { itemsOf } from '../../../../contract/study/triplets';
import { fittedTriplets, tripletCeiling } from '../../../../core/triplets/judge-triplets';
import { judgedPairs } from '../../../../core/triplets/judged-pairs';
import { tripletDoubts } from '../../../../core/triplets/triplet-doubts';
import { tripletAccuracy } from '../../../../core/triplets/triplet-loss';
import { readProject } from '../../../../store/project/project-store';
import { fitTripletDimensions } from '../../../../studio/spaces/fit/fit-triplets';
import { toRows } from '../../../../studio/spaces/files/to-rows';
import { exitCodes, place, withReading, type Act, type CommandContext, type Outcome } from '../../command-context';
import { readChoice, readDims, readWhole } from '../../options/space-arguments';
import { sayDoubts } from '../../output/say-doubts';
import { addTableOptions, readTableOptions, type TableOptions } from '../../options/table-options';
import { align } from '../../output/text-table';

interface TripletOptions extends TableOptions {
  readonly loss: string;
  readonly dims: string;
  readonly starts: string;
  readonly iterations: string;
  readonly seed: string;
  readonly coordinates?: string;
}

export function addSpaceTriplets(space: Command, act: Act): void {
  const command = space
    .command('triplets')
    .description('compute spaces from judgements of three stimuli: which of two is more like a third, or which of three is the odd one')
    .argument('<source>', 'a table of triplets, of any make that import reads, or a project folder that has triplets.csv')
    .option('--loss <name>', 'logistic, student (t-STE) or crowd-kernel', 'logistic')
    .option('--dims <range>', 'numbers of dimensions, such as 3, 1-6 or 2,4', '1-6')
    .option('--starts <number>', 'random starts', '20')
    .option('--iterations <number>', 'at most so many for each start', '2000')
    .option('--seed <number>', 'of all random draws', '1')
    .option('--coordinates <file>', 'says how well these coordinates predict the triplets, instead of fitting a space');
  addTableOptions(command, '--scale')
    .option('--json', 'print accuracies, ceiling and coordinates as JSON on the last line')
    .addHelpText('after', `\nExamples:\n  shape-space space triplets triplets.csv --dims 1-4 --json\n${exitCodes}`)
    .action((source: string, options: TripletOptions) => act((context) => fitTriplets(context, source, options)));
}

async function fitTriplets(context: CommandContext, source: string, options: TripletOptions): Promise<Outcome> {
  const given = place(context, source);
  const isFolder = await stat(given).then(
    (info) => info.isDirectory(),
    () => false,
  );
  const path = isFolder ? join(given, 'triplets.csv') : given;
  const choices = readTableOptions(options, options.scale, '--scale');
  const { items, judgements, says } = await withReading(context, ({ tables }) => tables.read('triplets', path, choices));
  const tag = isFolder ? (await readProject(given)).tag : null;
  for (const line of [...says, ...(tag === null ? [] : [tag])]) context.say(line);
  const ceiling = tripletCeiling(judgements);
  const people = new Set(judgements.map(({ rater }) => rater)).size;
  context.say(`${items.length} stimuli, ${judgements.length} judgements of ${people} people`);
  if (options.coordinates !== undefined) return judgeCoordinates(context, judgements, items, options.coordinates, ceiling, tag);
  const settings = {
    loss: readChoice(options.loss, '--loss', tripletLossSchema.options),
    starts: readWhole(options.starts, '--starts', 1, 10_000),
    maxIterations: readWhole(options.iterations, '--iterations', 1, 100_000),
    seed: readWhole(options.seed, '--seed', -1e15, 1e15),
  };
  const fitted = fittedTriplets(judgements);
  const placed = [...new Set(fitted.flatMap(itemsOf))];
  const unplaced = items.filter((item) => !placed.includes(item));
  if (unplaced.length > 0) context.say(`Only validation triplets show ${unplaced.join(', ')}: no place for them.`);
  if (fitted.length < judgements.length)
    context.say(
      `${judgements.length - fitted.length} validation triplets are kept apart: spaces are fitted to the others and judged by them.`,
    );
  const judged = judgedPairs(fitted, placed);
  const found = await fitTripletDimensions({ ids: placed, judgements }, readDims(options.dims, placed.length), settings);
  const fits = found.map(({ dims, coordinates, converged, triplets }) => {
    const report: TripletFitReport = { dims, ...triplets, converged };
    return { ...report, doubts: tripletDoubts(judged, placed.length, dims), coordinates: toRows(coordinates, placed.length, dims) };
  });
  const rows = fits.map(({ dims, loss, accuracy, heldOut, converged }) => [
    `${dims}-D`,
    loss.toFixed(4),
    accuracy.toFixed(3),
    heldOut === null ? '–' : heldOut.toFixed(3),
    converged ? 'yes' : 'no',
  ]);
  for (const line of align([['', 'loss', 'predicted', 'held out', 'converged'], ...rows])) context.say(line);
  sayDoubts(context, fits);
  sayCeiling(context, ceiling);
  return { value: { stimuli: placed, judgements: judgements.length, people, settings, ceiling, fits, tag } };
}

async function judgeCoordinates(
  context: CommandContext,
  judgements: Parameters<typeof judgedPairs>[0],
  items: readonly string[],
  file: string,
  ceiling: ReturnType<typeof tripletCeiling>,
  tag: string | null,
): Promise<Outcome> {
  const path = place(context, file);
  const { rows, dims } = await withReading(context, ({ tables }) => tables.read('coordinates', path));
  const known = items.filter((item) => rows.has(item));
  const judged = judgedPairs(judgements, known);
  if (judged.count === 0)
    throw new AppError('bad-input', `No triplet has all three of its stimuli in ${path}. Use the same names in both files.`);
  const accuracy = tripletAccuracy(
    judged,
    known.flatMap((item) => [...rows.get(item)!]),
    dims,
  );
  context.say(`${file} predicts ${accuracy.toFixed(3)} of ${judged.count} judgements in ${dims} dimensions.`);
  sayCeiling(context, ceiling);
  return { value: { stimuli: known.length, judgements: judged.count, dims, accuracy, ceiling, tag } };
}

function sayCeiling(context: CommandContext, ceiling: ReturnType<typeof tripletCeiling>): void {
  if (ceiling === null) return context.say('No triplet was judged twice, so how far people agree with each other is not known.');
  const { triplets, judgements, majority, others } = ceiling;
  context.say(
    `${triplets} triplets were judged by several people (${judgements} judgements): the most frequent answer is right in ${majority.toFixed(3)}, ` +
      `the most frequent answer of the others in ${others.toFixed(3)}. No space can predict more than the first.`,
  );
}
