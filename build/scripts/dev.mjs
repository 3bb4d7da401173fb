// `npm run dev [-- <project>]`: the app with reload. With Electron's binary through electron-vite; else Vite's own server in a browser,
// which passes calls and bulk data on to the loopback host, and the host is built and started anew whenever its sources change.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buildIfStale } from './build.mjs';
import { inlineStylesInDevelopment } from './development-styles.mjs';
import { installMissing, root } from './install.mjs';
import { callingFolder, cliScript, findElectron, hasDisplay, launch } from './launch.mjs';

const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const project = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('-'))
  .map((path) => resolve(callingFolder(), path));

installMissing();
buildIfStale();
if (findElectron() !== null && hasDisplay())
  process.exitCode = await launch(process.execPath, [electronVite, 'dev', '--watch', ...(project.length > 0 ? ['--', ...project] : [])], {
    cwd: root,
  });
else await developInBrowser();

async function developInBrowser() {
  const { createServer } = await import('vite');
  const { svelte } = await import('@sveltejs/vite-plugin-svelte');
  let host = await startHost('0');
  const passOn = { target: host.url.origin, headers: { host: host.url.host, origin: host.url.origin } };
  const server = await createServer({
    root: join(root, 'src-renderer'),
    plugins: [svelte({ configFile: '../svelte.config.js' }), inlineStylesInDevelopment()],
    server: { host: '127.0.0.1', proxy: { '/key': passOn, '/rpc': { ...passOn, ws: true } } },
  });
  await server.listen();
  const sayAddress = () => console.log(`The app is at ${server.resolvedUrls?.local[0] ?? ''}${host.url.hash}`);
  sayAddress();

  let timer;
  let renewing = Promise.resolve();
  const renewHost = async () => {
    if ((await launch(process.execPath, [electronVite, 'build', '--logLevel', 'error'], { cwd: root })) !== 0) return; // the old host goes on
    await stopHost(host.child);
    host = await startHost(host.url.port);
    sayAddress(); // with the new key; a tab that has the old one is let in again when this is opened
    server.ws.send({ type: 'full-reload' });
  };
  watch(join(root, 'src-main'), { recursive: true }, (_event, name) => {
    if (name === null || /\.test\.ts$/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (renewing = renewing.then(renewHost)), 300);
  });
  const leave = async () => {
    await Promise.all([server.close(), stopHost(host.child)]);
    process.exit(0);
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
}

/** Starts the loopback host and waits for its address. */
async function startHost(port) {
  const child = spawn(process.execPath, [cliScript, 'serve', ...project, '--port', port, '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (address !== undefined) return { child, url: new URL(address) };
  }
  throw new Error('the host ended without naming its address');
}

function stopHost(child) {
  return new Promise((settle) => {
    if (child.exitCode !== null) return settle();
    child.once('exit', settle);
    child.kill('SIGTERM');
  });
}
