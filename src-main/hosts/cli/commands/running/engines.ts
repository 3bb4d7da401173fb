/** `shape-space engines`: what can compute on this machine, how fast, and which of it is used. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { deviceChoiceSchema, type DeviceChoice, type DevicesDocument } from '../../../../contract/running/devices';
import { openKnownDevices } from '../../../../studio/devices/known-devices';
import { createDevices } from '../../../../studio/devices/devices';
import { extrasFor, knownExtras } from '../../../../studio/extras/extras-list';
import { installExtras } from '../../../../studio/extras/install-extras';
import { deviceWords, studySpeed } from '../../../../studio/devices/choose-device';
import { exitCodes, type Act, type CommandContext, type Outcome } from '../../command-context';

export function addEngines(program: Command, act: Act): void {
  program
    .command('engines')
    .description('list the engines and devices, how fast they are, and why one cannot be used here')
    .option('--measure', 'measure each of them (about half a minute for each)')
    .option('--use <which>', "what new experiments use: auto, or engine/device such as 'onnx/webgpu'")
    .option('--install <folder>', 'install libraries for graphics cards from files in a folder, each checked by its hash')
    .option('--json', 'print the list as JSON on the last line')
    .addHelpText(
      'after',
      `\nExamples:\n  shape-space engines\n  shape-space engines --measure\n  shape-space engines --use onnx/cpu\n${exitCodes}`,
    )
    .action((options: { measure?: boolean; use?: string; install?: string }) => act((context) => engines(context, options)));
}

async function engines(
  context: CommandContext,
  { measure = false, use, install }: { measure?: boolean; use?: string; install?: string },
): Promise<Outcome> {
  const { places, launchCompute, now } = context;
  const choice = use === undefined ? null : readChoice(use);
  if (install !== undefined) {
    const listed = extrasFor(knownExtras, `${process.platform}-${process.arch}`);
    await installExtras(places.userFolder, listed, resolve(install));
  }
  const devices = createDevices({ emit: () => undefined, now }, openKnownDevices(places.userFolder), launchCompute, () => null);
  try {
    if (choice !== null) await devices.choose(choice);
    if (measure) {
      context.say('Measuring ...');
      await devices.startMeasuring();
      await devices.measured();
    }
    const found = await devices.describe();
    for (const line of describe(found)) context.say(line);
    return { value: { ...found, engines: found.devices.map(({ engine, ...rest }) => ({ name: engine, ...rest })) } };
  } finally {
    devices.dispose();
  }
}

/** 'auto', or 'onnx/webgpu'. */
export function readChoice(text: string): DeviceChoice {
  const [engine, device] = text.split('/');
  const read = deviceChoiceSchema.safeParse(text === 'auto' ? text : { engine, device });
  if (!read.success)
    throw new AppError('bad-input', `--use takes auto or engine/device, such as onnx/cpu or tensorflow/gpu, not ‘${text}’.`);
  return read.data;
}

function describe({ machine, devices, explanation }: DevicesDocument): string[] {
  const cards = machine.cards.length === 0 ? 'no graphics card' : machine.cards.join(', ');
  const lines = devices.map(({ engine, device, version, threads, available, reason, measured }) => {
    const words = `${deviceWords({ engine, device }, threads)}${version === '' ? '' : ` (${version})`}`;
    if (!available) return `${words}: not available. ${reason ?? ''}`;
    const speed = studySpeed(measured ?? undefined);
    if (speed !== null) return `${words}: trains ${speed.train.toFixed(1)} images/s, evaluates ${speed.evaluate.toFixed(1)} images/s`;
    return `${words}: available${measured?.problem ? `. ${measured.problem}` : ''}`;
  });
  return [`${machine.processor}, ${machine.threads} threads, ${cards}`, ...lines, explanation];
}
