/**
 * How long the program lives. Training outlives the windows: after the last one is closed, the program stays until the queue has
 * ended and then leaves by itself (on macOS it stays, as programs do there). Only 'Quit' asks whether to pause.
 */
import type { App, Dialog } from 'electron';
import type { Translate } from '../../../strings/translate';
import { say } from '../../contract/message';
import type { Studio } from '../../studio/studio';
import { isBusy, pauseQueue } from '../pause-queue';

export interface LifetimeOptions {
  readonly app: App;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly studio: Pick<Studio, 'methods' | 'onEvent' | 'dispose'>;
  readonly tell: Translate; // in the language of the window
  readonly platform: NodeJS.Platform;
  readonly openWindow: () => void;
  readonly closeWindows: () => void;
  readonly hasWindows: () => boolean;
  /** Tells the person, without a window, that training goes on. */
  readonly notify: (text: string) => void;
  /** Keeps the machine from going to sleep; returns how to let it. */
  readonly stayAwake: () => () => void;
}

export function governLifetime(options: LifetimeOptions): void {
  const { app, studio, platform } = options;
  let letSleep: (() => void) | null = null;
  let mayQuit = false;

  studio.onEvent((event) => {
    if (event.type !== 'queueProgressed') return;
    if (isBusy(event.status)) letSleep ??= options.stayAwake();
    else {
      letSleep?.();
      letSleep = null;
      if (!options.hasWindows() && platform !== 'darwin') app.quit();
    }
  });

  app.on('window-all-closed', () => {
    void endWithoutWindows().catch((error: unknown) => {
      process.stderr.write(`Whether training goes on could not be found out: ${String(error)}\n`);
      if (platform !== 'darwin') app.quit(); // what hinders an orderly end is said there
    });
  });

  async function endWithoutWindows(): Promise<void> {
    const isTraining = await describeTraining(studio);
    if (options.hasWindows() || mayQuit) return; // another was opened meanwhile, or the person has chosen to quit
    if (isTraining)
      options.notify(options.tell(say`Training goes on until the queue has ended. Open Shape Space Studio again to watch it.`));
    else if (platform !== 'darwin') app.quit();
  }

  app.on('activate', () => {
    if (!options.hasWindows()) options.openWindow();
  });

  app.on('before-quit', (event) => {
    if (mayQuit) return;
    event.preventDefault();
    void quit().catch((error: unknown) => {
      process.stderr.write(`The program could not end in order: ${String(error)}\n`);
      mayQuit = true;
      app.quit();
    });
  });

  async function quit(): Promise<void> {
    if (await describeTraining(studio)) {
      const choice = await askAboutTraining(options);
      if (choice === 'cancel') return;
      if (choice === 'keep') return options.closeWindows();
      await pauseQueue(studio);
    }
    letSleep?.();
    await studio.dispose();
    mayQuit = true;
    app.quit();
  }
}

/** No answer counts as no training: the queue is on disk and starts again where it was. */
async function describeTraining(studio: Pick<Studio, 'methods'>): Promise<boolean> {
  const answer = await studio.methods.describeQueue({});
  return answer.ok && isBusy(answer.value);
}

async function askAboutTraining({ dialog, tell }: Pick<LifetimeOptions, 'dialog' | 'tell'>): Promise<'keep' | 'pause' | 'cancel'> {
  const choices = ['keep', 'pause', 'cancel'] as const;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: tell(say`Training is running.`),
    detail: tell(
      say`It can go on without a window and ends the program when the queue is done, or it can be paused and taken up again later.`,
    ),
    buttons: [say`Keep training in the background`, say`Pause and quit`, say`Cancel`].map(tell),
    defaultId: 0,
    cancelId: 2,
  });
  return choices[response] ?? 'cancel';
}
