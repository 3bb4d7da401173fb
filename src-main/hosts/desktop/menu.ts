/** The menu bar: what every program on the platform has, and nothing that belongs to web browsers. Electron names it in English only. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Translate } from '../../../strings/translate';
import { say, type Message } from '../../contract/message';

type Role = NonNullable<MenuItemConstructorOptions['role']>;
type Entry = readonly [Role, Message] | 'line';

const name = 'Shape Space Studio';
const application: readonly Entry[] = [
  ['about', say`About ${name}`],
  'line',
  ['services', say`Services`],
  'line',
  ['hide', say`Hide ${name}`],
  ['hideOthers', say`Hide others`],
  ['unhide', say`Show all`],
  'line',
  ['quit', say`Quit ${name}`],
];
const edit: readonly Entry[] = [
  ['undo', say`Undo`],
  ['redo', say`Redo`],
  'line',
  ['cut', say`Cut`],
  ['copy', say`Copy`],
  ['paste', say`Paste`],
  ['delete', say`Delete`],
  ['selectAll', say`Select all`],
];
const view: readonly Entry[] = [
  ['resetZoom', say`Actual size`],
  ['zoomIn', say`Zoom in`],
  ['zoomOut', say`Zoom out`],
  'line',
  ['togglefullscreen', say`Full screen`],
];

export function menuTemplate(platform: NodeJS.Platform, tell: Translate): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const menu = (label: Message, entries: readonly Entry[]): MenuItemConstructorOptions => ({
    label: tell(label),
    submenu: entries.map((entry) => (entry === 'line' ? { type: 'separator' } : { role: entry[0], label: tell(entry[1]) })),
  });
  return [
    ...(isMac ? [menu(say`${name}`, application)] : []),
    menu(say`File`, [isMac ? ['close', say`Close window`] : ['quit', say`Quit`]]),
    menu(say`Edit`, edit),
    menu(say`View`, view),
    menu(say`Window`, [
      ['minimize', say`Minimize`],
      ['zoom', say`Zoom`],
      ...(isMac ? (['line', ['front', say`Bring all to front`]] as const) : ([['close', say`Close window`]] as const)),
    ]),
  ];
}
