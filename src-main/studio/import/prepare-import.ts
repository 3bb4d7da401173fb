/** Works out what a plan would do, without writing anything: the preview a person sees and the data that would be written. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { ImportPlan, ImportPreview, TablePlan } from '../../contract/importing/import';
import { tableEndings, tableNamePattern } from '../../contract/importing/table-endings';
import type { TableFile, WorkedOut } from '../../contract/importing/import-work';
import type { ImageReader } from '../image-reader';
import type { ImportPlanner } from '../reading/import-planner';
import { describeImages, type ImageMemory } from './images/describe-images';
import type { FoundImage } from './images/found-image';
import { checkFound, describeSource, findFiles } from './files/find-files';
import { findUnused } from './files/find-unused';
import type { DroppedFiles } from './files/dropped-files';
import { largestTableFile } from './tables/table-limits';

export interface PreparedImport {
  readonly preview: ImportPreview;
  readonly drafts: NonNullable<WorkedOut['drafts']>; // empty for a preview
  readonly rows: WorkedOut['rows']; // null for a preview, and when something cannot be read as it stands
}

export interface ImportPlace {
  readonly dropped: DroppedFiles;
  readonly memory: ImageMemory;
  readonly imageReader: ImageReader;
  readonly imports: ImportPlanner;
  /** The open project, for plans that add to it. */
  folder(): string;
  /** By which a window can ask for the picture. */
  pictureKey(image: FoundImage): string;
}

/** Files are found here; everything that is in them is read elsewhere. */
export async function prepareImport(plan: ImportPlan, place: ImportPlace, isCarriedOut = false): Promise<PreparedImport> {
  const folder = plan.target.kind === 'open' ? place.folder() : null;
  const problems: string[] = [];
  let images: FoundImage[] = [];
  let unused: ImportPreview['unused'] = [];
  if (plan.images !== null)
    try {
      images = await describeImages(plan.images, place.dropped, place.memory, place.imageReader);
      unused = await findUnused(plan.images.sources, place.dropped);
    } catch (error) {
      problems.push(sentenceOf(error));
    }
  const tables = [];
  for (const table of plan.tables) tables.push(await findTable(table, place.dropped));
  const { preview, drafts, rows } = await place.imports.workOut({ plan, folder, images, tables, isCarriedOut, problems });
  const keyed = preview.images.map((image, i) => ({ ...image, key: place.pictureKey(images[i]!) }));
  return { preview: { ...preview, images: keyed, unused }, drafts: drafts ?? [], rows };
}

async function findTable({ source }: TablePlan, dropped: DroppedFiles): Promise<TableFile> {
  const label = describeSource(source);
  try {
    const [file, ...others] = await findFiles(source, dropped, tableNamePattern);
    if (file === undefined || others.length > 0)
      throw new AppError(
        'bad-input',
        file === undefined
          ? say`${label} holds no table. Choose one file (${tableEndings.join(', ')}).`
          : say`${label} holds ${others.length + 1} tables. Choose one file (${tableEndings.join(', ')}).`,
      );
    await checkFound(file, largestTableFile);
    return file;
  } catch (error) {
    return { problem: sentenceOf(error) };
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  throw error;
}
