/** `shape-space place`: where the networks of a project put drawings nobody has rated. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import type { PlacedDrawing, PlacingAnswer } from '../../../../contract/results/placing';
import { markWordsEn, sayRefusal } from '../../../../contract/results/placing-words-en';
import { readFolderImages } from '../../../../studio/placing/folder-images';
import { findPlacingMethod } from '../../../../studio/placing/find-methods';
import { placesCsv } from '../../../../studio/placing/places-csv';
import { createDrawingPlacer } from '../../../../studio/placing/drawing-placer';
import { readProject } from '../../../../store/project/project-store';
import { writeAtomic } from '../../../../store/files/write-atomic';
import { exitCodes, place, withReading, type Act, type CommandContext, type Outcome } from '../../command-context';
import { align } from '../../output/text-table';

interface PlaceOptions {
  readonly images: string;
  readonly method?: string;
  readonly out?: string;
}

export function addPlace(program: Command, act: Act): void {
  program
    .command('place')
    .description(
      'place new drawings in the target space: five networks, their mean, a 90 % region, and what lies near; works while the app has the project open',
    ) // prettier-ignore
    .argument('<project>', 'project folder')
    .requiredOption('--images <folder>', 'a folder of drawings, or one image file')
    .option(
      '--method <row>',
      'of the results, as ‘4’ or ‘1:photograph-lasso’ (default: networks before regressions, then the smallest error)',
    )
    .option('--out <file>', 'write places and uncertainty as a CSV table')
    .option('--json', 'print everything as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space place my-study --images new-drawings
  shape-space place my-study --images new-drawings --out places.csv
  shape-space place my-study --images owl.png --method 1:photograph-lasso --json
${exitCodes}`,
    )
    .action((project: string, options: PlaceOptions) => act((context) => placeImages(context, project, options)));
}

async function placeImages(context: CommandContext, project: string, options: PlaceOptions): Promise<Outcome> {
  const folder = place(context, project);
  const { tag } = await readProject(folder);
  const images = await readFolderImages(place(context, options.images));
  const method = await findPlacingMethod(folder, options.method ?? null);
  const answer = await withReading(context, async ({ images: imageReader }) => {
    const placer = createDrawingPlacer(
      folder,
      { assetsFolder: context.places.assetsFolder, images: imageReader, emit: () => undefined },
      () => context.launchCompute('ignore'),
    );
    try {
      return await placer.place(method.row, images);
    } finally {
      placer.dispose();
    }
  });
  context.say(`${method.name}, ${method.dims}-D: ${answer.drawings.length} drawings placed by five networks.`);
  context.say(sayCoverage(answer));
  for (const line of table(answer.drawings)) context.say(line);
  for (const { id, refused } of answer.drawings) if (refused !== null) context.say(`‘${id}’ ${sayRefusal(refused)}.`);
  if (options.out !== undefined) {
    const file = place(context, options.out);
    await writeAtomic(file, placesCsv(tag, answer.drawings, method.dims));
    context.say(`Written: ${file}`);
  }
  if (answer.drawings.every(({ refused }) => refused !== null))
    throw new AppError(
      'bad-input',
      `None of the drawings could be placed. ‘${answer.drawings[0]!.id}’ ${sayRefusal(answer.drawings[0]!.refused!)}.`,
    );
  const { row, name, space, dims, error } = method;
  return { value: { tag, method: { row, name, space, dims, error }, ...answer } };
}

function sayCoverage({ coverage }: PlacingAnswer): string {
  if (coverage === null) return 'There are too few rated stimuli for regions.';
  const { level, inside, of } = coverage;
  return `Regions are meant to hold ${Math.round(level * 100)} % of true places; of ${of} rated stimuli that the networks had not seen, ${inside} lie in theirs.`;
}

function table(drawings: readonly PlacedDrawing[]): string[] {
  const placed = drawings.filter(({ refused }) => refused === null);
  if (placed.length === 0) return [];
  return align([
    ['drawing', 'place', 'spread', 'nearest', 'distance', 'remarks'],
    ...placed.map(({ id, mean, spread, nearest, marks }) => [
      id,
      mean.map((value) => value.toFixed(2)).join(' '),
      spread.toFixed(2),
      nearest[0]?.name ?? '',
      nearest[0]?.distance.toFixed(2) ?? '',
      marks.map((mark) => markWordsEn[mark]).join('; '),
    ]),
  ]);
}
