/** `shape-space network`: photograph networks of one's own, each a row of step 1. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import type { FurtherNetwork } from '../../../../contract/study/project';
import { nameNetwork, readNetworkName } from '../../../../core/catalogue/network-name';
import { bundledPhotographNetwork, namedNetwork } from '../../../../core/experiments/photograph-network';
import { readProject } from '../../../../store/project/project-store';
import { asFileName } from '../../../../files/path-name';
import { writeAtomic } from '../../../../store/files/write-atomic';
import { tryOnDrawings } from '../../../../studio/experiments/check-network';
import { networkCheckLines } from '../../output/network-check-lines';
import type { Studio } from '../../../../studio/studio';
import {
  exitCodes,
  place,
  trustOption,
  valueOf,
  withReading,
  withStudio,
  type Act,
  type CommandContext,
  type Outcome,
} from '../../command-context';
import { addNetworkOptions, readLines, readNetworkInput, type NetworkOptions } from '../../options/network-options';

interface AddOptions extends NetworkOptions {
  readonly first?: boolean;
  readonly trust?: boolean;
}

export function addNetwork(program: Command, act: Act): void {
  const network = program
    .command('network')
    .description('photograph networks of your own: ONNX files, each a row of step 1')
    .addHelpText('after', exitCodes);
  network
    .command('layers')
    .description('list the layers of an ONNX file whose activations can be features')
    .argument('<file>', 'an image network (.onnx)')
    .option('--json', 'print the names as JSON on the last line')
    .addHelpText('after', `\nExamples:\n  shape-space network layers dinov2.onnx\n${exitCodes}`)
    .action((file: string) =>
      act(async (context) => {
        const layers = await withReading(context, ({ networks }) => networks.layers(place(context, file)));
        context.say(layers.join('\n'));
        return { value: { layers } };
      }),
    );
  network
    .command('list')
    .description('the networks of a project: the first, and further ones beside it')
    .argument('<project>', 'project folder')
    .option('--json', 'print them as JSON on the last line')
    .addHelpText('after', `\nExamples:\n  shape-space network list my-study\n${exitCodes}`)
    .action((project: string) => act((context) => list(context, place(context, project))));
  addNetworkOptions(
    network
      .command('add')
      .description(
        'copy an ONNX file into a project as a further network: its regressions are rows of their own from the next start of steps 1 and 5 on',
      )
      .argument('<project>', 'project folder')
      .argument('<file>', 'an image network (.onnx)'),
  )
    .option(
      '--first',
      'as the first network in place of the one there is: its rows have no name of a network beside theirs, and maps show it',
    )
    .option(...trustOption)
    .option('--json', 'print the networks as JSON on the last line')
    .addHelpText(
      'after',
      `\nExamples:\n  shape-space network add my-study dinov2.onnx --layer last_hidden_state --normalisation imagenet --tokens class\n  shape-space network add my-study clip.onnx --normalisation clip --lines 0.3\n${exitCodes}`,
    )
    .action((project: string, file: string, options: AddOptions) =>
      act((context) => add(context, place(context, project), place(context, file), options)),
    );
  addNetworkOptions(
    network
      .command('check')
      .description('show what a network is given of up to eight drawings of a project and what it makes of them, before it is used')
      .argument('<project>', 'project folder')
      .argument('<file>', 'an image network (.onnx)'),
  )
    .option('--out <folder>', 'write the drawings as the network is given them (PNG), and check.json')
    .option('--json', 'print the check as JSON on the last line')
    .addHelpText(
      'after',
      `\nExamples:\n  shape-space network check my-study clip.onnx --normalisation clip --out seen\n\nExit code 2 when something speaks against its features.\n${exitCodes}`,
    )
    .action((project: string, file: string, options: NetworkOptions & { out?: string }) =>
      act((context) => checkNetwork(context, place(context, project), place(context, file), options)),
    );
  network
    .command('remove')
    .description('take a further network out of a project; its file and finished results stay')
    .argument('<project>', 'project folder')
    .argument('<name>', 'its name or number in network list')
    .option(...trustOption)
    .option('--json', 'print the networks that are left as JSON on the last line')
    .addHelpText('after', `\nExamples:\n  shape-space network remove my-study 2\n${exitCodes}`)
    .action((project: string, name: string, options: { trust?: boolean }) =>
      act(async (context) => {
        const folder = place(context, project);
        await change(context, folder, options.trust === true, async (studio) => {
          valueOf(await studio.methods.removePhotographNetwork({ name: await findName(folder, name) }));
        });
        return list(context, folder);
      }),
    );
}

async function add(context: CommandContext, folder: string, file: string, options: AddOptions): Promise<Outcome> {
  const { choice, lines } = await readChoiceOf(context, file, options);
  await change(context, folder, options.trust === true, async (studio) => {
    if (options.first !== true) {
      valueOf(await studio.methods.addPhotographNetwork({ ...choice, ...(lines === null ? {} : { lineThickness: lines }) }));
      return;
    }
    const { lineThickness } = await readProject(folder);
    valueOf(await studio.methods.choosePhotographNetwork(choice));
    valueOf(await studio.methods.chooseLineThickness({ photograph: lines, sketch: lineThickness?.sketch ?? null }));
  });
  return list(context, folder);
}

/** Reads everything before anything is done. */
async function readChoiceOf(
  context: CommandContext,
  file: string,
  options: NetworkOptions,
): Promise<{ choice: FurtherNetwork; lines: number | null }> {
  const [input, lines] = [readNetworkInput(options), readLines(options.lines)];
  const layers = await withReading(context, ({ networks }) => networks.layers(file));
  const layer = options.layer ?? layers.at(-1);
  if (layer === undefined || !layers.includes(layer))
    throw new AppError(
      'bad-input',
      `${file} has no layer ‘${layer ?? ''}’. It has: ${layers.slice(-12).join(', ')}${layers.length > 12 ? ` and ${layers.length - 12} before these (network layers lists all)` : ''}.`,
    );
  const choice = { file, layer, ...(Object.keys(input).length === 0 ? {} : { input }) };
  return { choice, lines };
}

