/** Turns the data of a project into what a training reads: batches of the training folds, and sets to validate and test on. */
import { copiesOfCorpus } from '../../core/experiments/copies-of-corpus';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { FoldRole } from '../../contract/running/run';
import { roleOf } from '../../core/folds/folds';
import { composeBatch } from '../../pipeline/batch/compose-batch';
import type { CopyRecipe } from '../../pipeline/augment/copy-geometry';
import { plainRecipe, sketchRecipe } from '../../pipeline/augment/copy-recipe';
import { sizeOf, type LoaderPlan, type SourcePlan } from '../../pipeline/batch/loader-plan';
import type { EvaluationSet } from '../../pipeline/batch/worker-protocol';
import type { DrawingMemory } from '../features/drawing-memory';
import type { CorpusData, RunData, StimulusData } from '../runs/run-data';

/** Everything a training on one fold reads. Parts are null or empty where no objective needs them. */
export interface TrainingData {
  readonly plan: LoaderPlan;
  /** All classes of all corpora, in the order of their names; a class's label is its place. */
  readonly classes: readonly string[];
  readonly stimuli: (StimulusData & { readonly places: Float64Array | null }) | null;
  readonly corpora: readonly CorpusSet[];
  /** Drawing pools, only where images are reconstructed. */
  readonly pools: readonly ImageSet[];
  /** The stimuli of all folds, without noise. */
  readonly stimulusSet: EvaluationSet | null;
  /** Names the images an evaluation set stands for, across runs. */
  fingerprintOf(set: EvaluationSet): string;
}

export interface ImageSet {
  readonly id: string;
  /** The images of one fold's role, without noise, and the label of each (copies included). */
  readonly evaluation: (role: FoldRole) => { readonly set: EvaluationSet; readonly labels: Int32Array };
}

export interface CorpusSet extends ImageSet {
  /** Labels of all classes this corpus has. */
  readonly ownLabels: readonly number[];
}

export async function openTrainingData(
  configuration: TrainingConfiguration,
  fold: number,
  data: RunData,
  drawings: DrawingMemory,
): Promise<TrainingData> {
  const { objectives, augmentation, network, dims, seed, regularisation, quirks, optimiser } = configuration;
  const needsStimuli = objectives.mapping > 0 || objectives.reconstruction > 0;
  const needsCorpora = objectives.classification > 0 || objectives.reconstruction > 0;
  const stimuli = needsStimuli ? { ...(await data.stimuli()), places: objectives.mapping > 0 ? await data.places() : null } : null;
  const corpora = needsCorpora ? await data.corpora() : [];
  const pools = objectives.reconstruction > 0 ? await data.pools() : [];
  if (objectives.classification > 0) requireClasses(corpora);

  const plain = plainRecipe(network.imageSize, augmentation.minimumSize);
  const turned = sketchRecipe(network.imageSize, augmentation);
  const classes = objectives.classification > 0 ? unionOfClasses(corpora) : [];
  const labelOf = new Map(classes.map((name, label) => [name, label]));
  const banks = [...(stimuli === null ? [] : [stimuli.bank]), ...corpora.map(({ bank }) => bank), ...pools.map(({ bank }) => bank)];
  const fingerprints = [
    ...(stimuli === null ? [] : [stimuli.fingerprint]),
    ...[...corpora, ...pools].map(({ fingerprint }) => fingerprint),
  ];
  const firstCorpus = stimuli === null ? 0 : 1;

  const sources = [
    ...(stimuli === null ? [] : [stimulusSource(stimuli, stimuli.places, fold, configuration, plain)]),
    ...corpora.map((corpus, index) => corpusSource(corpus, firstCorpus + index, index === 1, labelOf, fold, configuration, turned)),
    ...pools.map((pool, index) => poolSource(pool, firstCorpus + corpora.length + index, fold, configuration, turned)),
  ].filter((source) => source.items.length > 0);
  const shares = composeBatch(sources.map(sizeOf), optimiser.batchSize);

  return {
    plan: {
      banks,
      sources: sources.map((source, i) => {
        const { bank, recipe, copies } = source;
        const rendered = drawings.copiesOf(JSON.stringify([fingerprints[bank], seed, recipe, copies]), banks[bank]!, copies, recipe);
        return { ...source, share: shares[i]!, ...(rendered === null ? {} : { rendered }) };
      }),
      imageSize: network.imageSize,
      batchSize: optimiser.batchSize,
      dims,
      noise: regularisation.noise,
      sharedNoiseMask: quirks.sharedNoiseMask,
      reconstruction: objectives.reconstruction > 0,
      secondCorpus: quirks.secondCorpusLoss,
      seed,
    },
    classes,
    stimuli,
    corpora: corpora.map((corpus, index): CorpusSet => {
      const own = new Set(corpus.corpus.images.flatMap((image) => labelOf.get(image.class) ?? []));
      return {
        id: corpus.corpus.id,
        ownLabels: [...own].sort((a, b) => a - b),
        evaluation: (role) => corpusEvaluation(corpus, firstCorpus + index, labelOf, fold, role, augmentation.evaluationCopies, turned),
      };
    }),
    pools: pools.map((pool, index): ImageSet => {
      const bank = firstCorpus + corpora.length + index;
      const { evaluationCopies } = augmentation;
      return {
        id: pool.corpus.id,
        evaluation: (role) => corpusEvaluation(pool, bank, labelOf, fold, role, evaluationCopies, turned),
      };
    }),
    stimulusSet:
      stimuli === null ? null : { bank: 0, items: stimuli.stimuli.map((_, i) => i), copies: augmentation.evaluationCopies, recipe: plain },
    fingerprintOf: ({ bank, ...set }) => JSON.stringify([fingerprints[bank], seed, set]),
  };
}

