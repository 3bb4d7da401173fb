import { z } from 'zod';
import type { ProjectSummary } from '../study/project';
import { spaceSettingsSchema, type Space, type SpaceCard, type SpaceCoordinates } from '../study/space';
import { spaceQuestionSchema, type SpaceAnswer } from '../results/space-analysis';
import { answers, changes, nothing, reads } from './method';

const dims = z.number().int().min(1).max(10);
const spaceAndDims = z.object({ name: z.string(), dims });

export const spaceMethods = {
  listSpaces: reads(nothing, answers<SpaceCard[]>()),
  readSpace: reads(spaceAndDims, answers<SpaceCoordinates>()),
  computeSpace: changes(
    ['spaces'],
    z.object({ name: z.string().min(1).max(60), settings: spaceSettingsSchema, maxDims: dims }),
    answers<Space>(),
    { isUndone: true },
  ),
  analyseSpace: reads(spaceQuestionSchema, answers<SpaceAnswer>()),
  stopSpaceAnalysis: reads(spaceQuestionSchema.pick({ viewer: true, part: true }), answers<null>()),
  chooseTargetSpace: changes(['spaces', 'settings'], spaceAndDims, answers<ProjectSummary>(), { isUndone: true }),
};
