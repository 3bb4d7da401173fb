/** The language of the system's dialogs and of the menu: that of the window once it has said so, that of the system before. */
import type { IpcMain, IpcMainEvent } from 'electron';
import { firstSpoken, translatorFor } from '../../../strings/languages';
import type { Translate } from '../../../strings/translate';
import { channels } from './channels';
import { isOwnSender } from './window-wire';

/** `changed` is called at once, and whenever the language is another. */
export function createSpeech(
  ipc: IpcMain,
  systemLanguages: readonly string[],
  changed: (tell: Translate) => void,
  developmentAddress?: string,
): Translate {
  let language: string = firstSpoken(systemLanguages);
  let translate = translatorFor(language);
  const tell: Translate = (message) => translate(message);
  ipc.on(channels.language, (event: IpcMainEvent, wanted: unknown) => {
    if (typeof wanted !== 'string' || wanted === language || !isOwnSender(event, developmentAddress)) return;
    language = wanted;
    translate = translatorFor(language);
    changed(tell);
  });
  changed(tell);
  return tell;
}
