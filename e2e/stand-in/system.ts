/** What belongs to the desktop around the windows: dialogs, the menu bar, notifications, sleep. The test sees and answers them. */
import type {
  Dialog,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NotificationConstructorOptions,
  OpenDialogOptions,
  PowerSaveBlocker,
} from 'electron';
import { offer, toChromium } from './line';
import type { ShownMenu } from './sides';

export const dialog = {
  showOpenDialog: async (_window: unknown, options: OpenDialogOptions) => {
    const path = await toChromium().chooseFile({ kind: 'open', options });
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  showMessageBox: async (options: MessageBoxOptions) => ({
    response: await toChromium().answerMessage({ kind: 'message', options }),
    checkboxChecked: false,
  }),
  showErrorBox: (title: string, text: string) => void toChromium().$callEvent('answerMessage', { kind: 'error', title, text }),
} satisfies { readonly [Name in keyof Dialog]?: (...args: never[]) => ReturnType<Dialog[Name]> };

const shown = (template: readonly MenuItemConstructorOptions[]): ShownMenu[] =>
  template.map(({ label = '', role, submenu }) => ({
    label,
    ...(role === undefined ? {} : { role }),
    ...(Array.isArray(submenu) ? { submenu: shown(submenu) } : {}),
  }));

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]): ShownMenu[] => shown(template),
  setApplicationMenu: (menu: ShownMenu[]): void => void toChromium().$callEvent('showMenu', menu),
};

export class Notification {
  readonly #content: NotificationConstructorOptions;
  constructor(content: NotificationConstructorOptions) {
    this.#content = content;
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    void toChromium().$callEvent('notify', this.#content.title ?? '', this.#content.body ?? '');
  }
}

const blockers = new Set<number>();
let started = 0;

export const powerSaveBlocker = {
  start: () => {
    blockers.add(++started);
    return started;
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
} satisfies Pick<PowerSaveBlocker, 'isStarted' | 'start' | 'stop'>;

offer({ isKeptAwake: () => blockers.size > 0 });
