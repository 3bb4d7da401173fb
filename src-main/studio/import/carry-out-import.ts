/** Writes a prepared import into a new project, or into the open one, where what was there before is kept unless it is replaced. */
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { sayMends } from '../../contract/importing/image-notes-en';
import type { ImportPlan } from '../../contract/importing/import';
import type { Space } from '../../contract/study/space';
import type { Stimulus } from '../../contract/study/stimulus';
import { spaceTau } from '../../core/spaces/matrix/dissimilarity-matrix';
import { insideProject } from '../../files/inside-project';
import { asFileName } from '../../files/path-name';
import { itemKey } from '../../store/importers/study-tables';
import { readProject, writeProject } from '../../store/project/project-store';
import { isMissing } from '../../store/files/read-json';
import { listSpaces, readSpace, writeSpace } from '../../store/project/space-store';
import {
  readDissimilarities,
  writeDissimilarities,
  writeFeatures,
  writeRatings,
  readStimuli,
  writeStimuli,
} from '../../store/files/tables';
import { writeTriplets } from '../../store/project/triplet-store';
import { writeAtomic } from '../../store/files/write-atomic';
import { asNormalised } from '../projects/import-study';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { buildAside } from '../projects/build-aside';
import { newProjectFile } from '../projects/create-project';
import { toRows } from '../spaces/files/to-rows';
import { toMatrix } from '../spaces/files/dissimilarity-table';
import type { StimulusDraft } from './names/assign-stimuli';
import { largestImage } from './images/describe-images';
import type { FoundImage } from './images/found-image';
import { checkFound, readFound } from './files/find-files';
import type { ImageReader } from '../image-reader';
import type { GatheredSpace } from './tables/gather-rows';
import { prepareImport, type ImportPlace, type PreparedImport } from './prepare-import';

/** Answers the folder of the project. The plan is worked out anew, so that what is written is what the files hold now. */
export async function carryOutImport(plan: ImportPlan, place: ImportPlace & Pick<StudioContext, 'emit'>): Promise<string> {
  const prepared = await prepareImport(plan, place, true);
  const [problem] = prepared.preview.problems;
  if (problem !== undefined || prepared.rows === null)
    throw new AppError('bad-input', problem ?? phrase`The import cannot be carried out.`);
  if (plan.target.kind === 'open') {
    const folder = place.folder();
    await changeProject(place, 'data-imported', describeSources(prepared), () => writeImport(prepared, folder, place.imageReader));
    return folder;
  }
  const { folder, name } = plan.target;
  if (folder === '') throw new AppError('bad-input', say`Say in which folder the new project is to be made.`);
  await buildAside(folder, async (aside) => {
    await writeProject(aside, newProjectFile(name.trim() || basename(folder) || 'Imported project'));
    await writeImport(prepared, aside, place.imageReader);
  });
  return folder;
}

/** Images first, then the tables that name them: a failure half-way leaves files too many, never names without a file. */
async function writeImport({ preview, drafts, rows }: PreparedImport, folder: string, imageReader: ImageReader): Promise<void> {
  const inverted = new Set(preview.images.filter(({ isInverted }) => isInverted).map(({ name }) => name));
  const taken = new Set(await listImages(folder));
  const before = new Map((await readStimuli(folder)).map((stimulus) => [stimulus.id, stimulus]));
  const stimuli: Stimulus[] = [];
  for (const draft of drafts) {
    const image = draft.file === null ? draft.image : await keepImage(draft, inverted.has(draft.file.name), folder, taken, imageReader);
    const { source: sourceBefore, ...known } = before.get(draft.id) ?? {};
    const source = draft.file === null ? sourceBefore : sourceOf(draft.file);
    stimuli.push({
      ...known,
      ...(source === undefined ? {} : { source }),
      id: draft.id,
      name: draft.name,
      category: rows!.categories.get(draft.id) ?? draft.category,
      image,
    });
  }
  await writeStimuli(folder, stimuli);
  if (rows!.ratings !== null) await writeRatings(folder, rows!.ratings);
  if (rows!.dissimilarities !== null) await writeDissimilarities(folder, rows!.dissimilarities);
  if (rows!.triplets !== null) await writeTriplets(folder, rows!.triplets);
  if (rows!.features !== null) await writeFeatures(folder, rows!.features);
  for (const space of rows!.spaces) await keepSpace(space, stimuli, folder);
  const project = await readProject(folder);
  const [first] = rows!.spaces;
  if (project.targetSpace === null && first !== undefined) {
    const best = rows!.spaces.find(({ dims }) => dims === 4) ?? first;
    await writeProject(folder, { ...project, targetSpace: { name: best.name, dims: best.dims } });
  }
}

