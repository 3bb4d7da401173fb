/** The whole bench: every engine and peer side by side, in rounds, so that ratios compare what ran minutes apart at most. */
import { cpus, totalmem } from 'node:os';
import { writeOut } from '../../core/network/written-out';
import { trainingFlops } from '../../engines/onnx/machine/work-estimate';
import { benchSetup } from './bench-setup';
import { startSubject, type SubjectCommand, type SubjectProcess } from './subject-process';
import type { Figure, SubjectRequest, SubjectStart } from './subject-protocol';

export interface BenchOptions {
  readonly engines: readonly { readonly engine: SubjectStart['engine']; readonly device: string }[];
  readonly batch: number;
  /** How long each program runs for one figure in one round. */
  readonly seconds: number;
  readonly rounds: number;
  readonly subjectScript: string;
  /** Python with PyTorch or TensorFlow, and the folder of the peers' programs; null: no peers. */
  readonly peers: { readonly python: string; readonly folder: string } | null;
  readonly say: (line: string) => void;
}

export interface BenchRow {
  readonly batch: number;
  readonly trainImagesPerSecond: number | null;
  readonly evaluateImagesPerSecond: number | null;
  readonly pipelineImagesPerSecond: number | null;
  readonly epochImagesPerSecond: number | null;
  readonly peakMemoryBytes: number | null;
  readonly shareOfPeak: number | null;
}
export type EngineRow = BenchRow & { readonly engine: string; readonly device: string };
export type PeerRow = EngineRow & { readonly name: string };

/** First engine's figure over a peer's (or over another figure of its own), the median of the rounds, and every round. */
export interface BenchRatio {
  readonly figure: string;
  readonly of: string;
  readonly over: string;
  readonly median: number;
  readonly rounds: readonly number[];
}

export interface BenchPart {
  readonly results: readonly EngineRow[];
  readonly peers: readonly PeerRow[];
  readonly ratios: readonly BenchRatio[];
}
export interface BenchReport extends BenchPart {
  readonly machine: { readonly processor: string; readonly threads: number; readonly memoryBytes: number; readonly peakFlops: number };
  /** The same with reconstruction, training only. */
  readonly threeObjectives: BenchPart;
}

export async function runBench(options: BenchOptions): Promise<BenchReport> {
  const threads = cpus().length;
  const { measureMachinePeak } = await import('../../engines/onnx/machine/machine-peak');
  const peakFlops = await measureMachinePeak(threads, Math.min(3, options.seconds), () => performance.now());
  options.say(`${cpus()[0]?.model ?? 'processor'}, ${threads} threads, ${(peakFlops / 1e9).toFixed(0)} GFLOP/s at best.`);
  const two = await runPart(options, false, peakFlops);
  const threeObjectives = await runPart(options, true, peakFlops);
  return {
    machine: { processor: cpus()[0]?.model ?? '', threads, memoryBytes: totalmem(), peakFlops },
    ...two,
    threeObjectives,
  };
}

type Measured = Exclude<SubjectRequest['measure'], 'soak'> | 'alone';

interface Entrant {
  readonly engine: string;
  readonly device: string;
  readonly isPeer: boolean;
  readonly process: SubjectProcess;
  /** By what was measured; 'alone' is training next to the epochs. */
  readonly figures: Record<Measured, Figure[]>;
}

async function runPart(options: BenchOptions, decoder: boolean, peakFlops: number): Promise<BenchPart> {
  const setup = benchSetup(options.batch, decoder);
  options.say(decoder ? '\nClassification, mapping and reconstruction' : '\nClassification and mapping');
  const entrants = await startAll(options, decoder);
  try {
    for (let round = 0; round < options.rounds; round++)
      for (const entrant of entrants) {
        await take(options, entrant, 'train', round);
        if (!decoder) await take(options, entrant, 'evaluate', round);
      }
    if (!decoder)
      for (const entrant of entrants.filter(({ isPeer }) => !isPeer)) {
        entrant.process.dispose(); // its memory is wanted
        await measureWhole(options, entrant);
      }
  } finally {
    for (const { process } of entrants) process.dispose();
  }
  const rows = entrants.map((entrant) => ({ entrant, row: rowOf(entrant, options.batch, trainingFlops(setup.network), peakFlops) }));
  const ratios = ratiosOf(entrants);
  for (const { figure, of, over, median } of ratios) options.say(`${figure}: ${of} / ${over} = ${median.toFixed(2)}`);
  return {
    results: rows.filter(({ entrant }) => !entrant.isPeer).map(({ row }) => row),
    peers: rows.filter(({ entrant }) => entrant.isPeer).map(({ entrant, row }) => ({ name: entrant.process.name, ...row })),
    ratios,
  };
}

