/** `shape-space decode`: what the networks of a project draw at a place of its space. */
import { Option, type Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import type { DecodedPlace, DecodingAnswer, OtherUnits } from '../../../../contract/results/decoding';
import { findDecoder, type FoundDecoder } from '../../../../studio/placing/find-decoders';
import { createDrawingPlacer } from '../../../../studio/placing/drawing-placer';
import { isIncluded } from '../../../../contract/study/stimulus';
import { walkAlong } from '../../../../core/figures/strip/walk-places';
import { pngStrip } from '../../../../pipeline/decode/png-strip';
import { readStimuli } from '../../../../store/files/tables';
import { readSpace } from '../../../../store/project/space-store';
import { readProject } from '../../../../store/project/project-store';
import { writeAtomic } from '../../../../store/files/write-atomic';
import { exitCodes, place, withReading, type Act, type CommandContext, type Outcome } from '../../command-context';

interface DecodeOptions {
  readonly at: string;
  readonly others: string;
  readonly fold?: string;
  readonly method?: string;
  readonly along?: string;
  readonly out?: string;
}

export function addDecode(program: Command, act: Act): void {
  program
    .command('decode')
    .description(
      'draw a place of the target space with networks that learnt reconstruction (step 8), and say where the image lands again; works while the app has the project open',
    ) // prettier-ignore
    .argument('<project>', 'project folder')
    .requiredOption('--at <x,y,...>', 'coordinates of the place, one for each dimension')
    .option(
      '--others <from>',
      'the other units of the bottleneck: ‘nearest’ stimuli (weighted), ‘mean’ of all, or the id of one stimulus',
      'nearest',
    ) // prettier-ignore
    .addOption(new Option('--fold <number>', 'the image of one network, not the mean of all').choices(['1', '2', '3', '4', '5']))
    .option('--method <row>', 'of the results, as ‘8’ (default: the one with the most networks)')
    .option('--along <feature>', 'nine images on the way along a rated feature through the place, from its lowest to its highest value')
    .option('--out <file>', 'write the image as PNG; of a way, the nine side by side')
    .option('--json', 'print everything as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space decode my-study --at 0.2,-0.1,0.4,0 --out there.png
  shape-space decode my-study --at=-0.2,0.1,0,0 --others owl --fold 1 --out owl-like.png --json
  shape-space decode my-study --at 0,0,0,0 --along FORM --out along-form.png
${exitCodes}`,
    )
    .action((project: string, options: DecodeOptions) => act((context) => decodePlace(context, project, options)));
}

async function decodePlace(context: CommandContext, project: string, options: DecodeOptions): Promise<Outcome> {
  const folder = place(context, project);
  const at = readPlace(options.at);
  const { tag } = await readProject(folder);
  const method = await findDecoder(folder, options.method ?? null);
  const picked = options.fold === undefined ? null : requireFold(method, Number(options.fold) - 1);
  const answer = await withReading(context, async ({ images }): Promise<DecodingAnswer> => {
    const placer = createDrawingPlacer(folder, { assetsFolder: context.places.assetsFolder, images, emit: () => undefined }, () =>
      context.launchCompute('ignore'),
    );
    try {
      const others = readOthers(options.others);
      if (options.along === undefined) return await placer.decode(method.row, [at], others);
      const { directions } = await placer.decode(method.row, [], others);
      return await placer.decode(method.row, await wayAlong(folder, method, at, requireFeature(directions, options.along)), others);
    } finally {
      placer.dispose();
    }
  });
  const [drawn] = answer.places;
  if (drawn === undefined) throw new AppError('internal', 'The networks drew nothing.');
  for (const each of answer.places) for (const line of describe(method, each, answer)) context.say(line);
  const { folds, imageSize, loss } = answer;
  if (options.out !== undefined) {
    const file = place(context, options.out);
    const pngs = answer.places.map(({ average, images }) => Buffer.from(picked === null ? average : images[picked]!, 'base64'));
    await writeAtomic(file, pngs.length === 1 ? pngs[0]! : await pngStrip(pngs, imageSize));
    context.say(`Written: ${file}`);
  }
  const { row, name, space, dims } = method;
  const about = { tag, method: { row, name, space, dims }, folds, imageSize, loss };
  const numbers = answer.places.map(({ images: _, average: __, ...each }) => each);
  return { value: options.along === undefined ? { ...about, ...numbers[0] } : { ...about, along: options.along, places: numbers } };
}

function describe(
  method: FoundDecoder,
  { at, landing, miss, isFar, nearest, lenders }: DecodedPlace,
  { folds, loss }: DecodingAnswer,
): string[] {
  const say = (values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(' ');
  const [first] = nearest;
  const who =
    lenders.length === 0
      ? 'the mean of all stimuli'
      : lenders.map(({ name, weight }) => `${name} (${Math.round(weight * 100)} %)`).join(', ');
  return [
    `${method.name}, ${method.dims}-D: drawn by ${folds.length === 1 ? 'one network' : `${folds.length} networks`}.`,
    `Other units from: ${who}.`,
    `Asked for ${say(at)}; the networks put the image at ${say(landing)}, ${miss.toFixed(2)} away.`,
    ...(first === undefined
      ? []
      : [
          `Nearest: ${first.name} (distance ${first.distance.toFixed(2)}, reconstruction loss ${first.loss.toFixed(3)}; of all stimuli ${loss.toFixed(3)}).`,
        ]),
    ...(isFar ? ['This place lies farther from every stimulus than any stimulus from its nearest: what is drawn there says little.'] : []),
  ];
}

/** In capitals or not. */
function requireFeature(directions: DecodingAnswer['directions'], name: string): readonly number[] {
  const found = directions.find(({ feature }) => feature.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found.vector;
  const there =
    directions.length === 0 ? 'This project has no rated features.' : `There are: ${directions.map(({ feature }) => feature).join(', ')}.`;
  throw new AppError('bad-input', `‘${name}’ is no rated feature with a direction in this space. ${there}`);
}

async function wayAlong(
  folder: string,
  { space, dims }: FoundDecoder,
  at: readonly number[],
  vector: readonly number[],
): Promise<number[][]> {
  if (at.length !== dims) throw new AppError('bad-input', `A place of this space has ${dims} coordinates, not ${at.length}.`);
  const included = new Set((await readStimuli(folder)).filter(isIncluded).map(({ id }) => id));
  const { stimuli, coordinates } = await readSpace(folder, space, dims);
  return walkAlong(
    at,
    vector,
    coordinates.filter((_, i) => included.has(stimuli[i]!)),
  );
}

function readPlace(text: string): number[] {
  const parts = text.split(',').map((part) => part.trim());
  const values = parts.map(Number);
  if (parts.some((part) => part === '') || !values.every(Number.isFinite))
    throw new AppError('bad-input', `‘${text}’ is no place. Give numbers with commas between them, as --at 0.2,-0.1,0.4,0.`);
  return values;
}

function readOthers(text: string): OtherUnits {
  return text === 'nearest' || text === 'mean' ? { from: text } : { from: 'stimulus', stimulus: text };
}

/** Its position among the networks that are there. */
function requireFold({ folds }: FoundDecoder, fold: number): number {
  const index = folds.indexOf(fold);
  if (index >= 0) return index;
  throw new AppError(
    'not-available',
    `The network of fold ${fold + 1} is not in the project. There are those of: ${folds.map((each) => each + 1).join(', ')}.`,
  );
}
