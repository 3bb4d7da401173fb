/** What the window is never allowed to do, whatever a page in it tries: leave, open windows, embed, use devices. */
import type { App, Session } from 'electron';
import { isOurs, isOwnPage } from './app-protocol';

/** Holds for every window and frame that is ever made. `allowedAddress` is the development server's, if any. */
export function guardContents(app: App, allowedAddress?: string): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuseElsewhere = (event: { preventDefault(): void; readonly url: string }): void => {
      if (!isOwnPage(event.url, allowedAddress)) event.preventDefault();
    };
    contents.on('will-navigate', refuseElsewhere);
    contents.on('will-frame-navigate', refuseElsewhere);
    contents.on('will-redirect', refuseElsewhere);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Two permissions are left: writing to the clipboard after a click, for 'Copy' on figures and tables, and full screen for rating sessions. */
export function guardPermissions(session: Session): void {
  const isAllowed = (permission: string, origin: string | undefined): boolean =>
    (permission === 'clipboard-sanitized-write' || permission === 'fullscreen') && origin !== undefined && isOurs(origin);
  session.setPermissionRequestHandler((_contents, permission, answer, details) => answer(isAllowed(permission, details.requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
}
