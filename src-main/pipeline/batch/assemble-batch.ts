/** Makes one batch of a plan: a function of plan, epoch and number, so any thread may make any batch. */
import { createStream } from '../../core/random/stream';
import { corrupt } from '../augment/corrupt';
import { sizeOf, type LoaderPlan, type PipelineBatch, type SourcePlan } from './loader-plan';
import { drawCopy } from '../augment/rendered-copies';

/** Batches of one epoch share their sources' orders; the assembler keeps those of the last epoch asked for. */
export function createAssembler(plan: LoaderPlan): (epoch: number, batch: number) => PipelineBatch {
  let orders: readonly Int32Array[] = [];
  let ordersOf: number | null = null;
  return (epoch, batch) => {
    if (ordersOf !== epoch) {
      orders = plan.sources.map((source) => createStream(plan.seed, 'order', source.name, epoch).permutation(sizeOf(source)));
      ordersOf = epoch;
    }
    return assembleBatch(plan, orders, epoch, batch);
  };
}

/** Rows no image is left for stay white and carry weight 0. */
function assembleBatch(plan: LoaderPlan, orders: readonly Int32Array[], epoch: number, batch: number): PipelineBatch {
  const { batchSize, dims, imageSize, activations } = plan;
  const pixels = activations ?? imageSize * imageSize;
  const clean = new Float32Array(batchSize * pixels);
  const result = {
    labels: new Int32Array(batchSize),
    classificationWeights: new Float32Array(batchSize),
    secondCorpusWeights: plan.secondCorpus ? new Float32Array(batchSize) : null,
    mappingTargets: new Float32Array(batchSize * dims),
    mappingWeights: new Float32Array(batchSize),
    reconstructionWeights: new Float32Array(batchSize),
  };
  let row = 0;
  plan.sources.forEach((source, index) => {
    const order = orders[index]!;
    for (let i = 0; i < source.share; i++, row++) {
      const drawn = order[batch * source.share + i];
      if (drawn === undefined) {
        clean.fill(1, row * pixels, (row + 1) * pixels);
        continue;
      }
      const entry = Math.floor(drawn / source.copies);
      const copy = 1 + (drawn % source.copies);
      const bank = plan.banks[source.bank]!;
      if (activations !== undefined) clean.set(source.activations!.subarray(drawn * pixels, (drawn + 1) * pixels), row * pixels);
      else drawCopy(source.rendered ?? null, bank, source.items[entry]!, copy, source.recipe, plan.seed, clean, row * pixels);
      fillAnswers(result, row, source, entry, dims);
      if (plan.reconstruction) result.reconstructionWeights[row] = 1;
    }
  });
  clean.fill(1, row * pixels);

  if (plan.noise <= 0 || activations !== undefined) return { ...result, images: clean, cleanImages: plan.reconstruction ? clean : null };
  const images = plan.reconstruction ? clean.slice() : clean;
  corrupt(images, row, pixels, plan.noise, createStream(plan.seed, 'noise', epoch, batch), plan.sharedNoiseMask);
  return { ...result, images, cleanImages: plan.reconstruction ? clean : null };
}

type Answers = Omit<PipelineBatch, 'images' | 'cleanImages'>;

function fillAnswers(answers: Answers, row: number, source: SourcePlan, entry: number, dims: number): void {
  if (source.labels !== null) {
    answers.labels[row] = source.labels[entry]!;
    answers.classificationWeights[row] = 1;
    if (source.secondCorpus && answers.secondCorpusWeights !== null) answers.secondCorpusWeights[row] = 1;
  }
  if (source.targets !== null) {
    answers.mappingTargets.set(source.targets.subarray(entry * dims, (entry + 1) * dims), row * dims);
    answers.mappingWeights[row] = 1;
  }
}
