/** Where the window's page comes from while the app is being worked on: Vite's server on this machine, and only then. */

/**
 * `isDevelopmentBuild` is written into the bundle when it is built: an environment variable alone must never make a finished program load
 * somebody's page with its bridge to the files of this computer.
 */
export function findDevelopmentAddress(
  isPackaged: boolean,
  isDevelopmentBuild: boolean,
  environment: NodeJS.ProcessEnv,
): string | undefined {
  const address = environment['ELECTRON_RENDERER_URL']; // set by electron-vite dev
  if (isPackaged || !isDevelopmentBuild || address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? address : undefined;
}
