/** Computes what is missing of a project's analysis, one part after the other, each written down as soon as it is there. */
import { availableParallelism } from 'node:os';
import type { AnalysedLayer, Analysis } from '../contract/analysis';
import { AppError } from '../contract/app-error';
import { bundledPhotographNetwork } from '../core/experiments/photograph-network';
import { createStream } from '../core/random/stream';
import { ratedPairs, type DissimilarityMatrix } from '../core/spaces/dissimilarity-matrix';
import { measureLayer } from '../core/statistics/layer-agreement';
import { openEncoderLayers } from '../engines/onnx/encoder-layers';
import { openLayerReader, type LayerReader } from '../engines/onnx/layer-reader';
import type { DecodeImage } from '../pipeline/decode-image';
import type { ImageBank } from '../pipeline/image-bank';
import { readAnalysis, writeAnalysis } from '../store/analysis-store';
import { readProject } from '../store/project-store';
import { bundledLayer, photographNetworkFile } from '../studio/experiments/photograph-files';
import { countMissing, keepCurrent, planAnalysis, type PlannedNetwork } from '../studio/results/plan-analysis';
import { readDissimilarityMatrix } from '../studio/spaces/dissimilarity-table';
import { blockMeans, drawings, openStimulusBank, pixelBlocks, pixelSide } from '../studio/spaces/stimulus-pixels';
import { agreementOf, spaceAgreement } from './analyse-space';
import { noiseCeiling, pixelBaseline } from './analyse-target';
import { readBest } from './checkpointing';
import { repeatChannels } from './stimulus-features';

export interface Analysed {
  readonly analysis: Analysis;
  /** Sentences about networks that could not be read; everything else has been computed nevertheless. */
  readonly problems: readonly string[];
}

/** Null when there is nothing to analyse: drawings are missing, or nothing is known of the pairs. `networkProblem`: why the project's own network is not to be opened. */
export async function analyseProject(
  folder: string,
  assetsFolder: string,
  progressed: (done: number, total: number) => void,
  decode?: DecodeImage,
  networkProblem: string | null = null,
): Promise<Analysed | null> {
  const [project, plan] = await Promise.all([readProject(folder), planAnalysis(folder)]);
  if (plan.networks.length === 0) return null;
  const { stimuli, matrix } = await readDissimilarityMatrix(folder);
  const { bank, problems: unreadable } = await openStimulusBank(folder, stimuli, () => undefined, decode);
  if (unreadable[0] !== undefined) throw new AppError('bad-input', unreadable[0].message);
  const kept = keepCurrent(await readAnalysis(folder), plan);
  const space = kept?.space ?? (await spaceAgreement(folder, project.targetSpace, stimuli, matrix));
  let analysis: Analysis = {
    schemaVersion: 1,
    drawings: plan.drawings,
    target: plan.target,
    pairs: ratedPairs(matrix).dissimilarity.length,
    space,
    networks: kept?.networks ?? [],
    pixelBaseline: kept?.pixelBaseline ?? null,
    noiseCeiling: kept?.noiseCeiling ?? null,
  };
  const total = countMissing(kept, plan);
  let done = 0;
  const problems: string[] = [];
  const add = async (change: Partial<Analysis>): Promise<void> => {
    analysis = { ...analysis, ...change };
    await writeAnalysis(folder, analysis);
    progressed(++done, total);
  };
  progressed(0, total);
  if (plan.hasTarget && analysis.pixelBaseline === null)
    await add({ pixelBaseline: await pixelBaseline(folder, project.targetSpace!, stimuli, bank) });
  if (plan.hasRatings && analysis.noiseCeiling === null)
    await add({ noiseCeiling: await noiseCeiling(folder, project.targetSpace!, stimuli) });
  const order = new Map(plan.networks.map(({ source }, i) => [source, i]));
  for (const planned of plan.networks) {
    if (plan.unavailable.has(planned.source) || analysis.networks.some(({ source }) => source === planned.source)) continue;
    const layers = await analyseNetwork(planned).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      problems.push(error.message);
      return null;
    });
    if (layers === null) {
      progressed(++done, total);
      continue;
    }
    const networks = [...analysis.networks, { ...planned, layers }].sort((a, b) => order.get(a.source)! - order.get(b.source)!);
    await add({ networks });
  }
  return { analysis, problems };

  async function analyseNetwork(planned: PlannedNetwork): Promise<AnalysedLayer[]> {
    const stream = createStream(project.seed, 'layer-weights');
    if (planned.kind === 'pixels') return pixelLayers(bank, matrix, project.seed);
    const reader = planned.kind === 'photograph' ? await openPhotograph() : await openEncoder(folder, planned);
    try {
      return await readLayers(reader, bank, matrix, project.seed, (layer, activations, units) => {
        return describe(layer, measureLayer(matrix, activations, units, stream));
      });
    } finally {
      await reader.dispose();
    }
  }

  async function openPhotograph(): Promise<LayerReader> {
    const own = project.photographNetwork;
    if (own !== null && networkProblem !== null) throw new AppError('bad-input', networkProblem);
    const layer = own?.layer ?? (await bundledLayer(assetsFolder, bundledPhotographNetwork));
    return openLayerReader(photographNetworkFile(folder, assetsFolder, own?.file ?? bundledPhotographNetwork), layer, threads());
  }
}

