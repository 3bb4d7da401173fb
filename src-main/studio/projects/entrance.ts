/** How projects are entered: what is asked before, what is remembered after, and what of the open one may be changed now. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { ProjectSummary } from '../../contract/study/project';
import { explainCutOff } from '../../store/journal/journal';
import type { StudioContext } from '../context';
import type { CorpusDecoder } from '../corpora/decode-corpora';
import type { ProjectSession } from '../project-session';
import { rememberProject } from '../recent-projects';
import { describeProject } from './describe-project';
import { askAboutProject, refuseForeign, rememberKnown } from './foreign-project';

export interface Entrance {
  /** Opens what a use case has made sure is a project; a trusted one is not asked about. */
  enter(summary: ProjectSummary, isTrusted?: boolean): Promise<ProjectSummary>;
  answer(isAgreed: boolean): Promise<ProjectSummary>;
  /** Null while no project is open. */
  describe(): Promise<ProjectSummary | null>;
  /** Why the open project may not be changed now. */
  hinder(): AppError | null;
}

export function createEntrance(context: StudioContext, session: ProjectSession, decoder: CorpusDecoder, isCommandLine: boolean): Entrance {
  const { userFolder, emit } = context;
  /** A list that cannot be written keeps no project shut. */
  const remember = async ({ folder, file }: ProjectSummary): Promise<void> => {
    await rememberKnown(userFolder, folder, file.id);
    await rememberProject(userFolder, { name: file.name, folder }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  };
  const describeOpen = async (summary: ProjectSummary): Promise<ProjectSummary> => {
    const cutOff = session.question() === null ? await explainCutOff(summary.folder) : null; // else it is asked about
    const hindrances = [...(session.isReadOnly() ? [readOnly(summary.folder).message] : []), ...(cutOff === null ? [] : [cutOff])];
    const problems = [...hindrances, ...summary.problems];
    return { ...summary, problems, question: session.question() };
  };
  return {
    async enter(summary, isTrusted = false) {
      const { folder, file } = summary;
      if (!session.isOpen() || session.folder() !== folder) await decoder.stop();
      const question = isTrusted ? null : await askAboutProject(userFolder, folder, file.id);
      if (isCommandLine && question !== null && (question.pending !== null || question.corpora.length > 0))
        throw refuseForeign(question, folder);
      if (session.isOpen() && session.folder() !== folder) emit({ type: 'projectOpening', name: file.name, folder });
      await session.open(folder, isCommandLine ? null : question); // there, no run goes on unasked
      if (question === null) await remember(summary);
      emit({ type: 'projectChanged' });
      return describeOpen(summary);
    },
    async answer(isAgreed) {
      await session.answer(isAgreed);
      const summary = (await describeProject(context))!;
      if (isAgreed) await remember(summary);
      emit({ type: 'projectChanged' });
      return describeOpen(summary);
    },
    async describe() {
      const summary = await describeProject(context);
      return summary === null ? null : describeOpen(summary);
    },
    hinder() {
      if (!session.isOpen()) return null;
      if (session.question() !== null)
        return new AppError('not-allowed', say`This project was made elsewhere. Answer first whether it may go on where it was left.`);
      return session.isReadOnly() ? readOnly(session.folder()) : null;
    },
  };
}

function readOnly(folder: string): AppError {
  return new AppError(
    'disk',
    say`${folder} cannot be written to, so its project can only be looked at. Change its rights or copy it to another disk.`,
  );
}
