/** `shape-space bench`: how fast this machine trains the study's network, and how fast PyTorch and Keras do. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { ownCommand, runBench, type BenchOptions, type BenchReport, type EngineRow } from '../../../bench/run-bench';
import { startSubject } from '../../../bench/subject-process';
import { exitCodes, type Act, type CommandContext, type Outcome } from '../../command-context';

interface Options {
  readonly engine?: string;
  readonly device?: string;
  readonly batch: string;
  readonly seconds: string;
  readonly rounds: string;
  readonly peerPython?: string;
  readonly soak?: string;
}

export function addBench(program: Command, act: Act): void {
  program
    .command('bench')
    .description(
      "measure training, evaluation and the input pipeline on the study's network, beside PyTorch and Keras where they are installed",
    )
    .option('--engine <name>', 'onnx or tensorflow (default: all that can be used here)')
    .option('--device <name>', 'cpu, webgpu, ... (default: all that can be used here)')
    .option('--batch <number>', 'images per training step', '128')
    .option('--seconds <number>', 'how long each program runs for one figure in one round', '8')
    .option('--rounds <number>', 'how often everything is measured in turn', '3')
    .option('--peer-python <python>', 'a Python that has PyTorch, Keras or both (default: no peers)')
    .option('--soak <steps>', 'instead, train for so many steps and watch the memory')
    .option('--json', 'print the figures as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space bench
  shape-space bench --json --engine onnx --device cpu --peer-python python3
  shape-space bench --engine onnx --device cpu --batch 16 --soak 2000
${exitCodes}`,
    )
    .action((options: Options) => act((context) => bench(context, options)));
}

async function bench(context: CommandContext, options: Options): Promise<Outcome> {
  const engines = await chosenEngines(options);
  const batch = readPositive('--batch', options.batch, true);
  const mainFolder = dirname(context.places.computeScript);
  const subjectScript = join(mainFolder, 'bench-subject.js');
  if (options.soak !== undefined) return soak(context, engines, batch, readPositive('--soak', options.soak, true), subjectScript);
  const report = await runBench({
    engines,
    batch,
    seconds: readPositive('--seconds', options.seconds),
    rounds: readPositive('--rounds', options.rounds, true),
    subjectScript,
    peers: options.peerPython === undefined ? null : { python: options.peerPython, folder: peerFolder(mainFolder) },
    say: (line) => context.say(line),
  });
  for (const line of table(report)) context.say(line);
  return { value: report };
}

async function chosenEngines({ engine, device }: Options): Promise<BenchOptions['engines']> {
  const { listEngines } = await import('../../../../engines/open-engine'); // no other command loads an engine into this process
  const all = await listEngines();
  const matching = all.filter((each) => (engine ?? each.name) === each.name && (device ?? each.device) === each.device);
  if (matching.length === 0) {
    const known = all.map((each) => `${each.name} on ${each.device}`).join(', ');
    throw new AppError('bad-input', `There is no engine ‘${engine ?? 'any'}’ on the device ‘${device ?? 'any'}’. There are: ${known}.`);
  }
  // Plain JavaScript takes minutes for a step of this network; it is measured when it is asked for by name.
  const usable = matching.filter((each) => each.available && (each.device !== 'javascript' || device !== undefined));
  if (usable.length === 0) throw new AppError('not-available', matching.map((each) => each.reason ?? '').join(' '));
  return usable.map((each) => ({ engine: each.name, device: each.device }));
}

function readPositive(option: string, text: string, isWhole = false): number {
  const value = Number(text);
  if (value > 0 && value <= 1e6 && (!isWhole || Number.isInteger(value))) return value;
  throw new AppError('bad-input', `${option} takes a ${isWhole ? 'whole ' : ''}number above 0, not ‘${text}’.`);
}

/** Peers are part of a checkout only: whoever has Python and PyTorch for them has that too. */
function peerFolder(mainFolder: string): string {
  const folder = join(mainFolder, '..', '..', 'build', 'bench', 'peers');
  if (existsSync(folder)) return folder;
  throw new AppError('not-available', `The programs for Python are not in ${folder}. Run the bench from a checkout of the source code.`);
}

async function soak(
  context: CommandContext,
  engines: BenchOptions['engines'],
  batch: number,
  steps: number,
  subjectScript: string,
): Promise<Outcome> {
  const results = [];
  for (const { engine, device } of engines) {
    const subject = await startSubject(ownCommand(subjectScript, { engine, device, batchSize: batch, decoder: false }));
    try {
      const { imagesPerSecond, memoryBytes = [], peakMemoryBytes } = await subject.ask({ measure: 'soak', seconds: steps });
      const [quarter = NaN] = memoryBytes.slice(Math.floor(memoryBytes.length / 4));
      const growthBytes = (memoryBytes.at(-1) ?? NaN) - quarter;
      context.say(
        `${subject.name}: ${steps} steps of ${batch} images, ${imagesPerSecond.toFixed(1)} images/s; memory ${megabytes(quarter)} MB ` +
          `after a quarter, ${megabytes(memoryBytes.at(-1))} MB at the end, ${megabytes(peakMemoryBytes)} MB at most.`,
      );
      results.push({ engine, device, batch, steps, imagesPerSecond, memoryBytes, peakMemoryBytes, growthBytes });
    } finally {
      subject.dispose();
    }
  }
  return { value: { soak: results } };
}

const megabytes = (bytes: number | null | undefined) => (bytes === null || bytes === undefined ? '-' : (bytes / 1e6).toFixed(0));

function table({ results, peers, threeObjectives }: BenchReport): string[] {
  const cell = (value: number | null) => (value === null ? '-' : value.toFixed(1)).padStart(10);
  const line = (name: string, row: EngineRow) =>
    `${name.padEnd(40)}${cell(row.trainImagesPerSecond)}${cell(row.evaluateImagesPerSecond)}${cell(row.pipelineImagesPerSecond)}` +
    `${cell(row.epochImagesPerSecond)}${megabytes(row.peakMemoryBytes).padStart(10)}${row.shareOfPeak === null ? '         -' : `${(100 * row.shareOfPeak).toFixed(0)} %`.padStart(10)}`;
  const part = (rows: readonly EngineRow[], others: BenchReport['peers']) => [
    ...rows.map((row) => line(`${row.engine} on ${row.device}`, row)),
    ...others.map((row) => line(row.name, row)),
  ];
  const head = `${''.padEnd(40)}${['train', 'evaluate', 'pipeline', 'epoch', 'MB', 'of peak'].map((name) => name.padStart(10)).join('')}`;
  return ['', head, ...part(results, peers), 'with reconstruction', ...part(threeObjectives.results, threeObjectives.peers)];
}
