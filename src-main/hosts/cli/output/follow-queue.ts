/** Starts experiments and stays until they have ended, showing progress; Ctrl-C pauses them in order. */
import { AppError } from '../../../contract/app-error';
import type { PresetName, QueueStatus, Step } from '../../../contract/running/experiment';
import type { Studio } from '../../../studio/studio';
import { valueOf, type CommandContext } from '../command-context';
import { createProgressLine, showQueue } from './progress-line';

/**
 * Throws AppError 'run-failed' when a run failed or the queue stopped by itself.
 * A second Ctrl-C does not wait for the current training step.
 */
export async function runExperiments(
  context: CommandContext,
  studio: Pick<Studio, 'methods' | 'onEvent'>,
  steps: readonly Step[],
  preset: PresetName,
): Promise<'ended' | 'interrupted'> {
  const { terminal, now } = context;
  const progress = createProgressLine(terminal, now);
  let interrupts = 0;
  let end!: () => void;
  let fail!: (error: unknown) => void;
  const ending = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });

  const hear = (status: QueueStatus): void => {
    if (status.state === 'idle' || status.state === 'paused') end();
    else showQueue(progress, status);
  };
  const pause = async (): Promise<void> => {
    progress.end();
    terminal.writeError('Pausing after the current training step; press Ctrl-C again to stop at once ...\n');
    hear(valueOf(await studio.methods.pauseQueue({})));
  };
  const stopListening = studio.onEvent((event) => {
    if (event.type === 'queueProgressed') hear(event.status);
  });
  const stopInterrupts = terminal.onInterrupt(() => {
    interrupts += 1;
    if (interrupts === 1) pause().catch(fail);
    else end();
  });
  try {
    hear(valueOf(await studio.methods.startExperiments({ steps: [...steps], preset })));
    await ending;
  } finally {
    stopListening();
    stopInterrupts();
    progress.end();
  }
  if (interrupts > 0) return 'interrupted';
  await refuseFailures(studio, steps, preset);
  return 'ended';
}

async function refuseFailures(studio: Pick<Studio, 'methods'>, steps: readonly Step[], preset: PresetName): Promise<void> {
  const { cards } = valueOf(await studio.methods.listExperiments({ preset }));
  const runs = cards.filter((card) => steps.includes(card.step)).flatMap((card) => card.runs);
  const failed = runs.filter((run) => run.state === 'failed');
  const [first] = failed;
  if (first !== undefined)
    throw new AppError(
      'run-failed',
      `${failed.length} of ${runs.length} runs failed. ${first.label}: ${first.error ?? 'no reason is known'}`,
    );
  // Where time was given, what there was none for has been left out.
  const open = runs.filter((run) => run.state !== 'done' && !(preset === 'fitted' && run.state === 'cancelled'));
  if (open.length === 0) return;
  const { notice } = valueOf(await studio.methods.describeQueue({}));
  throw new AppError(
    'run-failed',
    notice ?? `${open.length} of ${runs.length} runs did not come to an end. Give the same command again to go on with them.`,
  );
}
