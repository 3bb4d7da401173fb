/** What the window says of a project's drawings, in sentences for the check of a project: how networks will see them, and which are alike. */
import { isIncluded, type Stimulus } from '../../contract/study/stimulus';
import { isMendable } from '../../contract/running/image-task';
import { sayImageNote } from '../../contract/importing/image-notes-en';
import { AppError } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import { insideProject } from '../../files/inside-project';
import type { ImageReader } from '../image-reader';
import { findLikeDrawings, readDrawings } from './drawing-looks';

/** Drawings that are missing or cannot be reached are not looked at: that is said elsewhere. */
export async function checkDrawings(folder: string, stimuli: readonly Stimulus[], images: ImageReader): Promise<string[]> {
  const drawn = stimuli
    .filter((stimulus) => isIncluded(stimulus) && stimulus.image !== '')
    .flatMap((stimulus) => {
      try {
        return [{ stimulus, path: insideProject(folder, stimulus.image) }];
      } catch (error) {
        if (error instanceof AppError) return [];
        throw error;
      }
    });
  const looks = await readDrawings(
    drawn.map(({ path }) => path),
    images,
  );
  const likes = findLikeDrawings(looks);
  const problems: string[] = [];
  for (const [i, { stimulus, path }] of drawn.entries()) {
    const named = phrase`The drawing of ‘${stimulus.name}’ (${stimulus.image})`;
    const look = looks[i]!;
    if (look.state === 'unreadable') problems.push(phrase`${named} cannot be read as an image. Export it again.`);
    if (look.state !== 'seen') continue;
    const like = likes.get(i);
    if (like !== undefined) problems.push(sayLike(named, drawn[like.other]!.stimulus.name, like.isSame));
    const answer = await images.ask({ does: 'describe', source: { path } });
    if (answer.does === 'failed') continue;
    for (const note of [...(answer.image.isBlank ? ['blank'] : []), ...answer.image.notes]) {
      const sentence = sayImageNote(note);
      if (sentence !== null)
        problems.push(
          `${named} ${sentence}${isMendable(note) ? phrase` Or open the stimulus in the window: the program can mend it.` : ''}`,
        );
    }
  }
  return problems;
}

function sayLike(named: string, other: string, isSame: boolean): string {
  return isSame
    ? phrase`${named} is the same file as that of ‘${other}’. Replace one of them.`
    : phrase`${named} is nearly the same as that of ‘${other}’. Replace one of them.`;
}