const threads = (): number => availableParallelism();

async function openEncoder(folder: string, { run, source }: PlannedNetwork): Promise<LayerReader> {
  const best = run === null ? null : await readBest(folder, run);
  if (best === null) throw new AppError('run-failed', `The weights of ${source} cannot be read. Start its step again.`);
  return openEncoderLayers(best.network, best.state.weights, threads());
}

/** So many numbers are held at a time; wide layers come in several rounds, each running the network again. */
const roundBytes = 320 * 2 ** 20;
const imagesAtOnce = 4;

async function readLayers(
  reader: LayerReader,
  bank: ImageBank,
  matrix: DissimilarityMatrix,
  seed: number,
  measure: (layer: string, activations: Float32Array, units: number) => AnalysedLayer,
): Promise<AnalysedLayer[]> {
  const { inputSize, channels } = reader;
  const images = drawings(bank, matrix.n, inputSize, seed);
  const found: AnalysedLayer[] = [];
  for (const round of inRounds(reader.layers, matrix.n)) {
    const activations = new Map(round.map(({ name, units }) => [name, new Float32Array(matrix.n * units)]));
    for (let start = 0; start < matrix.n; start += imagesAtOnce) {
      const count = Math.min(imagesAtOnce, matrix.n - start);
      const piece = images.subarray(start * inputSize ** 2, (start + count) * inputSize ** 2);
      const answer = await reader.read(repeatChannels(piece, count, inputSize ** 2, channels), count, [...activations.keys()]);
      for (const { name, units } of round) activations.get(name)!.set(answer[name]!, start * units);
    }
    for (const { name, units } of round) found.push(measure(name, activations.get(name)!, units));
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

function pixelLayers(bank: ImageBank, matrix: DissimilarityMatrix, seed: number): AnalysedLayer[] {
  const images = drawings(bank, matrix.n, pixelSide, seed);
  return pixelBlocks.map((block) => {
    const units = (pixelSide / block) ** 2;
    const stream = createStream(seed, 'layer-weights', 'pixels', block);
    return describe(`block ${block}`, measureLayer(matrix, blockMeans(images, matrix.n, pixelSide, block), units, stream));
  });
}

function describe(layer: string, { units, measures, weighted }: ReturnType<typeof measureLayer>): AnalysedLayer {
  return { layer, units, measures: agreementOf(measures), weighted: weighted !== null && Number.isFinite(weighted) ? weighted : null };
}
