/** What everything computed from the places of a stored space carries beside its numbers. */
import { readProject } from '../../store/project/project-store';
import { readSpaceDescription } from '../../store/project/space-store';
import { tagOf } from '../results/rows/tag-of';
import { isSpaceStale } from './space-staleness';

export async function spaceTag(folder: string, name: string): Promise<string | null> {
  const { tag } = await readProject(folder);
  return tagOf(tag, { isTrial: false, isStale: await isSpaceStale(folder, await readSpaceDescription(folder, name)) });
}
