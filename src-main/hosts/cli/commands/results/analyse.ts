/** `shape-space analyse`: what the places of a space say about features, categories and people's judgements. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { readProject } from '../../../../store/project/project-store';
import { readFeatures } from '../../../../store/files/tables';
import { readDissimilarityMatrix } from '../../../../studio/spaces/files/dissimilarity-table';
import { describeDirections, judgeAgreement, judgePixels, judgeRegions, type Places } from '../../../../studio/spaces/judge/judge-space';
import { readPlaces } from '../../../../studio/spaces/files/read-places';
import { spaceTag } from '../../../../studio/spaces/space-tag';
import { exitCodes, place, withReading, type Act, type CommandContext, type Outcome } from '../../command-context';
import { readWhole } from '../../options/space-arguments';
import { align } from '../../output/text-table';

export function addAnalyse(program: Command, act: Act): void {
  const analyse = program.command('analyse').description('what places say about features, categories and judgements');
  addPlaces(analyse.command('regions').description('intruders inside the convex hulls of the categories, against spaces without structure'))
    .option('--draws <number>', 'spaces drawn for each baseline', '100')
    .option('--seed <number>', 'of the draws', '1')
    .addHelpText('after', `\nExamples:\n  shape-space analyse regions my-study --space mean --dims 3\n${exitCodes}`)
    .action((project: string, options: PlaceOptions & { draws: string; seed: string }) =>
      act((context) => regions(context, project, options)),
    );
  addPlaces(
    analyse
      .command('directions')
      .description('directions of the rated features: regression and support vector machine, and the best averaged'),
  )
    .option('--least-kappa <number>', 'keep no direction below it when averaging')
    .option('--least-spearman <number>', 'keep no direction below it when averaging')
    .addHelpText('after', `\nExamples:\n  shape-space analyse directions my-study --space mean --dims 4 --json\n${exitCodes}`)
    .action((project: string, options: DirectionOptions) => act((context) => directions(context, project, options)));
  addPlaces(analyse.command('agreement').description('agreement of distances with the dissimilarities, for the space and for pixels'))
    .option('--seed <number>', 'of the folds over pairs', '42')
    .addHelpText('after', `\nExamples:\n  shape-space analyse agreement my-study --space mean --dims 4\n${exitCodes}`)
    .action((project: string, options: PlaceOptions & { seed: string }) => act((context) => agreement(context, project, options)));
}

interface PlaceOptions {
  readonly space?: string;
  readonly dims?: string;
}

interface DirectionOptions extends PlaceOptions {
  readonly leastKappa?: string;
  readonly leastSpearman?: string;
}

function addPlaces(command: Command): Command {
  return command
    .argument('<project>', 'project folder')
    .option('--space <name>', "name of a space; the project's target space unless given")
    .option('--dims <number>', "number of dimensions; the target's unless given")
    .option('--json', 'print everything as JSON on the last line');
}

async function regions(
  context: CommandContext,
  project: string,
  options: PlaceOptions & { draws: string; seed: string },
): Promise<Outcome> {
  const { places, named } = await findPlaces(context, project, options);
  const draws = readWhole(options.draws, '--draws', 1, 10_000);
  const report = await judgeRegions(places, readWhole(options.seed, '--seed', -1e15, 1e15), draws);
  for (const line of align([
    ['', 'stimuli', 'intruders', 'mean distance to prototype'],
    ...report.rows.map(({ category, members, intruders, size }) => [category, String(members), String(intruders.length), size.toFixed(3)]),
    ['all', '', String(report.intruders), report.size.toFixed(3)],
    ...report.baselines.map(({ baseline, intruders, size }) => [
      `${baseline} (${draws} draws)`,
      '',
      `${intruders.mean.toFixed(1)} ± ${intruders.sd.toFixed(1)}, p = ${intruders.p.toFixed(3)}`,
      `${size.mean.toFixed(3)} ± ${size.sd.toFixed(3)}, p = ${size.p.toFixed(3)}`,
    ]),
  ]))
    context.say(line);
  if (report.isFlat)
    context.say(
      'With no more stimuli than dimensions in a category its hull is flat, and nothing can be inside: 0 intruders say nothing here.',
    );
  return { value: { ...named, ...report } };
}

async function directions(context: CommandContext, project: string, options: DirectionOptions): Promise<Outcome> {
  const { folder, places, named } = await findPlaces(context, project, options);
  const features = await readFeatures(folder);
  if (features.length === 0)
    throw new AppError('bad-input', `${folder} has no rated features (features.csv is missing or empty). Import them first.`);
  const [leastKappa, leastSpearman] = [
    readShare(options.leastKappa, '--least-kappa'),
    readShare(options.leastSpearman, '--least-spearman'),
  ];
  const report = describeDirections(places, features, {
    ...(leastKappa === null ? {} : { leastKappa }),
    ...(leastSpearman === null ? {} : { leastSpearman }),
  });
  for (const line of align([
    ['', 'ratings', 'found by', 'kappa', 'Spearman'],
    ...report.candidates.map(({ feature, scale, model, kappa, spearman }) => [
      feature,
      scale,
      model,
      kappa.toFixed(3),
      spearman.toFixed(3),
    ]),
    ...report.averaged.flatMap(({ feature, by, quality }) =>
      quality.map(({ scale, kappa, spearman }) => [feature, scale, `best by ${by}`, kappa.toFixed(3), spearman.toFixed(3)]),
    ),
  ]))
    context.say(line);
  return { value: { ...named, ...report } };
}

async function agreement(context: CommandContext, project: string, options: PlaceOptions & { seed: string }): Promise<Outcome> {
  const { folder, places, named } = await findPlaces(context, project, options);
  const seed = readWhole(options.seed, '--seed', -1e15, 1e15);
  const { matrix } = await readDissimilarityMatrix(folder);
  const ofPixels = await withReading(context, ({ images }) => judgePixels(folder, places.stimuli, matrix, seed, images));
  const rows = [...(await judgeAgreement(matrix, places, seed)), ...(ofPixels ?? [])];
  for (const line of align([
    ['', 'distance', 'weights', 'Pearson', 'Spearman', 'Kendall', 'linear R²', 'isotonic R²'],
    ...rows.map(({ block, measure, weights, ...values }) => [
      block === null ? 'space' : `pixels, blocks of ${block}`,
      measure,
      weights,
      ...[values.pearson, values.spearman, values.kendall, values.linearR2, values.isotonicR2].map((value) =>
        Number.isFinite(value) ? value.toFixed(4) : '–',
      ),
    ]),
  ]))
    context.say(line);
  if (ofPixels === null) context.say('Not every stimulus has a drawing that can be read, so pixels are left out.');
  return { value: { ...named, rows } };
}

async function findPlaces(
  context: CommandContext,
  project: string,
  { space, dims }: PlaceOptions,
): Promise<{ folder: string; places: Places; named: { space: string; dims: number; tag: string | null } }> {
  const folder = place(context, project);
  const { targetSpace } = await readProject(folder);
  const name = space ?? targetSpace?.name;
  const number = dims === undefined ? targetSpace?.dims : readWhole(dims, '--dims', 1, 10);
  if (name === undefined || number === undefined)
    throw new AppError('bad-input', 'This project has no target space yet. Name a space with --space and --dims.');
  const places = await readPlaces(folder, name, number);
  const tag = await spaceTag(folder, name);
  if (tag !== null) context.say(tag);
  return { folder, places, named: { space: name, dims: number, tag } };
}

function readShare(text: string | undefined, option: string): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || !(value >= -1 && value <= 1))
    throw new AppError('bad-input', `${option} takes a number from −1 to 1, not ‘${text}’.`);
  return value;
}
