/** From the time there is to the numbers of a plan: which image size, width, epochs and copies serve best in it. */
import type { Fitted } from '../../contract/running/fitted';
import { presets } from './presets';
import { encoderMegaflops } from './speed-by-size';

export type FittedNumbers = Omit<Fitted, 'budgetMs' | 'predictedMs'>;

/**
 * Networks from the smallest that learns (decision 0044) to the study's, none of which grows in one way alone: image and layers in turns, as in compound
 * scaling (Tan & Le 2019, EfficientNet), and the copies of a sketch with them. Layers keep a multiple of eight channels.
 */
const sizes = [
  { imageSize: 72, widthMultiplier: 0.25, bottleneck: 128, corpusCopies: 3 },
  { imageSize: 72, widthMultiplier: 0.375, bottleneck: 192, corpusCopies: 3 },
  { imageSize: 88, widthMultiplier: 0.375, bottleneck: 192, corpusCopies: 3 },
  { imageSize: 88, widthMultiplier: 0.5, bottleneck: 256, corpusCopies: 4 },
  { imageSize: 104, widthMultiplier: 0.5, bottleneck: 256, corpusCopies: 4 },
  { imageSize: 128, widthMultiplier: 0.5, bottleneck: 256, corpusCopies: 5 },
  { imageSize: 128, widthMultiplier: 0.625, bottleneck: 320, corpusCopies: 6 },
  { imageSize: 160, widthMultiplier: 0.75, bottleneck: 384, corpusCopies: 8 },
  { imageSize: 192, widthMultiplier: 0.875, bottleneck: 448, corpusCopies: 10 },
  { imageSize: 224, widthMultiplier: 1, bottleneck: 512, corpusCopies: 12 },
] as const;

/** A network is not enlarged before the smaller one has had so many epochs, and so many times the steps that leave the plateau. */
const enoughEpochs = 20;
const fewestEpochs = 3;
const mostEpochs = 200;

/** Every plan there is, in the order of the work in it: what a longer time is spent on never is less. */
export const allPlans: readonly FittedNumbers[] = sizes.flatMap((size, i) => {
  const workOf = ({ corpusCopies, ...network }: (typeof sizes)[number]): number => corpusCopies * encoderMegaflops(network);
  const next = sizes[i + 1];
  const last = next === undefined ? mostEpochs : Math.min(mostEpochs, Math.ceil((enoughEpochs * workOf(next)) / workOf(size)) - 1);
  const first = i === 0 ? fewestEpochs : enoughEpochs;
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, more): FittedNumbers => {
    const epochs = first + more;
    return { ...size, epochs, multiTaskEpochs: Math.max(1, Math.round(epochs / 10)), featureCopies: epochs < enoughEpochs ? 2 : 6 + 2 * i };
  });
});

/** Of a stimulus in multi-task learning: as in `quick`, and up to twice as many, beyond which stimuli would outweigh the corpora. */
const usualCopies = presets.quick.augmentation.stimulusCopies;
const mostCopies = 2 * usualCopies;

export function withMultiTask(
  numbers: FittedNumbers,
  { epochs, copies }: { readonly epochs: number; readonly copies: number },
): FittedNumbers {
  const { stimulusCopies: _, ...rest } = numbers;
  return { ...rest, multiTaskEpochs: epochs, ...(copies === usualCopies ? {} : { stimulusCopies: copies }) };
}

/** Whether numbers are those of a plan but for time that multi-task learning took up because it was left. */
export function isFilling({ multiTaskEpochs, stimulusCopies = usualCopies }: FittedNumbers, plan: FittedNumbers): boolean {
  const isLonger = multiTaskEpochs >= plan.multiTaskEpochs && multiTaskEpochs <= Math.max(plan.epochs, plan.multiTaskEpochs);
  return isLonger && stimulusCopies >= usualCopies && stimulusCopies <= mostCopies;
}

/**
 * What is left of the time goes into multi-task learning: of more epochs (never more than of classification) and more copies of each stimulus, what takes
 * up most of it. Epochs are not fewer than planned, even where there is no time for them.
 */
export function fillTime(budgetMs: number, plan: FittedNumbers, msOf: (numbers: FittedNumbers) => number): FittedNumbers {
  let filled = withMultiTask(plan, { epochs: plan.multiTaskEpochs, copies: usualCopies });
  let mostMs = msOf(filled);
  for (let epochs = plan.multiTaskEpochs; epochs <= Math.max(plan.epochs, plan.multiTaskEpochs); epochs += 1) {
    for (let copies = usualCopies; copies <= mostCopies; copies += 1) {
      const numbers = withMultiTask(plan, { epochs, copies });
      const ms = msOf(numbers);
      if (ms > budgetMs && copies === usualCopies) return filled;
      if (ms > budgetMs) break;
      if (ms > mostMs) [filled, mostMs] = [numbers, ms];
    }
  }
  return filled;
}

/** What carrying a plan out takes: `least` is what has to be done of it, `all` has everything that was asked for. */
export interface PredictedPlan {
  readonly leastMs: number;
  readonly allMs: number;
}

/**
 * The most work that is done in time. Where not even the smallest plan would be, what has to be done of it may take the time: of the dimensions of the curve
 * only those are carried out that time is left for. Null where that is too much, too.
 */
export function fitBudget(budgetMs: number, predict: (numbers: FittedNumbers) => PredictedPlan): Fitted | null {
  let found: FittedNumbers | null = null;
  for (const numbers of allPlans) {
    const { allMs } = predict(numbers);
    if (allMs <= budgetMs) found = numbers;
  }
  const [smallest] = allPlans;
  if (found !== null) {
    const filled = fillTime(budgetMs, found, (numbers) => predict(numbers).allMs);
    return { budgetMs, predictedMs: Math.round(predict(filled).allMs), ...filled };
  }
  if (smallest === undefined) return null;
  const { leastMs } = predict(smallest);
  return leastMs <= budgetMs ? { budgetMs, predictedMs: Math.round(budgetMs), ...smallest } : null;
}
