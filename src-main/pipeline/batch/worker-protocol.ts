/** What a batch loader and its worker threads say to each other. */
import type { ErrorReport } from '../../contract/app-error';
import type { CopyRecipe } from '../augment/copy-geometry';
import type { LoaderPlan, PipelineBatch } from './loader-plan';

/** Images without noise, for validation, test and features. */
export interface EvaluationSet {
  readonly bank: number; // index into the plan's banks
  readonly items: readonly number[];
  readonly copies: number; // 0 .. copies - 1 of each item
  readonly recipe: CopyRecipe;
}

export type PipelineTask =
  { readonly type: 'batch'; readonly epoch: number; readonly batch: number } | ({ readonly type: 'evaluation' } & EvaluationSet);

/** A training batch, or the images of an evaluation set. */
export type PipelineResult = PipelineBatch | Float32Array;

export interface WorkerRequest {
  readonly id: number;
  readonly task: PipelineTask;
}

export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly result: PipelineResult }
  | { readonly id: number; readonly ok: false; readonly error: ErrorReport };

/** The plan is all a worker is started with. */
export type WorkerData = LoaderPlan;
