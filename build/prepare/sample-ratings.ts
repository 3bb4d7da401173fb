/** Simulated raters for the sample: a documented model (docs/simulated-raters.md) in place of people. */
import type { FeatureValue, Rating } from '../../src-main/contract/study/stimulus';
import { createStream } from '../../src-main/core/random/stream';
import type { StimulusDefinition } from './sample-definition';
import { overlapOf, type ShapeMeasures } from './sample-shape';

export const raterCount = 62;
export const ratingsPerPair = 15;

export interface MeasuredStimulus {
  readonly definition: Pick<StimulusDefinition, 'id' | 'category' | 'kind'>;
  readonly measures: ShapeMeasures;
}

/** The weights of docs/simulated-raters.md, section 2. */
const model = {
  overlap: 0.4,
  properties: 0.45,
  category: 0.2,
  kind: 0.05,
  propertyWeights: { form: 1, lines: 1, orientation: 1, density: 0.4 },
  raterShiftSd: 0.35,
  raterStretchSd: 0.15,
  noiseSd: 0.55,
} as const;

/** For every pair, 15 different raters out of 62 give a whole number from 1 (not similar) to 5 (very similar). */
export function simulateRatings(stimuli: readonly MeasuredStimulus[], seed: number): Rating[] {
  const similarity = similarities(stimuli);
  const raters = createRaters(seed);
  const ratings: Rating[] = [];
  for (let i = 0; i < stimuli.length; i++)
    for (let j = i + 1; j < stimuli.length; j++) {
      const stream = createStream(seed, 'pair', stimuli[i]!.definition.id, stimuli[j]!.definition.id);
      for (const rater of stream.permutation(raterCount).slice(0, ratingsPerPair)) {
        const { name, shift, stretch } = raters[rater]!;
        const felt = 3 + shift + stretch * (1 + 4 * similarity(i, j) - 3) + model.noiseSd * stream.normal();
        const rating = Math.min(5, Math.max(1, Math.round(felt)));
        ratings.push({ rater: name, first: stimuli[i]!.definition.id, second: stimuli[j]!.definition.id, rating });
      }
    }
  return ratings;
}

/** FORM, LINES and ORIENTATION of the drawings as measured, not as judged. */
export function measuredFeatures(stimuli: readonly MeasuredStimulus[]): FeatureValue[] {
  return stimuli.flatMap(({ definition: { id }, measures: { form, lines, orientation } }) => [
    { stimulus: id, scale: 'measured', feature: 'FORM', value: form },
    { stimulus: id, scale: 'measured', feature: 'LINES', value: lines },
    { stimulus: id, scale: 'measured', feature: 'ORIENTATION', value: orientation },
  ]);
}

/** In [0, 1]: what all raters would agree on. */
function similarities(stimuli: readonly MeasuredStimulus[]): (i: number, j: number) => number {
  const names = Object.keys(model.propertyWeights) as (keyof typeof model.propertyWeights)[];
  const columns = names.map((name) => standardise(stimuli.map(({ measures }) => measures[name])));
  const weights = names.map((name) => model.propertyWeights[name]);
  return (i, j) => {
    const [a, b] = [stimuli[i]!, stimuli[j]!];
    const squared = columns.reduce((sum, column, k) => sum + weights[k]! * (column[i]! - column[j]!) ** 2, 0);
    const x =
      model.overlap * overlapOf(a.measures, b.measures) +
      model.properties * Math.exp(-squared / 2) +
      (a.definition.category === b.definition.category ? model.category : 0) +
      (a.definition.kind === b.definition.kind ? model.kind : 0);
    return Math.min(1, x);
  };
}

function createRaters(seed: number): { name: string; shift: number; stretch: number }[] {
  return Array.from({ length: raterCount }, (_, index) => {
    const stream = createStream(seed, 'rater', index);
    const shift = model.raterShiftSd * stream.normal();
    const stretch = Math.max(0.4, 1 + model.raterStretchSd * stream.normal());
    return { name: `simulated-${String(index + 1).padStart(2, '0')}`, shift, stretch };
  });
}

/** Mean 0, standard deviation 1. */
function standardise(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (sd === 0 ? 0 : (value - mean) / sd));
}
