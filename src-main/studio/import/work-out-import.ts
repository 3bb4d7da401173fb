/** Works out what a plan would do with files that are found, in a process that can be ended: tables are read, names matched, rows gathered. */
import { AppError } from '../../contract/app-error';
import type { NamePreview, TableContent, TableFacts, TablePlan, TablePreview } from '../../contract/import';
import type { ImportPlan } from '../../contract/import';
import type { ImportWork, TableFile, WorkedOut } from '../../contract/import-work';
import { guessContent } from '../../store/importers/guess-content';
import { interpretTable, type InterpretedTable } from '../../store/importers/interpret-table';
import { readTable } from '../../store/importers/read-table';
import type { SniffedTable } from '../../store/importers/sniff-table';
import { refuseOccupied } from '../../store/project-store';
import { listSpaces } from '../../store/space-store';
import { readDissimilarities, readFeatures, readRatings, readStimuli } from '../../store/tables';
import { assignImages, assignNames, type StimulusDraft } from './assign-stimuli';
import { describeSource, readFound } from './find-files';
import { gatherRows, type ExistingRows, type GatheredRows, type ReadyTable } from './gather-rows';

export const largestTableFile = 64 * 2 ** 20; // bytes
const shownRows = 12;

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
  const tables = [];
  for (const [i, table] of plan.tables.entries()) tables.push(await readPlannedTable(table, files[i]!, drafts));
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
      ...(rows?.changes ?? { ratings: 0, dissimilarities: 0, features: 0, categories: 0, spaces: [], leftOutRows: 0 }),
    },
    doubts: describeDoubts(names),
    problems,
  };
  return { preview, drafts: isCarriedOut ? kept : null, rows: isCarriedOut ? (rows as WorkedOut['rows']) : null }; // on its way to another process nobody else holds it
}

interface PlannedTable {
  readonly preview: TablePreview;
  readonly ready: ReadyTable | null;
}

async function readPlannedTable(plan: TablePlan, file: TableFile, drafts: readonly StimulusDraft[]): Promise<PlannedTable> {
  const label = describeSource(plan.source);
  let table: SniffedTable | null = null;
  let content: TableContent | null = null;
  let found: InterpretedTable | null = null;
  let problem: string | null = null;
  try {
    if ('problem' in file) throw new AppError('bad-input', file.problem);
    table = await readTable(await readFound(file, largestTableFile), label, dropUndefined(plan.reading));
    content = limitColumns({ ...guessContent(table, plan.content.kind ?? undefined), ...dropUndefined(plan.content) }, table);
    if (plan.content.meaning !== undefined) content = { ...content, isMeaningSure: true };
    found = interpretTable(table, content, label, drafts.map(({ name }) => name)); // prettier-ignore
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problem = error.message;
  }
  const preview: TablePreview = {
    label,
    problem,
    reading: table?.reading ?? null,
    sheets: table?.sheets ?? [],
    header: table?.header ?? [],
    rows: (table?.rows ?? []).slice(0, shownRows).map(({ cells }) => cells.map((cell) => cell.slice(0, 200))),
    rowCount: table?.rows.length ?? 0,
    content,
    doubts: [...(table?.doubts ?? []), ...(found?.doubts ?? []), ...scaleDoubts(content)],
    facts: found === null || content === null ? null : describeFacts(found, content),
  };
  return { preview, ready: content === null || found === null ? null : { plan, label, content, found } };
}

function scaleDoubts(content: TableContent | null): string[] {
  const isJudgement = content?.kind === 'matrix' || content?.kind === 'pairs' || content?.kind === 'ratings' || content?.kind === 'rater-columns'; // prettier-ignore
  return isJudgement && !content.isMeaningSure ? [`Nothing in the file says whether high values mean similar or different; ${content.meaning} is assumed.`] : []; // prettier-ignore
}

function describeFacts(
  { ratings, dissimilarities, places, features, categories, missing }: InterpretedTable,
  content: TableContent,
): TableFacts {
  const pairs = new Set([...ratings, ...dissimilarities].map(({ first, second }) => JSON.stringify([first, second].sort())));
  const items = new Set([
    ...[...ratings, ...dissimilarities].flatMap(({ first, second }) => [first, second]),
    ...[...places, ...features, ...categories].map(({ name }) => name),
  ]);
  return {
    items: items.size,
    pairs: pairs.size,
    raters: new Set(ratings.map(({ rater }) => rater)).size,
    values: ratings.length + dissimilarities.length + places.length + features.length + categories.length,
    dims: places.length === 0 ? 0 : content.values.length,
    missing,
    features: [...new Set(features.map(({ feature }) => feature))].slice(0, 50),
    categories: [...new Set(categories.map(({ category }) => category))].slice(0, 50),
  };
}

/** Every name of the tables, in the order of appearance, with how many rows it has. */
function countNames(tables: readonly ReadyTable[]): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { found } of tables) {
    for (const { first, second } of [...found.ratings, ...found.dissimilarities]) {
      count(first);
      count(second);
    }
    for (const { name } of [...found.places, ...found.features, ...found.categories]) count(name);
  }
  return counts;
}

function idFinder(names: readonly NamePreview[]): (name: string) => string | null {
  const ids = new Map(names.map(({ name, stimulus }) => [name, stimulus]));
  return (name) => ids.get(name) ?? null;
}

async function readExisting(folder: string | null): Promise<ExistingRows> {
  if (folder === null) return { ratings: [], dissimilarities: [], features: [] };
  const [ratings, dissimilarities, features] = await Promise.all([readRatings(folder), readDissimilarities(folder), readFeatures(folder)]);
  return { ratings, dissimilarities, features };
}

async function checkTarget(plan: ImportPlan, folder: string | null, rows: GatheredRows | null, problems: string[]): Promise<void> {
  const { target } = plan;
  if (plan.images === null && plan.tables.length === 0) problems.push('There is nothing to import yet. Add images or a table.');
  if (target.kind === 'new' && target.folder !== '') await collect(problems, undefined, () => refuseOccupied(target.folder));
  if (folder === null || rows === null) return;
  const spaces = await listSpaces(folder);
  for (const { name } of rows.spaces)
    if (spaces.some((space) => space.name === name && space.settings.method !== 'imported'))
      problems.push(`The project has a computed space ‘${name}’ already. Give the imported one another name.`);
}

function describeDoubts(names: readonly NamePreview[]): string[] {
  const unmatched = names.filter(({ stimulus, how }) => stimulus === null && how === 'none');
  if (unmatched.length === 0) return [];
  const shown = unmatched.slice(0, 5).map(({ name }) => `‘${name.slice(0, 60)}’`).join(', '); // prettier-ignore
  return [`${unmatched.length} names found no stimulus, among them ${shown}; their rows are left out unless you choose one.`];
}

/** Columns said by hand for another reading of the file may no longer exist. */
function limitColumns(content: TableContent, { header }: SniffedTable): TableContent {
  const keep = (index: number | null): number | null => (index !== null && index < header.length ? index : null);
  const { name, first, second, rater, category, scale } = content;
  return {
    ...content,
    name: keep(name),
    first: keep(first),
    second: keep(second),
    rater: keep(rater),
    category: keep(category),
    scale: keep(scale),
    values: content.values.filter((index) => index < header.length),
  };
}

function dropUndefined<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
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
