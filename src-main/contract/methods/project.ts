import { z } from 'zod';
import type { Change, ChangeHistory } from '../window/change';
import type { ProjectSummary } from '../study/project';
import { answers, changes, everything, nothing, reads } from './method';

const elsewhere = { leadsElsewhere: true } as const;

export const projectMethods = {
  describeProject: reads(nothing, answers<ProjectSummary | null>()), // null while no project is open
  openProject: changes(everything, z.object({ folder: z.string().min(1), trust: z.boolean().optional() }), answers<ProjectSummary>(), {
    ...elsewhere,
    paths: ({ folder }) => [folder],
  }),
  answerForeignProject: changes(everything, z.object({ isAgreed: z.boolean() }), answers<ProjectSummary>(), elsewhere),
  openSample: changes(everything, nothing, answers<ProjectSummary>(), elsewhere),
  importStudy: changes(everything, z.object({ source: z.string().min(1), folder: z.string().min(1) }), answers<ProjectSummary>(), {
    ...elsewhere,
    paths: ({ source, folder }) => [source, folder],
  }),
  undo: changes(everything, nothing, answers<Change>()), // the change that was taken back
  redo: changes(everything, nothing, answers<Change>()),
  describeHistory: reads(nothing, answers<ChangeHistory>()),
};
