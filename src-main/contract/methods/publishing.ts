import { z } from 'zod';
import { leaveOutSchema, licenceSchema, type BundleReport, type Verification } from '../results/bundle';
import type { ProjectSummary } from '../study/project';
import { reportStyleSchema } from './report';
import { answers, changes, everything, nothing, reads } from './method';

const path = z.string().min(1).max(4096);
const bundleInput = z.object({
  out: path, // the zip file, which must not be there yet
  leaveOut: z.array(leaveOutSchema),
  licence: licenceSchema,
  authors: z.array(z.string().min(1).max(200)).max(100),
});

export const publishingMethods = {
  publishBundle: reads(bundleInput, answers<BundleReport>(), { paths: ({ out }) => [out] }),
  writeReport: reads(reportStyleSchema.extend({ out: path }), answers<{ readonly path: string }>(), { paths: ({ out }) => [out] }), // one page of HTML
  verifyBundle: reads(z.object({ path }), answers<Verification>(), { leadsElsewhere: true, paths: ({ path }) => [path] }),
  stopVerification: reads(nothing, answers<null>(), { leadsElsewhere: true }), // ends what verifyBundle began
  openBundle: changes(everything, z.object({ path, folder: path }), answers<ProjectSummary>(), {
    leadsElsewhere: true,
    paths: ({ path, folder }) => [path, folder],
  }),
};