/** '60 images, ratings.csv', as undo names it. */
function describeSources({ preview }: PreparedImport): string {
  const tables = preview.tables.map(({ label }) => label.replace(/^.*[/\\]/, ''));
  const { newImages } = preview.changes;
  return [...(newImages > 0 ? [newImages === 1 ? '1 image' : `${newImages} images`] : []), ...tables].join(', ');
}

/** Never over a file that is there: the image a stimulus had before stays in the folder. */
async function keepImage(
  draft: StimulusDraft,
  invert: boolean,
  folder: string,
  taken: Set<string>,
  imageReader: ImageReader,
): Promise<string> {
  const file = draft.file!;
  if (!file.described.ok) throw new AppError('bad-input', say`${file.name} cannot be read: ${file.described.reason}.`);
  await checkFound(file, largestImage);
  const source = { path: file.path };
  const mends = [...(file.mended?.mends ?? [])];
  const stored =
    mends.length > 0
      ? await imageReader.ask({ does: 'mend', source, invert, mends, onlyNoted: false, draws: 'file' })
      : await imageReader.ask({ does: 'prepare', source, description: file.described.image, invert });
  if (stored.does === 'failed') throw new AppError('bad-input', say`${file.name} cannot be read: ${stored.reason}.`);
  const key = itemKey(draft.name).slice(0, 60);
  const id = asFileName(draft.id);
  const stem = key === '' || key === draft.id.toLowerCase() ? id : `${id}_${key}`;
  const extension = stored.does === 'mend' ? 'png' : stored.extension;
  let name = `${stem}.${extension}`;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}-${n}.${extension}`;
  taken.add(name.toLowerCase());
  await writeAtomic(
    insideProject(folder, 'stimuli', name),
    (stored.does === 'mend' ? stored.png : stored.bytes) ?? (await readFound(file, largestImage)),
  );
  return `stimuli/${name}`;
}

/** Of a drawing that is not stored as it came. */
function sourceOf({ name, mended }: FoundImage): string | undefined {
  return mended === null || mended.mends.length === 0 ? undefined : `${name} (${sayMends(mended.mends)})`;
}

async function listImages(folder: string): Promise<string[]> {
  const names = await readdir(insideProject(folder, 'stimuli')).catch((error: unknown): string[] => {
    if (isMissing(error)) return [];
    throw error;
  });
  return names.map((name) => name.toLowerCase());
}

/** Further numbers of dimensions join an imported space of the same name; the same number is replaced. */
async function keepSpace(space: GatheredSpace, stimuli: readonly Stimulus[], folder: string): Promise<void> {
  const n = space.stimuli.length;
  const flat = asNormalised(space.coordinates, n, space.dims);
  const dissimilarities = (await readDissimilarities(folder)).filter(
    ({ first, second }) => space.stimuli.includes(first) && space.stimuli.includes(second),
  );
  const placed = space.stimuli.map((id) => stimuli.find((stimulus) => stimulus.id === id)!);
  const kendallTau = dissimilarities.length === 0 ? null : spaceTau(toMatrix(dissimilarities, placed), flat, space.dims);
  const known = (await listSpaces(folder)).find(({ name }) => name === space.name);
  const others = (known?.dimensions ?? []).filter(({ dims }) => dims !== space.dims);
  const description: Space = {
    schemaVersion: 1,
    name: space.name,
    settings: { method: 'imported', ties: 'primary', starts: 0, maxIterations: 1, seed: 0 },
    source: phrase`imported from ${space.label}`,
    dimensions: [
      ...others,
      { dims: space.dims, stress1: null, kendallTau: Number.isFinite(kendallTau) ? kendallTau : null, converged: null },
    ].sort((a, b) => a.dims - b.dims),
  };
  const tables = await Promise.all(others.map(({ dims }) => readSpace(folder, space.name, dims)));
  const table = { name: space.name, dims: space.dims, stimuli: [...space.stimuli], coordinates: toRows(flat, n, space.dims) };
  await writeSpace(folder, description, [...tables, table]);
}
