import { z } from 'zod';
import { augmentationLookSchema, drawingReferenceSchema, type AugmentationReport, type FoldProof } from '../study/augmentation';
import { lineThicknessSchema } from '../running/configuration';
import { presetNameSchema, stepSchema, type ExperimentList, type QueueStatus } from '../running/experiment';
import { budgetSchema } from '../running/fitted';
import type { NetworkCheck } from '../running/network-check';
import { furtherNetworkSchema, ownNetworkSchema, type ProjectSummary } from '../study/project';
import { protocolSchema } from '../window/protocol';
import { runKeySchema, type EpochRow, type MetricsFile, type RunRecord } from '../running/run';
import { answers, changes, nothing, reads } from './method';

export interface RunDetails {
  readonly record: RunRecord;
  readonly epochs: readonly EpochRow[];
  readonly metrics: MetricsFile | null;
}

const file = z.string().min(1);
const undone = { isUndone: true } as const;
const status = answers<QueueStatus>();
const start = z.object({
  steps: z.array(stepSchema).min(1),
  preset: presetNameSchema,
  target: z.object({ name: z.string(), dims: z.number().int().min(1) }).optional(), // the project's target space when absent
});
const budget = z.object({ budgetMs: budgetSchema, anew: z.boolean().optional() });
const thickness = z.object({ photograph: lineThicknessSchema.nullable(), sketch: lineThicknessSchema.nullable() }); // null: as drawn
const look = z.object({
  drawing: drawingReferenceSchema,
  look: augmentationLookSchema,
  from: z.number().int().positive().max(1_000_000),
});

export const experimentMethods = {
  listExperiments: reads(z.object({ preset: presetNameSchema.optional() }), answers<ExperimentList>()),
  startExperiments: changes(['queue'], start, status),
  pauseQueue: changes(['queue'], nothing, status, { leadsElsewhere: true }),
  resumeQueue: changes(['queue'], nothing, status),
  cancelQueue: changes(['queue'], nothing, status),
  describeQueue: reads(nothing, status),
  readRun: reads(z.object({ key: runKeySchema }), answers<RunDetails>()),
  choosePhotographNetwork: changes(['settings'], ownNetworkSchema.nullable(), answers<ProjectSummary>(), {
    ...undone,
    paths: (network) => (network === null ? [] : [network.file]),
  }),
  addPhotographNetwork: changes(['settings'], furtherNetworkSchema, answers<ProjectSummary>(), {
    ...undone,
    paths: (network) => [network.file],
  }),
  removePhotographNetwork: changes(['settings'], z.object({ name: z.string().min(1) }), answers<ProjectSummary>(), undone), // as core/catalogue/network-name names it
  chooseLineThickness: changes(['settings'], thickness, answers<ProjectSummary>(), undone),
  chooseProtocol: changes(['settings'], protocolSchema, answers<ProjectSummary>(), undone),
  chooseBudget: changes(['settings'], budget, answers<ProjectSummary>(), undone),
  listPhotographLayers: reads(z.object({ file }), answers<string[]>(), { paths: (network) => [network.file] }),
  checkNetwork: reads(furtherNetworkSchema, answers<{ readonly check: NetworkCheck; readonly token: string }>(), {
    paths: (network) => [network.file],
  }),
  describeAugmentation: reads(look, answers<AugmentationReport>()),
  proveFolds: reads(nothing, answers<FoldProof[]>()),
};
