/** How long runs take: from runs that were measured on this machine, else from a first estimate of the work in them. */
import { copiesOfCorpus } from './copies-of-corpus';
import type { Configuration, RegressionConfiguration, TrainingConfiguration } from '../../contract/running/configuration';
import type { DeviceSpeed } from '../../contract/running/devices';
import type { RunRecord } from '../../contract/running/run';
import { describeNetwork } from '../network/describe-network';
import { sortedJson } from './sorted-json';
import { layerMegaflops } from './speed-by-size';

/** What besides the configuration decides how much there is to do. */
export interface DataSizes {
  readonly stimuli: number;
  readonly corpora: readonly { readonly id: string; readonly images: number }[];
  readonly classes: number;
  readonly poolImages: number; // of all drawing pools
}

export interface DurationRange {
  readonly lowMs: number;
  readonly highMs: number;
}

/** What a device was measured to do with the network of a training; null where that is not known. */
export type SpeedOf = (configuration: TrainingConfiguration) => DeviceSpeed | null;

/**
 * Measured runs with the same network and objectives give milliseconds per unit of work, whatever their epochs and copies were; where
 * there is none, the measured speed of the device tells; where that is missing too, the range reaches from a workstation to an old laptop.
 */
export function estimateDuration(
  records: readonly Pick<RunRecord, 'configuration' | 'fold' | 'needs'>[],
  measured: Iterable<RunRecord>,
  sizes: DataSizes,
  speedOf: SpeedOf = () => null,
): DurationRange {
  const known = measuredRates(measured, sizes);
  const extracted = new Set(known.extracted);
  let [lowMs, highMs] = [0, 0];
  for (const record of records) {
    const { configuration } = record;
    const rate = median(known.rates.get(likenessOf(configuration)) ?? []);
    const work = workOf(configuration, sizes);
    const speed = configuration.kind === 'training' ? speedOf(configuration) : null;
    if (rate === null && speed !== null && configuration.kind === 'training') {
      const { trained, evaluated } = trainingImages(configuration, sizes);
      const ms = speed.startMs + 1000 * (trained / speed.train + evaluated / speed.evaluate);
      lowMs += 0.9 * ms + fastest.runMs;
      highMs += 1.35 * ms + slowest.runMs; // batches not ready in time, checkpoints, other programs
    } else if (rate !== null) {
      lowMs += 0.85 * rate * work.units;
      highMs += 1.2 * rate * work.units;
    } else {
      lowMs += work.units * fastest.unitMs + fastest.runMs;
      highMs += work.units * slowest.unitMs + slowest.runMs;
    }
    // Features are computed by the first run that reads them, and kept.
    const features = featureSetOf(record);
    if (features === null || extracted.has(features.name)) continue;
    extracted.add(features.name);
    lowMs += features.megaflops(sizes) * fastest.megaflopMs;
    highMs += features.megaflops(sizes) * slowest.megaflopMs;
  }
  return { lowMs, highMs };
}

/** Milliseconds per million floating-point operations, per unit of work (a million of them, too), and per run for files and start. */
const fastest = { megaflopMs: 1 / 300, unitMs: 1 / 150, runMs: 50 };
const slowest = { megaflopMs: 1 / 40, unitMs: 1 / 20, runMs: 400 };

function measuredRates(measured: Iterable<RunRecord>, sizes: DataSizes): { rates: Map<string, number[]>; extracted: Set<string> } {
  const rates = new Map<string, number[]>();
  const extracted = new Set<string>();
  const done = [...measured].filter(({ state, durationMs }) => state === 'done' && durationMs !== null);
  const computing = firstOfPhotographs(done, sizes);
  for (const record of done) {
    const features = featureSetOf(record);
    if (features !== null) extracted.add(features.name);
    if (record.durationMs === null || computing.has(record)) continue;
    const likeness = likenessOf(record.configuration);
    const known = rates.get(likeness) ?? [];
    known.push(record.durationMs / workOf(record.configuration, sizes).units);
    rates.set(likeness, known);
  }
  return { rates, extracted };
}

