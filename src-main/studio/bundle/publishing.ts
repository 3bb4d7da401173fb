/** Publishing and checking from a window: how far it is is told, and a check can be ended. */
import { stat } from 'node:fs/promises';
import { AppError } from '../../contract/app-error';
import type { NumberStyle } from '../../contract/results/manuscript';
import type { BundleReport, Verification, VerifiedPart } from '../../contract/results/bundle';
import { say } from '../../contract/message';
import { writeAtomic } from '../../store/files/write-atomic';
import type { StudioContext } from '../context';
import type { StudioOptions } from '../parts';
import { buildReport } from '../report/build-report';
import { programName } from '../report/use-cases';
import { tellProgress } from '../work-progress';
import { verifyBundle } from './verifying/verify-bundle';
import type { BundleInput } from './writing/bundle-input';
import { writeBundle } from './writing/write-bundle';

export interface Publishing {
  publish(input: BundleInput): Promise<BundleReport>;
  report(wish: { readonly out: string; readonly language: string; readonly numbers: NumberStyle }): Promise<{ path: string }>;
  verify(path: string): Promise<Verification>;
  stop(): null;
}

export function createPublishing(context: StudioContext, { version, launchCompute, assetsFolder }: StudioOptions): Publishing {
  const { images, networks, emit, now } = context;
  const program = { name: 'Shape Space Studio', version };
  let check: { isStopped: boolean } | null = null;
  return {
    async publish(input) {
      await refuseTaken(input.out, '.zip');
      const tell = tellProgress(now, (progress) => emit({ type: 'publishingProgressed', part: null, progress }));
      return writeBundle(context.folder(), input, program, images, tell);
    },
    async report({ out, language, numbers }) {
      await refuseTaken(out, '.html');
      await writeAtomic(out, await buildReport(context.folder(), images, programName(version), { language, numbers }));
      return { path: out };
    },
    async verify(path) {
      const mine = { isStopped: false };
      if (check !== null) check.isStopped = true;
      check = mine;
      let told: { readonly part: VerifiedPart; readonly tell: (done: number, total: number) => void } | null = null;
      return verifyBundle(
        { path, withTrainings: false },
        {
          ...{ assetsFolder, launch: launchCompute, reading: { images, networks }, now },
          tell: (part, done, total) => {
            if (mine.isStopped) throw new CheckStopped();
            if (told?.part !== part)
              told = { part, tell: tellProgress(now, (progress) => emit({ type: 'publishingProgressed', part, progress })) };
            told.tell(done, total);
          },
        },
      ).catch((error: unknown) => {
        throw error instanceof CheckStopped ? new AppError('not-available', say`The check was cancelled.`) : error;
      });
    },
    stop: () => {
      if (check !== null) check.isStopped = true;
      return null;
    },
  };
}

/** No finding of the check, so that it ends there. */
class CheckStopped extends Error {}

/** A file of somebody's is never replaced by a click. */
async function refuseTaken(path: string, ending: string): Promise<void> {
  if (!path.toLowerCase().endsWith(ending)) throw new AppError('bad-input', say`${path} must end with ${ending}. Choose a name that does.`);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere) throw new AppError('already-exists', say`${path} is there already. Choose another name.`);
}
