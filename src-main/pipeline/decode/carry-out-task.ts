/** Does one piece of the pipeline's work; the same code in a worker thread and without one. */
import { createAssembler } from '../batch/assemble-batch';
import type { LoaderPlan } from '../batch/loader-plan';
import { renderEvaluation } from '../augment/render-evaluation';
import type { PipelineResult, PipelineTask } from '../batch/worker-protocol';

export function createTaskRunner(plan: LoaderPlan): (task: PipelineTask) => PipelineResult {
  const assemble = createAssembler(plan);
  return (task) => {
    if (task.type === 'batch') return assemble(task.epoch, task.batch);
    return renderEvaluation(plan.banks[task.bank]!, task.items, task.copies, task.recipe, plan.seed);
  };
}
