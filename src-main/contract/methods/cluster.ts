import { z } from 'zod';
import { arrayWishesSchema, type ClusterReport } from '../running/cluster';
import { presetNameSchema, stepSchema } from '../running/experiment';
import { answers, changes, nothing, reads } from './method';

const runs = z.object({ steps: z.array(stepSchema).min(1), preset: presetNameSchema });
const host = z.string().min(1).max(255);

/** Of a workpack that was brought up to what some runs need. */
export interface PackedRuns {
  readonly folder: string;
  readonly bytes: number;
  readonly runs: number; // to be carried out
  readonly finished: number;
}

export interface SubmittedRuns {
  readonly jobs: readonly { readonly job: number; readonly runs: number; readonly minutes: number }[];
  /** In the hands of SLURM already, and left alone. */
  readonly active: number;
}

export interface CollectedRuns {
  readonly taken: number;
  readonly twice: number; // here and there, equal
  readonly differing: readonly string[]; // labels of runs that were computed twice and differ; the project keeps its own
  readonly open: number;
  readonly refused: readonly string[]; // why
}

export const clusterMethods = {
  /** Asks SLURM on this machine, and on those login nodes over ssh. */
  lookAtCluster: reads(z.object({ hosts: z.array(host).max(20) }), answers<ClusterReport>()),
  packForCluster: changes(['queue'], runs, answers<PackedRuns>()),
  submitToCluster: changes(
    ['queue'],
    z.object({
      host: host.nullable(), // the login node as ssh knows it; null: SLURM is called on this machine
      hosts: z.array(host).max(20), // that may be asked where runs are
      folder: z.string().min(1).nullable(), // where the cluster sees the workpack; null: in the same place
      program: z.string().min(1).nullable(), // how the program is called there; null: as here, or `shape-space` on another host
      wishes: arrayWishesSchema,
    }),
    answers<SubmittedRuns>(),
  ),
  collectFromCluster: changes(['queue'], nothing, answers<CollectedRuns>()),
  cancelOnCluster: changes(['queue'], z.object({ hosts: z.array(host).max(20) }), answers<{ readonly ended: readonly number[] }>()),
};
