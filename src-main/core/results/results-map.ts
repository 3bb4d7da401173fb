/** The map data and the card of a stimulus, from the results document. */
import type { RowMethod, RowStep } from '../../contract/running/experiment';
import { isBaseline, isControl } from '../catalogue/methods';
import { mappingError } from '../catalogue/metrics';
import type { ResultPrediction, ResultsDocument, ResultStimulus } from '../../contract/results/results';
import { nearestNeighbours, neighbourRank } from '../statistics/neighbours';
import type { FigureStyle } from '../figures/scene/figure-style';
import type { MapData } from '../figures/map/map-data';
import { valueAt } from '../matrix/view';

/** Which predictions a map shows: one method of one step, in the project's target space. */
export interface MethodChoice {
  readonly step: RowStep;
  readonly method: RowMethod;
}

/** Every method that predicted places in the target space itself, in the order of the table. */
export function placingMethods(results: ResultsDocument): MethodChoice[] {
  const all = results.steps
    .filter(
      ({ step, method, dims, space }) =>
        space === results.project.space &&
        dims === results.project.dims &&
        results.stimuli.some((stimulus) => predictionsOf(stimulus, { step, method }, dims).length > 0),
    )
    .map(({ step, method }) => ({ step, method }));
  return all.filter((choice, i) => all.findIndex((other) => isSameChoice(other, choice)) === i);
}

/** The one with the least error on held-out drawings, of some steps or of all but the baselines. */
export function bestMethod(results: ResultsDocument, steps: readonly RowStep[] | null = null): MethodChoice | null {
  const error = (choice: MethodChoice): number => {
    const least = results.steps.find((row) => isSameChoice(row, choice) && row.dims === results.project.dims && row.variant === undefined)
      ?.metrics[mappingError];
    return least?.pooled ?? least?.mean ?? Infinity;
  };
  const candidates = placingMethods(results).filter(
    ({ step, method }) => !isControl(method) && (steps === null ? !isBaseline(method) : steps.includes(step)),
  );
  return candidates.reduce<MethodChoice | null>((best, choice) => (best === null || error(choice) < error(best) ? choice : best), null);
}

export const isSameChoice = (a: MethodChoice, b: MethodChoice): boolean => a.step === b.step && a.method === b.method;

export function predictionsOf(stimulus: ResultStimulus, choice: MethodChoice, dims: number): ResultPrediction[] {
  return stimulus.predictions.filter(
    (prediction) => isSameChoice(prediction, choice) && prediction.dims === dims && prediction.seed === undefined,
  );
}

export function resultsMap(
  results: ResultsDocument,
  choice: MethodChoice | null,
  image: (id: string) => string | null,
  style: FigureStyle,
): MapData {
  const { dims, tag, space } = results.project;
  const stimuli = results.stimuli.filter(({ truth }) => truth.length === dims);
  const errors = new Map(stimuli.map((stimulus) => [stimulus.id, choice && testError(stimulus, choice, dims)]));
  const sorted = [...errors.values()].filter((error) => error !== null).sort((a, b) => a - b);
  return {
    dims,
    tag,
    what: choice ? style.words.methods[choice.method] : space,
    points: stimuli.map((stimulus) => {
      const error = errors.get(stimulus.id) ?? null;
      const detail = error === null ? null : style.words.errorRank(style.number(error, 2), sorted.indexOf(error) + 1, sorted.length);
      return {
        key: stimulus.id,
        name: stimulus.name,
        category: stimulus.category,
        truth: stimulus.truth,
        predictions: choice ? predictionsOf(stimulus, choice, dims) : [],
        image: image(stimulus.id),
        label: [stimulus.name, stimulus.category, detail].filter((part) => part !== null).join(', '),
        ...(detail === null ? {} : { detail }),
      };
    }),
  };
}

/** Distance between truth and test prediction in the full space; null while the fold that tests it has not run. */
export function testError(stimulus: ResultStimulus, choice: MethodChoice, dims: number): number | null {
  const test = predictionsOf(stimulus, choice, dims).find(({ role }) => role === 'test');
  return test ? distance(stimulus.truth, test.at) : null;
}

export interface CardNeighbour {
  readonly id: string;
  readonly distance: number;
}

export interface CardPrediction {
  readonly prediction: ResultPrediction;
  readonly error: number;
  /** Place of the stimulus itself among all true places by distance from the prediction: 1 is nearest. */
  readonly rank: number;
}

/** What the card says; distances and neighbours are those of the full space, whatever the map shows of it. */
export interface StimulusReport {
  readonly stimulus: ResultStimulus;
  readonly predictions: readonly CardPrediction[];
  readonly test: CardPrediction | null;
  readonly neighboursOfTruth: readonly CardNeighbour[];
  readonly neighboursOfPrediction: readonly CardNeighbour[];
}

/** `choice` null where nothing is predicted; the stimuli may belong to any space of `dims` dimensions. */
export function reportStimulus(
  all: readonly ResultStimulus[],
  dims: number,
  id: string,
  choice: MethodChoice | null,
  count = 5,
): StimulusReport | null {
  const stimuli = all.filter(({ truth }) => truth.length === dims);
  const own = stimuli.findIndex((candidate) => candidate.id === id);
  const stimulus = stimuli[own];
  if (!stimulus) return null;
  const truths = stimuli.flatMap(({ truth }) => truth);
  const near = (point: readonly number[]): CardNeighbour[] =>
    nearestNeighbours(truths, stimuli.length, dims, [...point], count + 1)
      .filter(({ index }) => index !== own)
      .slice(0, count)
      .map(({ index, distance: away }) => ({ id: valueAt(stimuli, index).id, distance: away }));
  const predictions = (choice ? predictionsOf(stimulus, choice, dims) : [])
    .map((prediction): CardPrediction => {
      const rank = neighbourRank(truths, stimuli.length, dims, prediction.at, own);
      return { prediction, error: distance(stimulus.truth, prediction.at), rank };
    })
    .sort((a, b) => a.prediction.fold - b.prediction.fold);
  const test = predictions.find(({ prediction }) => prediction.role === 'test') ?? null;
  return {
    stimulus,
    predictions,
    test,
    neighboursOfTruth: near(stimulus.truth),
    neighboursOfPrediction: test ? near(test.prediction.at) : [],
  };
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, k) => value - (b[k] ?? 0)));
}
