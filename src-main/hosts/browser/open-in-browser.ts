/** Opens the window's address in the standard browser without showing the token to other people on the machine. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A command line can be read by everybody on a machine, so the browser is given a page of our own that leads on, readable by this
 * person only. Returns how to remove that page. `say` is called when no browser could be started.
 */
export function openInBrowser(url: string, userFolder: string, say: (message: string) => void): () => void {
  const page = join(userFolder, `open-${process.pid}.html`);
  mkdirSync(userFolder, { recursive: true });
  writeFileSync(page, `<!doctype html><meta http-equiv="refresh" content="0; url=${url}"><title>Shape Space Studio</title>\n`, {
    mode: 0o600,
  });
  const { command, args } = openCommand(pathToFileURL(page).href, process.platform);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => say(`No browser could be started. Open this address yourself: ${url}`));
  child.unref();
  return () => rmSync(page, { force: true });
}

/** The platform's own way to open something with its standard program. */
export function openCommand(address: string, platform: NodeJS.Platform): { command: string; args: string[] } {
  if (platform === 'darwin') return { command: 'open', args: [address] };
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', address] };
  return { command: 'xdg-open', args: [address] };
}
