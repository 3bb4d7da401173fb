/** One table of an import plan, read as the plan says, with what a person sees of it. */
import { AppError } from '../../../contract/app-error';
import type { TableContent, TableFacts, TablePlan, TablePreview } from '../../../contract/importing/import';
import type { TableFile } from '../../../contract/importing/import-work';
import { sayQuestion } from '../../../contract/importing/table-remarks-en';
import type { InterpretedTable } from '../../../store/importers/reading/interpret/interpreted';
import { itemsOf } from '../../../contract/study/triplets';
import { readTableFile, type TableFileReading } from '../../../store/importers/reading/sheet/read-table-file';
import type { StimulusDraft } from '../names/assign-stimuli';
import { describeSource, readFound } from '../files/find-files';
import type { ReadyTable } from './gather-rows';
import { largestTableFile, sayCrowd } from './table-limits';

export interface PlannedTable {
  readonly preview: TablePreview;
  readonly ready: ReadyTable | null;
}

export async function readPlannedTable(plan: TablePlan, file: TableFile, drafts: readonly StimulusDraft[]): Promise<PlannedTable> {
  const label = describeSource(plan.source);
  let read: TableFileReading | null = null;
  let facts: TableFacts | null = null;
  let problem: string | null;
  try {
    if ('problem' in file) throw new AppError('bad-input', file.problem);
    const choices = { reading: dropUndefined(plan.reading), content: dropUndefined(plan.content), columns: plan.columns ?? [] };
    read = await readTableFile(await readFound(file, largestTableFile), label, choices, {
      order: drafts.map(({ name }) => name),
      categories: new Map(drafts.flatMap(({ name, category }) => (category === '' ? [] : [[name, category] as const]))),
    });
    facts = read.found === null ? null : describeFacts(read.found, read.content);
    problem = read.problem ?? sayCrowd(label, facts?.items ?? 0) ?? openQuestion(label, read);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problem = error.message;
  }
  const found = sayCrowd(label, facts?.items ?? 0) === null ? (read?.found ?? null) : null;
  const preview: TablePreview = {
    label,
    problem,
    reading: read?.reading ?? null,
    sheets: read?.sheets ?? [],
    header: read?.header ?? [],
    rows: read?.rows ?? [],
    rowCount: read?.rowCount ?? 0,
    content: read?.content ?? null,
    roles: read?.roles ?? [],
    questions: read?.questions ?? [],
    remarks: read?.remarks ?? [],
    leftOut: read?.leftOut ?? [],
    leftOutCount: read?.leftOutCount ?? 0,
    facts,
  };
  return { preview, ready: read === null || found === null ? null : { plan, label, content: read.content, found } };
}

/** While a question is open nothing is written. */
function openQuestion(label: string, { questions }: TableFileReading): string | null {
  const [first] = questions;
  return first === undefined ? null : `${label}: ${sayQuestion(first).asks}`;
}

function describeFacts(found: InterpretedTable, content: TableContent): TableFacts {
  const { ratings, dissimilarities, triplets, places, features, categories, missing } = found;
  const pairs = new Set<string>();
  const items = new Set<string>();
  const raters = new Set<string>();
  for (const rows of [ratings, dissimilarities])
    for (const { first, second } of rows) {
      items.add(first).add(second);
      pairs.add(first < second ? `${first}\n${second}` : `${second}\n${first}`);
    }
  for (const { rater } of ratings) raters.add(rater);
  for (const triplet of triplets) {
    raters.add(triplet.rater);
    for (const name of itemsOf(triplet)) items.add(name);
  }
  for (const rows of [places, features, categories]) for (const { name } of rows) items.add(name);
  return {
    items: items.size,
    pairs: pairs.size,
    raters: raters.size,
    values: ratings.length + dissimilarities.length + triplets.length + places.length + features.length + categories.length,
    triplets: triplets.length,
    dims: places.length === 0 ? 0 : content.values.length,
    missing,
    features: [...new Set(features.map(({ feature }) => feature))].slice(0, 50),
    categories: [...new Set(categories.map(({ category }) => category))].slice(0, 50),
  };
}

function dropUndefined<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
