/** `shape-space serve`: the app in a browser window, for a machine without Electron or without a screen. */
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import type { Command } from 'commander';
import { AppError } from '../../../contract/app-error';
import { startBrowserHost } from '../../browser/browser-host';
import { openInBrowser } from '../../browser/open-in-browser';
import { openFirstProject } from '../../first-project';
import { pauseQueue } from '../../pause-queue';
import type { Terminal } from '../output/terminal';
import { exitCodes, place, valueOf, withStudio, type CommandContext, type Outcome, type Act } from '../command-context';

export function addServe(program: Command, act: Act): void {
  program
    .command('serve')
    .description('serve the app to a browser on this machine; training goes on when its window is closed')
    .argument('[project]', 'project folder; the last one otherwise')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes any free one', '0')
    .option('--root <folder>', 'a folder that the window may look through besides your home folder; may be given again', collect, [])
    .option('--open', 'open the address in the standard browser')
    .option('--no-open', 'only print the address (the default)')
    .option('--json', 'print the address as JSON once it can be opened')
    .addHelpText(
      'after',
      `
Examples:
  shape-space serve my-study
  shape-space serve my-study --port 8321
  shape-space serve --root /data/sketches
  From elsewhere, over a tunnel: ssh -L 8321:127.0.0.1:8321 lab-server

Ctrl-C ends it (exit code 0); a run that is going is paused and can be taken up again.
${exitCodes}`,
    )
    .action((project: string | undefined, options: { port: string; root: string[]; open?: boolean }) =>
      act((context) =>
        serve(
          context,
          project === undefined ? null : place(context, project),
          options.root.map((folder) => place(context, folder)),
          readPort(options.port),
          options.open === true,
        ),
      ),
    );
}

async function serve(
  context: CommandContext,
  project: string | null,
  roots: readonly string[],
  port: number,
  isOpening: boolean,
): Promise<Outcome> {
  for (const root of roots) if (!isFolder(root)) throw new AppError('bad-input', `--root takes a folder that is there, not ‘${root}’.`);
  const { places, terminal } = context;
  return withStudio(
    context,
    'browser',
    async (studio) => {
      const host = await startBrowserHost({ studio, rendererFolder: places.rendererFolder, port });
      let closePage = (): void => {};
      try {
        valueOf(await openFirstProject(studio.methods, project));
        context.say(`Shape Space Studio is at ${host.url}`);
        context.say('Press Ctrl-C to end it.');
        context.announce({ url: host.url, port: host.port });
        if (isOpening) closePage = openInBrowser(host.url, places.userFolder, (message) => terminal.writeError(`${message}\n`));
        terminal.outliveOutput();
        const interrupts = countInterrupts(terminal);
        await interrupts.first;
        await Promise.race([pauseQueue(studio), interrupts.second]); // whoever insists does not wait for the current step
        interrupts.stop();
      } finally {
        closePage();
        await host.close();
      }
      return { value: null };
    },
    [homedir(), ...roots],
  );
}

function countInterrupts(terminal: Terminal): { first: Promise<void>; second: Promise<void>; stop: () => void } {
  const heard: (() => void)[] = [];
  const next = (): Promise<void> => new Promise((resolve) => heard.push(resolve));
  const [first, second] = [next(), next()];
  return { first, second, stop: terminal.onInterrupt(() => heard.shift()?.()) };
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new AppError('bad-input', `--port takes a number from 0 to 65535, not ‘${text}’.`);
  return port;
}
