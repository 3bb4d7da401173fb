/** A download (a figure, a table) asks where to: nothing is written to disk without a person choosing the place. */
import { extname, join } from 'node:path';
import type { Session } from 'electron';
import type { Translate } from '../../../strings/translate';
import { say } from '../../contract/message';

export function askWhereToSave(session: Session, downloadsFolder: string, tell: Translate): void {
  session.on('will-download', (_event, item) => {
    const name = item.getFilename();
    const extension = extname(name).slice(1);
    item.setSaveDialogOptions({
      title: tell(say`Save as`),
      defaultPath: join(downloadsFolder, name),
      ...(extension === '' ? {} : { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }),
    });
  });
}
