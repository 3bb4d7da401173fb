/** Computes what is missing of a project's analysis, one part after the other, each written down as soon as it is there. */
import { prepareImages } from '../../core/network/image-input';
import type { NetworkInput } from '../../contract/running/network-input';
import { availableParallelism } from 'node:os';
import type { AnalysedLayer, Analysis, AnalysisPart } from '../../contract/results/analysis';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { keptNeighbours, type NearestFile } from '../../contract/results/nearest';
import { nameNetwork } from '../../core/catalogue/network-name';
import type { FurtherNetwork } from '../../contract/study/project';
import { bundledPhotographNetwork, namedNetwork } from '../../core/experiments/photograph-network';
import { createStream } from '../../core/random/stream';
import { ratedPairs, type DissimilarityMatrix } from '../../core/spaces/matrix/dissimilarity-matrix';
import { measureLayer } from '../../core/statistics/agreement/layer-agreement';
import { neighbourLists } from '../../core/statistics/neighbours';
import { openEncoderLayers } from '../../engines/onnx/graph/encoder-layers';
import { openLayerReader, type LayerReader } from '../../engines/onnx/graph/layer-reader';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import type { ImageBank } from '../../pipeline/bank/image-bank';
import { writeAnalysis } from '../../store/project/analysis-store';
import { writeNearest } from '../../store/runs/nearest-store';
import { readProject } from '../../store/project/project-store';
import { readRun } from '../../store/runs/run-store';
import { bundledLayer, photographNetworkFile } from '../../studio/experiments/photograph-files';
import {
  countMissing,
  missingOf,
  planAnalysis,
  readCurrent,
  type Missing,
  type PlannedNetwork,
} from '../../studio/results/analysis/plan-analysis';
import type { TellWork } from '../../studio/work-progress';
import { readDissimilarityMatrix } from '../../studio/spaces/files/dissimilarity-table';
import { blockMeans, drawings, openStimulusBank, pixelBlocks, pixelSide } from '../../studio/spaces/judge/stimulus-pixels';
import { agreementOf, spaceAgreement } from './analyse-space';
import { baselineBlock, noiseCeiling, pixelBaseline, pixelRidge } from './analyse-target';
import { readBest } from '../training/checkpointing';

export interface Analysed {
  readonly analysis: Analysis;
  /** Sentences about networks that could not be read; everything else has been computed nevertheless. */
  readonly problems: readonly string[];
}

export interface AnalysisListener {
  /** Another part is written down, or could not be computed; 0 at the beginning. */
  analysed(done: number, total: number): void;
  /** How far the part is that is being computed: 0 as soon as it begins. */
  analysing(part: AnalysisPart, done: number, total: number): void;
}

