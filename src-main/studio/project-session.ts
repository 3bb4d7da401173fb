/** Which project is open: its lock, its experiments, and the change from one to the next. */
import pLimit from 'p-limit';
import { AppError } from '../contract/app-error';
import { say } from '../contract/message';
import type { ForeignProject } from '../contract/study/project';
import { refuseNewerFiles, setAside, setAsideDamaged } from '../store/project/set-aside';
import { withholdCorpora } from '../store/corpora/corpus-store';
import { recoverJournal } from '../store/journal/journal';
import { lockProject, type ProjectLock } from '../store/project/project-lock';
import type { StudioContext } from './context';
import type { ComputeProcess } from './compute-process';
import type { KnownDevices } from './devices/known-devices';
import { openExperiments, type Experiments } from './experiments/experiments';
import { createDrawingPlacer, type DrawingPlacer } from './placing/drawing-placer';
import { createAnalysisJob, type AnalysisJob } from './results/analysis/analysis-job';

export interface ProjectSession {
  isOpen(): boolean;
  /** AppError 'not-found' when no project is open. */
  folder(): string;
  experiments(): Experiments;
  analysis(): AnalysisJob;
  placing(): DrawingPlacer;
  /** What was asked when the open project was opened, until it is answered; null when nothing is. */
  question(): ForeignProject | null;
  /** Whether the folder cannot be written to, so that the project can only be looked at. */
  isReadOnly(): boolean;
  /** The project open before stays open when this one cannot be. A project with a question waits for the answer with what it would do. */
  open(folder: string, question?: ForeignProject | null): Promise<void>;
  /** Does what the project would do; or leaves that out. */
  answer(isAgreed: boolean): Promise<void>;
  close(): Promise<void>;
}

interface OpenProject {
  readonly folder: string;
  readonly lock: ProjectLock | null; // null when it is only looked at
  readonly question: ForeignProject | null;
  readonly experiments: Experiments;
  readonly analysis: AnalysisJob;
  readonly placing: DrawingPlacer;
}

export function createProjectSession(
  context: Pick<StudioContext, 'assetsFolder' | 'emit' | 'now' | 'images' | 'networks'>,
  owner: string,
  launchCompute: () => ComputeProcess,
  /** Whether interrupted runs go on as soon as their project is opened. */
  continuesRuns: boolean,
  devices: KnownDevices,
): ProjectSession {
  let current: OpenProject | null = null;
  let lostTo: string | null = null;
  const require = (): OpenProject => {
    if (current !== null) return current;
    if (lostTo === null) throw new AppError('not-found', say`No project is open. Open one, or start with the sample.`);
    throw new AppError(
      'project-locked',
      say`The project is now open in ${lostTo}, which took it over while this program did not answer; was this computer asleep? What was saved is safe. Close it there, then open it here again.`,
    );
  };
  const close = async (): Promise<void> => {
    const closing = current;
    current = null;
    closing?.analysis.dispose();
    closing?.placing.dispose();
    await closing?.experiments.dispose();
    await closing?.lock?.release();
    if (closing !== null) withholdCorpora(closing.folder, false);
  };
  /** Another program has the project: nothing may be written here any more. */
  const lose = async (folder: string, taker: string): Promise<void> => {
    if (current?.folder !== folder) return;
    const lost = current;
    current = null;
    lostTo = taker;
    lost.analysis.dispose();
    lost.placing.dispose();
    await lost.experiments.abandon();
    context.emit({ type: 'projectChanged' });
  };
  const change = async (folder: string, question: ForeignProject | null): Promise<void> => {
    if (current?.folder === folder) return;
    await refuseNewerFiles(folder);
    const lock = await lockOrLook(folder, owner, (taker) => void lose(folder, taker));
    try {
      if (lock !== null) await setAsideDamaged(folder);
      if (lock !== null && question === null) await recover(folder);
      withholdCorpora(folder, question !== null);
      const experiments = await openExperiments(context, folder, launchCompute, continuesRuns && question === null, devices, lock !== null);
      await close(); // only what has closed cannot write any more while the next one begins
      withholdCorpora(folder, question !== null);
      await experiments.begin();
      const analysis = createAnalysisJob(folder, context, launchCompute);
      current = { folder, lock, question, experiments, analysis, placing: createDrawingPlacer(folder, context, launchCompute) };
      lostTo = null;
    } catch (error) {
      withholdCorpora(folder, false);
      await lock?.release();
      throw error;
    }
  };
  /** The project stays open meanwhile: windows go on reading. */
  const goOn = async (asked: OpenProject): Promise<void> => {
    const { folder, lock } = asked;
    if (lock !== null) await recover(folder);
    withholdCorpora(folder, false);
    const experiments = await openExperiments(context, folder, launchCompute, continuesRuns, devices, lock !== null);
    asked.analysis.dispose();
    await asked.experiments.dispose();
    if (current !== asked) return experiments.dispose(); // lost to another program
    await experiments.begin();
    const analysis = createAnalysisJob(folder, context, launchCompute);
    current = { folder, lock, question: null, experiments, analysis, placing: asked.placing };
  };
  const answer = async (isAgreed: boolean): Promise<void> => {
    const asked = require();
    const { folder, question } = asked;
    if (question === null || current === null) return;
    if (isAgreed) return goOn(asked);
    if (question.pending !== null) await setAside(folder, 'journal/pending.json');
    current = { ...current, question: null }; // its corpora elsewhere stay unread, its runs wait
  };
  /** One change after the other: two windows may ask at once. */
  const inTurn = pLimit(1);
  return {
    isOpen: () => current !== null,
    folder: () => require().folder,
    experiments: () => require().experiments,
    analysis: () => require().analysis,
    placing: () => require().placing,
    question: () => current?.question ?? null,
    isReadOnly: () => current !== null && current.lock === null,
    open: (folder, question = null) => inTurn(() => change(folder, question)),
    answer: (isAgreed) => inTurn(() => answer(isAgreed)),
    close: () => inTurn(close),
  };
}

/** Null for a folder that cannot be written to: its project can be looked at. */
async function lockOrLook(folder: string, owner: string, onLost: (taker: string) => void): Promise<ProjectLock | null> {
  try {
    return await lockProject(folder, owner, onLost);
  } catch (error) {
    if (error instanceof AppError && error.code === 'disk') return null;
    throw error;
  }
}

/** A change that was cut off and cannot be taken back, for want of what it needs, must not keep the project shut; one that a full disk hinders waits. */
async function recover(folder: string): Promise<void> {
  try {
    await recoverJournal(folder);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'disk') await setAside(folder, 'journal/pending.json');
  }
}
