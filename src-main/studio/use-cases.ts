/** The use cases of all subjects, each registered by its own. */
import type { UseCases } from '../contract/window/rpc';
import { appUseCases } from './app-use-cases';
import { publishingUseCases } from './bundle/use-cases';
import { clusterUseCases } from './cluster/use-cases';
import { corpusUseCases } from './corpora/use-cases';
import { deviceUseCases } from './devices/use-cases';
import { experimentUseCases } from './experiments/use-cases';
import { importUseCases } from './import/use-cases';
import type { StudioParts } from './parts';
import { placingUseCases } from './placing/use-cases';
import { projectUseCases } from './projects/use-cases';
import { ratingStudyUseCases } from './rating-study/use-cases';
import { reportUseCases } from './report/use-cases';
import { resultUseCases } from './results/use-cases';
import { spaceUseCases } from './spaces/use-cases';
import { stimulusUseCases } from './stimuli/use-cases';

export function allUseCases(parts: StudioParts): UseCases {
  return {
    ...appUseCases(parts),
    ...projectUseCases(parts),
    ...importUseCases(parts),
    ...stimulusUseCases(parts),
    ...ratingStudyUseCases(parts),
    ...spaceUseCases(parts),
    ...corpusUseCases(parts),
    ...experimentUseCases(parts),
    ...clusterUseCases(parts),
    ...deviceUseCases(parts),
    ...resultUseCases(parts),
    ...reportUseCases(parts),
    ...placingUseCases(parts),
    ...publishingUseCases(parts),
  };
}