/** Null when there is nothing to analyse: drawings are missing, or nothing is known of the pairs. `networkProblems`: why networks of the project's own are not to be opened, by file. */
export async function analyseProject(
  folder: string,
  assetsFolder: string,
  listener: AnalysisListener,
  decode?: DecodeImage,
  networkProblems: Readonly<Record<string, string>> = {},
): Promise<Analysed | null> {
  const [project, plan] = await Promise.all([readProject(folder), planAnalysis(folder)]);
  if (plan.networks.length === 0) return null;
  const { stimuli, matrix } = await readDissimilarityMatrix(folder);
  const openBank = async (lineThickness: number): Promise<ImageBank> => {
    const opened = await openStimulusBank(folder, stimuli, () => undefined, decode, lineThickness);
    if (opened.problems[0] !== undefined) throw new AppError('bad-input', opened.problems[0].message);
    return opened.bank;
  };
  const bank = await openBank(0);
  const current = await readCurrent(folder, plan);
  const { analysis: kept } = current;
  const space = kept?.space ?? (await spaceAgreement(folder, project.targetSpace, stimuli, matrix));
  let analysis: Analysis = {
    schemaVersion: 1,
    drawings: plan.drawings,
    target: plan.target,
    pairs: ratedPairs(matrix).dissimilarity.length,
    space,
    networks: kept?.networks ?? [],
    pixelBaseline: kept?.pixelBaseline ?? null,
    pixelRidge: kept?.pixelRidge ?? null,
    noiseCeiling: kept?.noiseCeiling ?? null,
  };
  let nearest: NearestFile = current.nearest ?? {
    schemaVersion: 1,
    fingerprint: plan.stimuli,
    stimuli: stimuli.map(({ id }) => id),
    sources: [],
  };
  const total = countMissing(current, plan);
  let done = 0;
  const problems: string[] = [];
  const add = async (change: Partial<Analysis>): Promise<void> => {
    analysis = { ...analysis, ...change };
    await writeAnalysis(folder, analysis);
    listener.analysed(++done, total);
  };
  const tell = (part: AnalysisPart) => (pieces: number, all: number) => listener.analysing(part, pieces, all);
  listener.analysed(0, total);
  if (plan.hasTarget && analysis.pixelBaseline === null)
    await add({ pixelBaseline: await pixelBaseline(folder, project.targetSpace!, stimuli, bank, tell('pixel-baseline')) });
  if (plan.hasTarget && (analysis.pixelRidge ?? null) === null)
    await add({ pixelRidge: await pixelRidge(folder, project.targetSpace!, stimuli, bank, tell('pixel-ridge')) });
  if (plan.hasRatings && analysis.noiseCeiling === null)
    await add({ noiseCeiling: await noiseCeiling(folder, project.targetSpace!, stimuli, tell('noise-ceiling')) });
  const order = new Map(plan.networks.map(({ source }, i) => [source, i]));
  for (const planned of plan.networks) {
    const missing = missingOf(planned, current);
    if (plan.unavailable.has(planned.source) || !(missing.layers || missing.nearest)) continue;
    const found = await analyseNetwork(planned, missing).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      problems.push(error.message);
      return null;
    });
    if (found === null) {
      listener.analysed(++done, total);
      continue;
    }
    if (found.neighbours !== null) {
      nearest = { ...nearest, sources: [...nearest.sources, { source: planned.source, neighbours: found.neighbours }] };
      await writeNearest(folder, nearest);
    }
    const networks = missing.layers ? [...analysis.networks, { ...planned, layers: found.layers }] : analysis.networks;
    await add({ networks: [...networks].sort((a, b) => order.get(a.source)! - order.get(b.source)!) });
  }
  return { analysis, problems };

  async function analyseNetwork(planned: PlannedNetwork, missing: Missing): Promise<Found> {
    const stream = createStream(project.seed, 'layer-weights');
    if (planned.kind === 'pixels') return analysePixels(bank, matrix, project.seed, missing, tell('pixels'));
    const { reader, features, input } = planned.kind === 'photograph' ? await openPhotograph(planned) : await openEncoder(folder, planned);
    try {
      let neighbours: Found['neighbours'] = null;
      const wanted = missing.layers ? reader.layers : reader.layers.filter(({ name }) => name === features);
      const lineThickness = await lineThicknessFor(planned);
      const seen = lineThickness === 0 ? bank : await openBank(lineThickness);
      const layers = await readLayers(
        reader,
        input,
        wanted,
        seen,
        matrix,
        project.seed,
        tell(planned.kind),
        (layer, activations, units) => {
          if (missing.nearest && layer === features) neighbours = neighbourLists(activations, matrix.n, units, keptNeighbours);
          return missing.layers ? [describe(layer, measureLayer(matrix, activations, units, stream))] : [];
        },
      );
      return { layers, neighbours };
    } finally {
      await reader.dispose();
    }
  }

  /** As the network was given its drawings. */
  async function lineThicknessFor({ kind, run, network }: PlannedNetwork): Promise<number> {
    if (network !== undefined) return furtherNamed(network)?.lineThickness ?? 0;
    if (kind === 'photograph') return project.lineThickness?.photograph ?? 0;
    return (run === null ? null : await readRun(folder, run))?.configuration.augmentation.lineThickness ?? 0;
  }

  function furtherNamed(name: string): FurtherNetwork | undefined {
    return project.furtherNetworks?.find((each) => nameNetwork(namedNetwork(each)) === name);
  }

  async function openPhotograph({ network }: PlannedNetwork): Promise<OpenNetwork> {
    const own = network === undefined ? project.photographNetwork : (furtherNamed(network) ?? null);
    const problem = own === null ? undefined : networkProblems[own.file];
    if (problem !== undefined) throw new AppError('bad-input', problem);
    const layer = own?.layer ?? (await bundledLayer(assetsFolder, bundledPhotographNetwork));
    const file = photographNetworkFile(folder, assetsFolder, own?.file ?? bundledPhotographNetwork);
    return { reader: await openLayerReader(file, layer, threads(), own?.input?.size), features: layer, input: own?.input };
  }
}

