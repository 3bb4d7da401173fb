import type { experimentMethods } from '../../contract/methods/experiments';
import type { ProjectSummary } from '../../contract/study/project';
import type { UseCasesOf } from '../../contract/window/rpc';
import { describeAugmentation } from '../augmentation/describe-augmentation';
import { proveFolds } from '../augmentation/prove-folds';
import type { StudioParts } from '../parts';
import { describeProject } from '../projects/describe-project';
import { checkNetwork } from './check-network';
import { chooseBudget } from './choose-budget';
import { chooseProtocol } from './choose-protocol';
import { chooseLineThickness } from './line-thickness';
import { startExperiments } from './start-experiments';
import { addPhotographNetwork, choosePhotographNetwork, listPhotographLayers, removePhotographNetwork } from './photograph-network';

export function experimentUseCases(parts: StudioParts): UseCasesOf<typeof experimentMethods> {
  const { context, session, drawings } = parts;
  const projectAfter = async (change: Promise<void>): Promise<ProjectSummary> => {
    await change;
    return (await describeProject(context))!;
  };
  return {
    listExperiments: (input) => session.experiments().listExperiments(input),
    startExperiments: startExperiments(parts),
    pauseQueue: () => session.experiments().queue.pause(),
    resumeQueue: () => session.experiments().queue.resume(),
    cancelQueue: () => session.experiments().queue.cancel(),
    describeQueue: () => (session.isOpen() ? session.experiments().queue.status() : emptyQueue),
    readRun: (input) => session.experiments().readRun(input),
    choosePhotographNetwork: (input) => projectAfter(choosePhotographNetwork(context, input)),
    addPhotographNetwork: (input) => projectAfter(addPhotographNetwork(context, input)),
    removePhotographNetwork: (input) => projectAfter(removePhotographNetwork(context, input)),
    chooseLineThickness: (input) => projectAfter(chooseLineThickness(context, input)),
    chooseProtocol: (input) => projectAfter(chooseProtocol(context, input)),
    chooseBudget: (input) => projectAfter(chooseBudget(context, (budgetMs) => session.experiments().planBudget(budgetMs), input)),
    listPhotographLayers: (input) => listPhotographLayers(context, input),
    checkNetwork: (input) => checkNetwork(context, input),
    describeAugmentation: (input) => describeAugmentation(context.folder(), drawings, input),
    proveFolds: () => proveFolds(context.folder()),
  };
}

const emptyQueue = { state: 'idle', done: 0, total: 0, current: null, currentStep: null, remainingMs: null, notice: null } as const;
