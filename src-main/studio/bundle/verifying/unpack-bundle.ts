/** A bundle becomes a project of its own again: a copy, so that the bundle stays as it was published. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import { insideProject } from '../../../files/inside-project';
import { sha256 } from '../../../store/runs/run-key';
import { writeAtomic } from '../../../store/files/write-atomic';
import { buildAside } from '../../projects/build-aside';
import { openBundle, type OpenBundle } from './open-bundle';

/** `folder` must be absent or empty. A file that is not as it was published keeps the project from being made. */
export async function openAsProject(path: string, folder: string): Promise<void> {
  const open = await openBundle(path);
  try {
    await buildAside(folder, (aside) =>
      unpackProject(open, aside, (altered) => {
        throw new AppError(
          'bad-input',
          say`${path} was altered after it was published: ${altered} is not the file it was. Ask for the file again.`,
        );
      }),
    );
  } finally {
    open.close();
  }
}

/** Files of the project at their places in `folder`, which exists. `altered` hears of one that is not what the list says, and may throw. */
export async function unpackProject(open: OpenBundle, folder: string, altered: (path: string) => void): Promise<void> {
  for (const file of open.bundle.files) {
    if (file.project === null) continue;
    const bytes = await open.read(file);
    if (bytes === null || sha256(bytes) !== file.sha256) altered(file.path);
    if (bytes !== null && file.project === 'corpora.json') refuseOutside(bytes);
    if (bytes !== null) await writeAtomic(insideProject(folder, ...file.project.split('/')), bytes);
  }
}

/** Corpora of a bundle lie in the project or nowhere: what lies elsewhere on this computer is nobody's to name. */
function refuseOutside(bytes: Buffer): void {
  const text = bytes.toString('utf8');
  if (/"root"\s*:\s*"([/\\]|[a-z]:|[^"]*\.\.)/i.test(text))
    throw new AppError(
      'not-allowed',
      say`This study names sketch collections outside of its folder, so it is not opened. Ask for the file again.`,
    );
}
