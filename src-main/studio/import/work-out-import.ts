/** Works out what a plan would do with files that are found, in a process that can be ended: tables are read, names matched, rows gathered. */
import { AppError } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import type { ImportPlan, NamePreview } from '../../contract/importing/import';
import type { ImportWork, WorkedOut } from '../../contract/importing/import-work';
import { sayQuestion } from '../../contract/importing/table-remarks-en';
import { itemsOf } from '../../contract/study/triplets';
import { refuseOccupied } from '../../store/project/project-store';
import { listSpaces } from '../../store/project/space-store';
import { readDissimilarities, readFeatures, readRatings, readStimuli } from '../../store/files/tables';
import { readTriplets } from '../../store/project/triplet-store';
import { alignScales } from './names/align-scales';
import { assignNames, type NamedRows } from './names/assign-names';
import { assignImages } from './names/assign-stimuli';
import { gatherRows, type ExistingRows, type GatheredRows, type ReadyTable } from './tables/gather-rows';
import { joinPeople } from './tables/join-people';
import { readPlannedTable, type PlannedTable } from './tables/read-planned-table';

/** Never rejects for what files hold: that is among the problems of the preview. */
export async function workOutImport({
  plan,
  folder,
  images: found,
  tables: files,
  isCarriedOut,
  problems: before,
}: ImportWork): Promise<WorkedOut> {
  const problems = [...before];
  const existing = folder === null ? [] : await readStimuli(folder);
  const { images, drafts } = assignImages(existing, found, plan);
  const read: PlannedTable[] = [];
  for (const [i, table] of plan.tables.entries()) read.push(await readPlannedTable(table, files[i]!, drafts));
  const options: string[] = [];
  const tables = joinPeople(alignScales(read, problems), plan.rescale === true, problems, options);
  options.push(...tables.flatMap(({ preview: { questions } }) => questions.map((question) => sayQuestion(question).option)));
  const ready = tables.flatMap(({ ready: table }) => (table === null ? [] : [table]));
  problems.push(...tables.flatMap(({ preview }) => (preview.problem === null ? [] : [preview.problem])));
  const names = assignNames(drafts, countNames(ready), plan);
  const rows = await collect(problems, null, async () => gatherRows(ready, idFinder(names), drafts, await readExisting(folder)));
  await checkTarget(plan, folder, rows, problems);
  const stimuliNamed = new Set(names.map(({ stimulus }) => stimulus));
  const kept = drafts.filter(({ isNew, file, id }) => !isNew || file !== null || stimuliNamed.has(id));
  const preview: WorkedOut['preview'] = {
    images,
    tables: tables.map((table) => table.preview),
    names,
    stimuli: kept.map(({ id, name, category, image, isNew, file }) => ({
      id,
      name,
      category: rows?.categories.get(id) ?? category,
      isNew,
      hasImage: image !== '' || file !== null,
    })),
    changes: {
      newStimuli: kept.filter(({ isNew }) => isNew).length,
      newImages: kept.filter(({ file }) => file !== null).length,
      ...(rows?.changes ?? { ratings: 0, dissimilarities: 0, triplets: 0, features: 0, categories: 0, spaces: [], leftOutRows: 0 }),
    },
    doubts: describeDoubts(names),
    problems,
    options,
  };
  return { preview, drafts: isCarriedOut ? kept : null, rows: isCarriedOut ? (rows as WorkedOut['rows']) : null }; // on its way to another process nobody else holds it
}

/** Every name of the tables, in the order of appearance, with how many rows it has and which tables it stands in. */
function countNames(tables: readonly ReadyTable[]): Map<string, NamedRows> {
  const counts = new Map<string, { rows: number; readonly tables: Set<number> }>();
  tables.forEach(({ found }, table) => {
    const count = (name: string): void => {
      const known = counts.get(name) ?? { rows: 0, tables: new Set() };
      known.rows++;
      known.tables.add(table);
      counts.set(name, known);
    };
    for (const { first, second } of [...found.ratings, ...found.dissimilarities]) {
      count(first);
      count(second);
    }
    for (const triplet of found.triplets) for (const name of itemsOf(triplet)) count(name);
    for (const { name } of [...found.places, ...found.features, ...found.categories]) count(name);
  });
  return counts;
}

function idFinder(names: readonly NamePreview[]): (name: string) => string | null {
  const ids = new Map(names.map(({ name, stimulus }) => [name, stimulus]));
  return (name) => ids.get(name) ?? null;
}

async function readExisting(folder: string | null): Promise<ExistingRows> {
  if (folder === null) return { ratings: [], dissimilarities: [], features: [], triplets: [] };
  const [ratings, dissimilarities, features, triplets] = await Promise.all([
    readRatings(folder),
    readDissimilarities(folder),
    readFeatures(folder),
    readTriplets(folder),
  ]);
  return { ratings, dissimilarities, features, triplets };
}

async function checkTarget(plan: ImportPlan, folder: string | null, rows: GatheredRows | null, problems: string[]): Promise<void> {
  const { target } = plan;
  if (plan.images === null && plan.tables.length === 0) problems.push(phrase`There is nothing to import yet. Add images or a table.`);
  if (target.kind === 'new' && target.folder !== '') await collect(problems, undefined, () => refuseOccupied(target.folder));
  if (folder === null || rows === null) return;
  const spaces = await listSpaces(folder);
  for (const { name } of rows.spaces)
    if (spaces.some((space) => space.name === name && space.settings.method !== 'imported'))
      problems.push(phrase`The project has a computed space ‘${name}’ already. Give the imported one another name.`);
}

function describeDoubts(names: readonly NamePreview[]): string[] {
  const unmatched = names.filter(({ stimulus, how }) => stimulus === null && how === 'none');
  if (unmatched.length === 0) return [];
  const shown = unmatched
    .slice(0, 5)
    .map(({ name }) => `‘${name.slice(0, 60)}’`)
    .join(', ');
  return [phrase`${unmatched.length} names found no stimulus, among them ${shown}; their rows are left out unless you choose one.`];
}

/** Turns the sentence of an expected failure into a problem and carries on with `otherwise`. */
async function collect<T>(problems: string[], otherwise: T, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push(error.message);
    return otherwise;
  }
}
