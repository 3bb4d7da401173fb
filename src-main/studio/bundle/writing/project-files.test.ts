import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { writeViews } from '../../../store/project/view-store';
import { createSixDrawings } from '../../results/six-drawings.fixture';
import { isPublishedPair, listProjectFiles } from './project-files';

it('whatever of a project is published is taken from a bundle again; views and plans that others took the place of are part of it', async () => {
  const { place, folder, start } = await createSixDrawings();
  await writeViews(folder, []);
  await start(4, 'tiny', 5);
  await start(4, 'quick', 5);
  const files = await listProjectFiles(folder);
  expect(files.filter(({ project, path }) => !isPublishedPair(project, path))).toEqual([]);
  const names = files.map(({ project }) => project);
  expect(names).toContain('views.json');
  expect(names).toContainEqual(expect.stringMatching(/^experiments\/earlier\/4-/));
  await rm(place, { recursive: true });
});