/** Computed the features that others after them read, which takes far longer than any regression; it is no measure of those. */
function firstOfPhotographs(done: readonly RunRecord[], sizes: DataSizes): Set<RunRecord> {
  const first = new Map<string, RunRecord>();
  for (const record of done) {
    const features = featureSetOf(record);
    if (features === null || features.megaflops(sizes) === 0) continue;
    const known = first.get(features.name);
    if (known === undefined || (record.started ?? '') < (known.started ?? '')) first.set(features.name, record);
  }
  const hasOthers = (record: RunRecord): boolean =>
    done.some((other) => other !== record && likenessOf(other.configuration) === likenessOf(record.configuration));
  return new Set([...first.values()].filter(hasOthers));
}

/** Runs of equal likeness take equally long for each unit of work. */
function likenessOf(configuration: Configuration): string {
  if (configuration.kind === 'training') {
    const { network, objectives, optimiser, engine, device } = configuration;
    const on = Object.values(objectives).map((weight) => weight > 0);
    return sortedJson(['training', network, on, optimiser.batchSize, engine, device]);
  }
  const { features, regressor, augmentation } = configuration;
  const source = features.source === 'encoder' ? features.training.network : features.network;
  return sortedJson(['regression', source, regressor, augmentation.stimulusCopies]);
}

function workOf(configuration: Configuration, sizes: DataSizes): { units: number } {
  return { units: configuration.kind === 'training' ? trainingMegaflops(configuration, sizes) : regressionMegaflops(configuration, sizes) };
}

/** Three fifths of the images are trained on (forward and twice as much backward), one fifth is validated on, in every epoch. */
function trainingMegaflops(configuration: TrainingConfiguration, sizes: DataSizes): number {
  const { network, dims, objectives } = configuration;
  const description = describeNetwork({
    ...network,
    dims,
    classes: objectives.classification > 0 ? sizes.classes : 0,
    decoder: objectives.reconstruction > 0,
    encoderDropout: 0,
    decoderDropout: 0,
  });
  const forward = [...description.encoder, ...description.decoder].reduce((sum, layer) => sum + layerMegaflops(layer), 0);
  const { trained, evaluated } = trainingImages(configuration, sizes);
  return Math.max(1, forward * (3 * trained + evaluated));
}

/** How many images the epochs of a training go through, each counted as often as it is used. */
function trainingImages({ objectives, augmentation, optimiser }: TrainingConfiguration, { stimuli, corpora, poolImages }: DataSizes) {
  const withStimuli = objectives.mapping > 0 || objectives.reconstruction > 0 ? stimuli : 0;
  const pooled = objectives.reconstruction > 0 ? poolImages : 0;
  const copies = (id: string): number => copiesOfCorpus(augmentation, id);
  const originals = withStimuli + pooled + corpora.reduce((sum, { images }) => sum + images, 0);
  const augmented =
    withStimuli * augmentation.stimulusCopies +
    pooled * augmentation.poolCopies +
    corpora.reduce((sum, { id, images }) => sum + images * copies(id), 0);
  return { trained: optimiser.epochs * 0.6 * augmented, evaluated: optimiser.epochs * 0.2 * originals * augmentation.evaluationCopies };
}

/** Inner products of all features over all rows, or of all rows over all features, whichever is less. */
function regressionMegaflops({ features, augmentation }: RegressionConfiguration, { stimuli }: DataSizes): number {
  const rows = 0.6 * stimuli * augmentation.stimulusCopies;
  const columns = features.source === 'encoder' ? features.training.network.bottleneck : photographFeatures;
  return Math.max(1, (2 * rows * columns * Math.min(rows, columns)) / 1e6);
}

/** Of Inception-v3: activations, and operations per image (Szegedy et al. 2016 give 5.7 billion multiply-adds). */
const photographFeatures = 2048;
const photographMegaflops = 11_400;

function featureSetOf(
  record: Pick<RunRecord, 'configuration' | 'needs'>,
): { readonly name: string; megaflops(sizes: DataSizes): number } | null {
  const { configuration, needs } = record;
  if (configuration.kind !== 'regression') return null;
  const { features, augmentation, noise, seed } = configuration;
  const source = features.source === 'encoder' ? needs : features;
  const images = augmentation.stimulusCopies + augmentation.evaluationCopies;
  return {
    name: sortedJson([source, augmentation, noise, seed]),
    megaflops: ({ stimuli }) => (features.source === 'encoder' ? 0 : images * stimuli * photographMegaflops),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
