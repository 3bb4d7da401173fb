/** The scheme app://studio: the window's files and the bulk data, without a network port. */
import { protocol } from 'electron';
import { plain, serveWindowFile } from '../window-files';
import { appOrigin, appScheme } from './channels';

/** To be called before the app is ready, once: Chromium reads the list of schemes while it starts. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true } },
  ]);
}

/** `developmentAddress` is where the page comes from while the app is being worked on; it may read the bulk data too. */
export function serveApp(rendererFolder: string, handleAsset: (request: Request) => Promise<Response>, developmentAddress?: string): void {
  protocol.handle(appScheme, async (request) => {
    if (!isOurs(request.url)) return plain(404, 'There is no such page.');
    if (!new URL(request.url).pathname.startsWith('/asset/')) return serveWindowFile(rendererFolder, request);
    const response = await handleAsset(request);
    if (developmentAddress !== undefined) {
      response.headers.set('Access-Control-Allow-Origin', new URL(developmentAddress).origin);
      response.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    return response;
  });
}

/** Ours, or a page of the development server while the app is being worked on. */
export function isOwnPage(address: string, developmentAddress?: string): boolean {
  if (isOurs(address)) return true;
  return developmentAddress !== undefined && URL.canParse(address) && new URL(address).origin === new URL(developmentAddress).origin;
}

/** URL.origin is 'null' for schemes outside the standard, in Node at least; so the parts are compared. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol: scheme, host } = new URL(address);
  return `${scheme}//${host}` === appOrigin;
}
