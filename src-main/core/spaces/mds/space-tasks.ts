/** The slow parts of the science of spaces as plain data in, plain data out, so that threads can share them. */
import type { SpaceSettings } from '../../../contract/study/space';
import type { AgreementRow } from '../../../contract/results/space-analysis';
import { agreementRows, type MeasuredPoints } from '../matrix/agreement-rows';
import type { DissimilarityMatrix } from '../matrix/dissimilarity-matrix';
import { runBracket, type BracketTask, type Candidate } from './brackets';
import { bootstrapReplicate, splitHalf, type CeilingMetrics, type RatedSpace } from '../matrix/rating-noise';
import { drawBaselineRegions, type BaselineRegions, type RegionBaseline } from '../reading/regions';
import { shuffledStress } from './structure-test';
import { finishTriplets, tryTriplets, type RoughTripletFit, type TripletFit, type TripletProblem } from '../../triplets/embed-triplets';
import { judgeSplit, type TripletSplit } from '../../triplets/judge-triplets';
import { bootstrapTriplets, type JudgedSpace } from '../../triplets/triplet-noise';

export interface SpaceTasks {
  bracket: { input: { readonly matrix: DissimilarityMatrix; readonly task: BracketTask }; output: Candidate[] };
  shuffle: {
    input: { readonly matrix: DissimilarityMatrix; readonly dims: number; readonly settings: SpaceSettings; readonly index: number };
    output: number;
  };
  bootstrap: { input: { readonly space: RatedSpace; readonly coordinates: Float64Array; readonly index: number }; output: Float64Array };
  halves: { input: { readonly space: RatedSpace; readonly n: number; readonly index: number }; output: CeilingMetrics };
  agreement: {
    input: { readonly matrix: DissimilarityMatrix; readonly points: MeasuredPoints; readonly seed: number };
    output: AgreementRow[];
  };
  regions: {
    input: {
      readonly baseline: RegionBaseline;
      readonly coordinates: Float64Array;
      readonly dims: number;
      readonly categories: readonly string[];
      readonly seed: number;
      readonly index: number;
    };
    output: BaselineRegions;
  };
  'triplet-start': { input: { readonly problem: TripletProblem; readonly start: number }; output: RoughTripletFit };
  'triplet-finish': { input: { readonly problem: TripletProblem; readonly tries: readonly RoughTripletFit[] }; output: TripletFit };
  'triplet-split': { input: TripletSplit; output: { readonly hits: number; readonly count: number } };
  'triplet-bootstrap': { input: { readonly space: JudgedSpace; readonly index: number }; output: Float64Array };
}
export type SpaceTaskName = keyof SpaceTasks;

const carryOut: { readonly [Name in SpaceTaskName]: (input: SpaceTasks[Name]['input']) => SpaceTasks[Name]['output'] } = {
  bracket: ({ matrix, task }) => runBracket(matrix, task),
  shuffle: ({ matrix, dims, settings, index }) => shuffledStress(matrix, dims, settings, index),
  bootstrap: ({ space, coordinates, index }) => bootstrapReplicate(space, coordinates, index),
  halves: ({ space, n, index }) => splitHalf(space, n, index),
  agreement: ({ matrix, points, seed }) => agreementRows(matrix, points, seed),
  regions: ({ baseline, coordinates, dims, categories, seed, index }) =>
    drawBaselineRegions(baseline, coordinates, dims, categories, seed, index),
  'triplet-start': ({ problem, start }) => tryTriplets(problem, start),
  'triplet-finish': ({ problem, tries }) => finishTriplets(problem, tries),
  'triplet-split': judgeSplit,
  'triplet-bootstrap': ({ space, index }) => bootstrapTriplets(space, index),
};

export function carryOutSpaceTask<Name extends SpaceTaskName>(name: Name, input: SpaceTasks[Name]['input']): SpaceTasks[Name]['output'] {
  return carryOut[name](input);
}