async function checkNetwork(
  context: CommandContext,
  folder: string,
  file: string,
  options: NetworkOptions & { out?: string },
): Promise<Outcome> {
  const { choice, lines } = await readChoiceOf(context, file, options);
  const { check, pictures } = await withReading(context, ({ networks }) =>
    tryOnDrawings(folder, networks, { ...choice, ...(lines === null ? {} : { lineThickness: lines }) }),
  );
  for (const line of networkCheckLines(check)) context.say(line);
  if (options.out !== undefined) {
    const out = place(context, options.out);
    await mkdir(out, { recursive: true });
    for (const [i, picture] of pictures.entries())
      await writeAtomic(join(out, `${i + 1}-${asFileName(check.drawings[i] ?? '')}.png`), picture);
    await writeAtomic(
      join(out, 'check.json'),
      `${JSON.stringify({ network: { ...choice, ...(lines === null ? {} : { lineThickness: lines }) }, ...check }, null, 2)}\n`,
    );
    context.say(`What it is given is in ${out}.`);
  }
  return { value: check, exitCode: check.doubts.length === 0 ? 0 : 2 };
}

async function list(context: CommandContext, folder: string): Promise<Outcome> {
  const { photographNetwork: first, furtherNetworks = [], lineThickness } = await readProject(folder);
  const describe = (each: FurtherNetwork) => ({ name: nameNetwork(namedNetwork(each)), ...each });
  const lines = lineThickness?.photograph === undefined ? {} : { lineThickness: lineThickness.photograph };
  const networks = [
    first === null ? { name: bundledPhotographNetwork, ...lines } : describe({ ...first, ...lines }),
    ...furtherNetworks.map(describe),
  ];
  for (const [i, { name }] of networks.entries()) context.say(`${i + 1}. ${readNetworkName(name).join(', ')}${i === 0 ? ' (first)' : ''}`);
  return { value: { networks } };
}

/** By its number, its name, or its file's as long as no other has it. */
async function findName(folder: string, given: string): Promise<string> {
  const { furtherNetworks = [] } = await readProject(folder);
  const names = furtherNetworks.map((each) => nameNetwork(namedNetwork(each)));
  const numbered = /^\d+$/.test(given) ? names[Number(given) - 2] : undefined;
  const fitting = names.filter(
    (name) => name === given || readNetworkName(name).join(', ') === given || readNetworkName(name)[0] === given,
  );
  const [found] = numbered === undefined ? fitting : [numbered];
  if (found !== undefined && (numbered !== undefined || fitting.length === 1)) return found;
  if (given === '1')
    throw new AppError('bad-input', 'The first network cannot be removed, only replaced: network add --first takes another one.');
  const what = fitting.length > 1 ? `${fitting.length} networks are called ‘${given}’` : `No further network is called ‘${given}’`;
  throw new AppError(
    'not-found',
    `${what}. ${names.length === 0 ? 'The project has none.' : `There are: ${names.map((name, i) => `${i + 2}. ${readNetworkName(name).join(', ')}`).join('; ')}.`}`,
  );
}

function change(context: CommandContext, folder: string, trust: boolean, act: (studio: Studio) => Promise<void>): Promise<void> {
  return withStudio(context, 'cli', async (studio) => {
    valueOf(await studio.methods.openProject({ folder, trust }));
    await act(studio);
  });
}
