/** `session.defaultSession`: permissions and downloads. */
import { EventEmitter } from 'node:events';
import type { SaveDialogOptions, Session } from 'electron';
import { offer } from './line';
import { windowOf } from './windows';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
type Used = 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler';

class StandInSession extends EventEmitter implements Pick<Session, Used> {
  requests: RequestHandler = null;
  checks: CheckHandler = null;
  devices: DeviceHandler = null;
  setPermissionRequestHandler(handler: RequestHandler): void {
    this.requests = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.checks = handler;
  }
  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.devices = handler;
  }
}
const defaultSession = new StandInSession();
export const session = { defaultSession };

const inChromium = {
  'clipboard-sanitized-write': 'clipboard-write',
  'clipboard-read': 'clipboard-read',
  geolocation: 'geolocation',
  notifications: 'notifications',
} as const;

/** Chromium's names of what the host would allow a page of app://studio. */
export function grantedPermissions(): string[] {
  const details = { isMainFrame: true } as Parameters<NonNullable<CheckHandler>>[3];
  return Object.entries(inChromium).flatMap(([permission, name]) =>
    (defaultSession.checks?.(null, permission as 'notifications', 'app://studio/', details) ?? true) ? [name] : [],
  );
}

offer({
  download: (id, filename) => {
    let chosen: SaveDialogOptions = {};
    const item = { getFilename: () => filename, setSaveDialogOptions: (options: SaveDialogOptions) => void (chosen = options) };
    defaultSession.emit('will-download', {}, item, windowOf(id).webContents);
    return chosen;
  },
});