async function startAll({ engines, batch, subjectScript, peers, say }: BenchOptions, decoder: boolean): Promise<Entrant[]> {
  const entrants: Entrant[] = [];
  const enter = async (engine: string, device: string, isPeer: boolean, command: SubjectCommand): Promise<void> => {
    try {
      const process = await startSubject(command);
      entrants.push({ engine, device, isPeer, process, figures: { train: [], evaluate: [], pipeline: [], epoch: [], alone: [] } });
    } catch (error) {
      if (!isPeer) throw error;
      say(`${engine}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  for (const { engine, device } of engines)
    await enter(engine, device, false, ownCommand(subjectScript, { engine, device, batchSize: batch, decoder }));
  const { network, objectives } = benchSetup(batch, decoder);
  const setup = { batchSize: batch, network: writeOut(network), objectives };
  if (peers !== null)
    for (const peer of ['pytorch', 'keras'])
      await enter(peer, 'cpu', true, { command: peers.python, arguments: [`${peers.folder}/measure.py`, peer], setup });
  return entrants;
}

export function ownCommand(script: string, setup: SubjectStart): SubjectCommand {
  return { command: process.execPath, arguments: [script], setup };
}

/** Whole epochs between stretches of training alone; each in a fresh process, so that its memory is that of one run. */
async function measureWhole(options: BenchOptions, entrant: Entrant): Promise<void> {
  const { batch, subjectScript, seconds } = options;
  const { engine, device, figures } = entrant;
  const setup: SubjectStart = { engine: engine as SubjectStart['engine'], device, batchSize: batch, decoder: false };
  const using = async (use: (process: SubjectProcess) => Promise<void>): Promise<void> => {
    const process = await startSubject(ownCommand(subjectScript, setup));
    await use(process).finally(() => process.dispose());
  };
  await using((process) => take(options, { ...entrant, process }, 'pipeline', 0));
  await using(async (alone) => {
    for (let round = 0; round < 2; round++) {
      const request = { measure: 'train', seconds: 2 * seconds } as const;
      const before = await alone.ask(request);
      const expected = { seconds: 6 * seconds, imagesPerSecond: before.imagesPerSecond };
      await using((process) => take(options, { ...entrant, process }, 'epoch', round, expected));
      const after = await alone.ask(request);
      figures.alone.push({ ...before, imagesPerSecond: (before.imagesPerSecond + after.imagesPerSecond) / 2 });
    }
  });
}

async function take(
  { say, seconds }: BenchOptions,
  entrant: Entrant,
  measure: Exclude<Measured, 'alone'>,
  round: number,
  duration: Omit<SubjectRequest, 'measure'> = { seconds },
): Promise<void> {
  const figure = await entrant.process.ask({ measure, ...duration });
  entrant.figures[measure].push(figure);
  say(`round ${round + 1}: ${entrant.process.name}, ${measure} ${figure.imagesPerSecond.toFixed(1)} images/s`);
}

function rowOf({ engine, device, figures }: Entrant, batch: number, flopsPerImage: number, peakFlops: number): EngineRow {
  const train = medianOf(figures.train);
  const memory = [...figures.train, ...figures.epoch].map(({ peakMemoryBytes }) => peakMemoryBytes);
  return {
    engine,
    device,
    batch,
    trainImagesPerSecond: train,
    evaluateImagesPerSecond: medianOf(figures.evaluate),
    pipelineImagesPerSecond: medianOf(figures.pipeline),
    epochImagesPerSecond: medianOf(figures.epoch),
    peakMemoryBytes: memory.length === 0 ? null : Math.max(...memory),
    shareOfPeak: train === null || device !== 'cpu' ? null : (train * flopsPerImage) / peakFlops,
  };
}

function ratiosOf(entrants: readonly Entrant[]): BenchRatio[] {
  const own = entrants.filter(({ isPeer }) => !isPeer);
  return own.flatMap((entrant) => {
    const of = `${entrant.engine} on ${entrant.device}`;
    const ratio = (figure: string, over: string, ours: readonly Figure[], theirs: readonly Figure[]): BenchRatio[] => {
      const rounds = ours.flatMap((one, i) => (theirs[i] === undefined ? [] : [one.imagesPerSecond / theirs[i].imagesPerSecond]));
      return rounds.length === 0 ? [] : [{ figure, of, over, median: median(rounds), rounds }];
    };
    const { figures } = entrant;
    return [
      ...entrants
        .filter(({ isPeer }) => isPeer)
        .flatMap((peer) => [
          ...ratio('train', peer.process.name, figures.train, peer.figures.train),
          ...ratio('evaluate', peer.process.name, figures.evaluate, peer.figures.evaluate),
        ]),
      ...ratio('epoch', 'training alone', figures.epoch, figures.alone),
    ];
  });
}

function medianOf(figures: readonly Figure[]): number | null {
  return figures.length === 0 ? null : median(figures.map(({ imagesPerSecond }) => imagesPerSecond));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
