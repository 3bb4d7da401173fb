/** Views of maps, kept by name and forgotten. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { mostViews, type SavedView, type ViewedMap } from '../../contract/results/saved-view';
import { readViews, writeViews } from '../../store/project/view-store';

/** A view of the same map with the same name is replaced where it stands. */
export async function saveView(folder: string, view: SavedView): Promise<SavedView[]> {
  const views = await readViews(folder);
  const at = views.findIndex((each) => isNamed(each, view.map, view.name));
  if (at < 0 && views.length >= mostViews)
    throw new AppError('bad-input', say`This project keeps ${mostViews} views already. Remove one first.`);
  const next = at < 0 ? [...views, view] : views.map((each, i) => (i === at ? view : each));
  await writeViews(folder, next);
  return next;
}

export async function forgetView(folder: string, map: ViewedMap, name: string): Promise<SavedView[]> {
  const next = (await readViews(folder)).filter((each) => !isNamed(each, map, name));
  await writeViews(folder, next);
  return next;
}

const isNamed = (view: SavedView, map: ViewedMap, name: string): boolean => view.map === map && view.name === name;