type Source = Omit<SourcePlan, 'share'> & { readonly share: number };

function stimulusSource(
  { folds, bank }: StimulusData,
  places: Float64Array | null,
  fold: number,
  { augmentation, dims }: TrainingConfiguration,
  recipe: CopyRecipe,
): Source {
  const items = folds.flatMap((itemFold, i) => (roleOf(itemFold, fold) === 'train' && i < bank.count ? [i] : []));
  const targets = places === null ? null : Float32Array.from(items.flatMap((i) => [...places.subarray(i * dims, (i + 1) * dims)]));
  const { stimulusCopies: copies } = augmentation;
  return { name: 'stimuli', bank: 0, items, copies, recipe, share: 0, labels: null, targets, secondCorpus: false };
}

function corpusSource(
  { corpus, readable }: CorpusData,
  bank: number,
  isSecond: boolean,
  labelOf: ReadonlyMap<string, number>,
  fold: number,
  { augmentation, quirks }: TrainingConfiguration,
  recipe: CopyRecipe,
): Source {
  const items = readable.filter((i) => roleOf(corpus.images[i]!.fold, fold) === 'train');
  const labels = labelOf.size === 0 ? null : Int32Array.from(items, (i) => labelOf.get(corpus.images[i]!.class)!);
  const copies = copiesOfCorpus(augmentation, corpus.id);
  const secondCorpus = isSecond && quirks.secondCorpusLoss;
  return { name: `corpus ${corpus.id}`, bank, items, copies, recipe, share: 0, labels, targets: null, secondCorpus };
}

function poolSource(
  { corpus, readable }: CorpusData,
  bank: number,
  fold: number,
  { augmentation }: TrainingConfiguration,
  recipe: CopyRecipe,
): Source {
  const items = readable.filter((i) => roleOf(corpus.images[i]!.fold, fold) === 'train');
  const { poolCopies: copies } = augmentation;
  return { name: `pool ${corpus.id}`, bank, items, copies, recipe, share: 0, labels: null, targets: null, secondCorpus: false };
}

function corpusEvaluation(
  { corpus, readable }: CorpusData,
  bank: number,
  labelOf: ReadonlyMap<string, number>,
  fold: number,
  role: FoldRole,
  copies: number,
  recipe: CopyRecipe,
): { set: EvaluationSet; labels: Int32Array } {
  const items = readable.filter((i) => roleOf(corpus.images[i]!.fold, fold) === role);
  const labels = Int32Array.from(items.flatMap((i) => new Array<number>(copies).fill(labelOf.get(corpus.images[i]!.class) ?? -1)));
  return { set: { bank, items, copies, recipe }, labels };
}

/** Of corpora, in the order of a network's answers. */
export function unionOfClasses(corpora: readonly Pick<CorpusData, 'corpus'>[]): string[] {
  return [...new Set(corpora.flatMap(({ corpus }) => corpus.images.map((image) => image.class)))].sort((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
}

function requireClasses(corpora: readonly CorpusData[]): void {
  if (corpora.every(({ readable }) => readable.length === 0))
    throw new AppError('bad-input', say`There are no sketches to learn from. Add a corpus on the Corpora screen, or put its images back.`);
}