interface Found {
  readonly layers: AnalysedLayer[];
  /** Of each stimulus the others by likeness; null where that was not asked for. */
  readonly neighbours: number[][] | null;
}

/** `features`: the layer that regressions read. */
interface OpenNetwork {
  readonly reader: LayerReader;
  readonly features: string;
  readonly input?: NetworkInput | undefined;
}

const threads = (): number => availableParallelism();

async function openEncoder(folder: string, { run, source }: PlannedNetwork): Promise<OpenNetwork> {
  const best = run === null ? null : await readBest(folder, run);
  if (best === null) throw new AppError('run-failed', say`The weights of ${source} cannot be read. Start its step again.`);
  return { reader: await openEncoderLayers(best.network, best.state.weights, threads()), features: 'bottleneck' };
}

/** So many numbers are held at a time; wide layers come in several rounds, each running the network again. */
const roundBytes = 320 * 2 ** 20;
const imagesAtOnce = 4;

async function readLayers(
  reader: LayerReader,
  input: NetworkInput | undefined,
  layers: LayerReader['layers'],
  bank: ImageBank,
  matrix: DissimilarityMatrix,
  seed: number,
  tell: TellWork,
  measure: (layer: string, activations: Float32Array, units: number) => AnalysedLayer[],
): Promise<AnalysedLayer[]> {
  const { inputSize, channels } = reader;
  const images = drawings(bank, matrix.n, inputSize, seed);
  const found: AnalysedLayer[] = [];
  const rounds = inRounds(layers, matrix.n);
  const all = rounds.length * Math.ceil(matrix.n / imagesAtOnce) + layers.length;
  let done = 0;
  tell(0, all);
  for (const round of rounds) {
    const activations = new Map(round.map(({ name, units }) => [name, new Float32Array(matrix.n * units)]));
    for (let start = 0; start < matrix.n; start += imagesAtOnce) {
      const count = Math.min(imagesAtOnce, matrix.n - start);
      const piece = images.subarray(start * inputSize ** 2, (start + count) * inputSize ** 2);
      const answer = await reader.read(prepareImages(piece, count, inputSize ** 2, channels, input), count, [...activations.keys()]);
      for (const { name, units } of round) activations.get(name)!.set(answer[name]!, start * units);
      tell(++done, all);
    }
    for (const { name, units } of round) {
      found.push(...measure(name, activations.get(name)!, units));
      tell(++done, all);
    }
  }
  return found;
}

function inRounds<T extends { readonly units: number }>(layers: readonly T[], n: number): T[][] {
  const rounds: T[][] = [[]];
  let bytes = 0;
  for (const layer of layers) {
    const own = layer.units * n * 4;
    if (bytes > 0 && bytes + own > roundBytes) {
      rounds.push([]);
      bytes = 0;
    }
    rounds.at(-1)!.push(layer);
    bytes += own;
  }
  return rounds;
}

/** The features of the drawings themselves are the grey values that the pixel baseline reads. */
function analysePixels(bank: ImageBank, matrix: DissimilarityMatrix, seed: number, missing: Missing, tell: TellWork): Found {
  const images = drawings(bank, matrix.n, pixelSide, seed);
  const means = (block: number): Float32Array => blockMeans(images, matrix.n, pixelSide, block);
  const blocks = missing.layers ? pixelBlocks : [];
  tell(0, blocks.length);
  const layers = blocks.map((block, b) => {
    const stream = createStream(seed, 'layer-weights', 'pixels', block);
    const layer = describe(`block ${block}`, measureLayer(matrix, means(block), (pixelSide / block) ** 2, stream));
    tell(b + 1, blocks.length);
    return layer;
  });
  const features = (pixelSide / baselineBlock) ** 2;
  return { layers, neighbours: missing.nearest ? neighbourLists(means(baselineBlock), matrix.n, features, keptNeighbours) : null };
}

function describe(layer: string, { units, measures, weighted }: ReturnType<typeof measureLayer>): AnalysedLayer {
  return { layer, units, measures: agreementOf(measures), weighted: weighted !== null && Number.isFinite(weighted) ? weighted : null };
}
