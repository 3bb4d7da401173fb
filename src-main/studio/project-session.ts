/** Which project is open: its lock, its experiments, and the change from one to the next. */
import { AppError } from '../contract/app-error';
import { recoverJournal } from '../store/journal/journal';
import { lockProject, type ProjectLock } from '../store/project-lock';
import type { ComputeProcess, StudioContext } from './context';
import type { KnownDevices } from './devices/known-devices';
import { openExperiments, type Experiments } from './experiments/experiments';
import { createAnalysisJob, type AnalysisJob } from './results/analysis-job';

export interface ProjectSession {
  isOpen(): boolean;
  /** AppError 'not-found' when no project is open. */
  folder(): string;
  experiments(): Experiments;
  analysis(): AnalysisJob;
  /** The project open before stays open when this one cannot be. */
  open(folder: string): Promise<void>;
  close(): Promise<void>;
}

interface OpenProject {
  readonly folder: string;
  readonly lock: ProjectLock;
  readonly experiments: Experiments;
  readonly analysis: AnalysisJob;
}

export function createProjectSession(
  context: Pick<StudioContext, 'assetsFolder' | 'emit' | 'now'>,
  owner: string,
  launchCompute: () => ComputeProcess,
  /** Whether interrupted runs go on as soon as their project is opened. */
  takesUp: boolean,
  devices: KnownDevices,
): ProjectSession {
  let current: OpenProject | null = null;
  let lostTo: string | null = null;
  let changing: Promise<unknown> = Promise.resolve();
  const require = (): OpenProject => {
    if (current !== null) return current;
    if (lostTo === null) throw new AppError('not-found', 'No project is open. Open one, or start with the sample.');
    throw new AppError(
      'project-locked',
      `The project is now open in ${lostTo}, which took it over while this program did not answer; was this computer asleep? ` +
        'What was saved is safe. Close it there, then open it here again.',
    );
  };
  const close = async (): Promise<void> => {
    const closing = current;
    current = null;
    closing?.analysis.dispose();
    await closing?.experiments.dispose();
    await closing?.lock.release();
  };
  /** Another program has the project: nothing may be written here any more. */
  const lose = async (folder: string, taker: string): Promise<void> => {
    if (current?.folder !== folder) return;
    const lost = current;
    current = null;
    lostTo = taker;
    lost.analysis.dispose();
    await lost.experiments.abandon();
    context.emit({ type: 'projectChanged' });
  };
  const change = async (folder: string): Promise<void> => {
    if (current?.folder === folder) return;
    const lock = await lockProject(folder, owner, (taker) => void lose(folder, taker));
    try {
      await recoverJournal(folder);
      const experiments = await openExperiments(context, folder, launchCompute, takesUp, devices);
      await close();
      const analysis = createAnalysisJob(folder, context.assetsFolder, launchCompute, context.emit);
      current = { folder, lock, experiments, analysis };
      lostTo = null;
    } catch (error) {
      await lock.release();
      throw error;
    }
  };
  /** One change after the other: two windows may ask at once. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = changing.then(work, work);
    changing = turn.catch(() => undefined);
    return turn;
  };
  return {
    isOpen: () => current !== null,
    folder: () => require().folder,
    experiments: () => require().experiments,
    analysis: () => require().analysis,
    open: (folder) => inTurn(() => change(folder)),
    close: () => inTurn(close),
  };
}
