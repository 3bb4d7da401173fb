/** Shows how far an analysis is while it computes. */
import type { WorkProgress } from '../../../contract/window/work-progress';
import { tellProgress, type TellWork } from '../../../studio/work-progress';
import type { CommandContext } from '../command-context';
import { createProgressLine, describeWork } from './progress-line';

/** What is done by then needs no line. */
const quietMs = 2000;

/** `name` stands before '41 of 99'. */
export async function withProgress<T>({ terminal, now }: CommandContext, name: string, work: (tell: TellWork) => Promise<T>): Promise<T> {
  const line = createProgressLine(terminal, now);
  const startedAt = now();
  const show = (progress: WorkProgress): void => {
    if (now() - startedAt >= quietMs) line.show(describeWork(name, progress), '');
  };
  try {
    return await work(tellProgress(now, show));
  } finally {
    line.end();
  }
}
