/** Changes to the stimuli, each of which can be undone: name, category, taking part or not, drawing. */
import { rm } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { sayMends } from '../../contract/importing/image-notes-en';
import type { Mend } from '../../contract/running/image-task';
import type { DrawingLook } from '../../contract/methods/stimuli';
import { type Stimulus, type StimulusCard } from '../../contract/study/stimulus';
import { entryInProject, insideProject } from '../../files/inside-project';
import { asFileName, explainBadPath } from '../../files/path-name';
import { largest, readRegular } from '../../files/read-regular';
import { imageNamePattern } from '../../contract/study/image-names';
import { isMissing, readError } from '../../store/files/read-json';
import { readStimuli, writeStimuli } from '../../store/files/tables';
import { writeAtomic } from '../../store/files/write-atomic';
import { stimulusImageFile } from '../assets/image-file';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import type { ImageReader } from '../image-reader';
import { listStimuli } from './list-stimuli';
import { requireWords } from './require-words';

type Context = Pick<StudioContext, 'folder' | 'emit' | 'images'>;

export async function renameStimulus(context: Context, input: { readonly id: string; readonly name: string }): Promise<StimulusCard[]> {
  const name = requireWords(input.name, 'name');
  const stimuli = await readStimuli(context.folder());
  const stimulus = find(stimuli, input.id);
  const namesake = stimuli.find(({ id, name: other }) => id !== input.id && other.toLowerCase() === name.toLowerCase());
  if (namesake !== undefined)
    throw new AppError('already-exists', say`There is already a stimulus called ‘${namesake.name}’ (${namesake.id}). Choose another name.`);
  return save(context, 'stimulus-renamed', stimulus.name, [stimulus], (old) => ({ ...old, name }));
}

export async function categoriseStimuli(
  context: Context,
  input: { readonly ids: readonly string[]; readonly category: string },
): Promise<StimulusCard[]> {
  const category = requireWords(input.category, 'category');
  const chosen = await findAll(context, input.ids);
  return save(context, 'category-changed', nameAll(chosen), chosen, (old) => ({ ...old, category }));
}

/** `reason` null takes them back in. */
export async function excludeStimuli(
  context: Context,
  input: { readonly ids: readonly string[]; readonly reason: string | null },
): Promise<StimulusCard[]> {
  const chosen = await findAll(context, input.ids);
  if (input.reason === null) return save(context, 'stimulus-included', nameAll(chosen), chosen, ({ excluded: _, ...old }) => old);
  const excluded = requireWords(input.reason, 'reason');
  return save(context, 'stimulus-excluded', nameAll(chosen), chosen, (old) => ({ ...old, excluded }));
}

/** Copies the file as it is, under the stimulus's own name. */
export async function replaceDrawing(context: Context, input: { readonly id: string; readonly file: string }): Promise<StimulusCard[]> {
  const source = resolve(input.file);
  const stimuli = await readStimuli(context.folder());
  const stimulus = find(stimuli, input.id);
  const bytes = await readDrawing(source, context.images);
  return storeDrawing(context, 'drawing-replaced', stimuli, stimulus, bytes, extname(source).toLowerCase());
}

/** As it is with these mends, as a PNG; the table names the file it was made from. */
export async function mendDrawing(
  context: Context,
  input: { readonly id: string; readonly mends: readonly Mend[] },
): Promise<StimulusCard[]> {
  const stimuli = await readStimuli(context.folder());
  const stimulus = find(stimuli, input.id);
  const bytes = await (await stimulusImageFile(context.folder(), stimulus.id)).read();
  const made = await context.images.ask({
    does: 'mend',
    source: { bytes },
    invert: false,
    mends: [...input.mends],
    onlyNoted: false,
    draws: 'file',
  });
  if (made.does === 'failed') throw new AppError('bad-input', say`The drawing of ‘${stimulus.name}’ cannot be mended: ${made.reason}.`);
  const before = stimulus.source?.replace(/\)$/, ', ') ?? `${basename(stimulus.image)} (`;
  return storeDrawing(context, 'drawing-mended', stimuli, stimulus, made.png, '.png', `${before}${sayMends(made.mends)})`);
}

/** What a network will hardly see in the drawing of a stimulus, as it is and with these mends. */
export async function lookAtDrawing(
  { folder, images }: Context,
  { id, mends }: { readonly id: string; readonly mends: readonly Mend[] },
): Promise<DrawingLook> {
  const bytes = await (await stimulusImageFile(folder(), id)).read();
  const look = (wanted: readonly Mend[]) =>
    images.ask({ does: 'mend', source: { bytes }, invert: false, mends: [...wanted], onlyNoted: false, draws: 'seen' });
  const asItIs = await look([]);
  if (asItIs.does === 'failed') throw new AppError('bad-input', say`The drawing of ‘${id}’ cannot be read: ${asItIs.reason}.`);
  const { notes } = asItIs;
  const mended = mends.length === 0 ? asItIs : await look(mends);
  return mended.does === 'failed' ? { notes, remaining: notes, problem: mended.reason } : { notes, remaining: mended.notes, problem: null };
}

async function storeDrawing(
  context: Context,
  kind: 'drawing-replaced' | 'drawing-mended',
  stimuli: readonly Stimulus[],
  stimulus: Stimulus,
  bytes: Uint8Array,
  extension: string,
  source?: string,
): Promise<StimulusCard[]> {
  const folder = context.folder();
  const others = new Set(stimuli.flatMap(({ id, image }) => (id === stimulus.id ? [] : [image.toLowerCase()])));
  const image = nameDrawing(stimulus.id, extension, others);
  return save(
    context,
    kind,
    stimulus.name,
    [stimulus],
    ({ source: _, ...old }) => ({ ...old, image, ...(source === undefined ? {} : { source }) }),
    async () => {
      await writeAtomic(insideProject(folder, image), bytes);
      const old = stimulus.image;
      if (old !== image && isOwnDrawing(old) && !others.has(old.toLowerCase())) await rm(entryInProject(folder, old), { force: true });
    },
  );
}

/** Not the file of another stimulus, also where the disk does not tell capitals from small letters. */
function nameDrawing(id: string, extension: string, others: ReadonlySet<string>): string {
  const stem = asFileName(id);
  let image = `stimuli/${stem}${extension}`;
  for (let n = 2; others.has(image.toLowerCase()); n++) image = `stimuli/${stem}-${n}${extension}`;
  return image;
}

/** What a table names as a drawing may be anything; only an image file in stimuli/ is ever removed. */
function isOwnDrawing(image: string): boolean {
  return image.startsWith('stimuli/') && imageNamePattern.test(image) && explainBadPath(image) === null;
}

async function save(
  context: Context,
  kind: Parameters<typeof changeProject>[1],
  about: string,
  chosen: readonly Stimulus[],
  edit: (stimulus: Stimulus) => Stimulus,
  alsoWrite: () => Promise<void> = () => Promise.resolve(),
): Promise<StimulusCard[]> {
  const folder = context.folder();
  const ids = new Set(chosen.map(({ id }) => id));
  await changeProject(context, kind, about, async () => {
    const stimuli = await readStimuli(folder); // again: another change may have had its turn first
    await alsoWrite();
    await writeStimuli(
      folder,
      stimuli.map((stimulus) => (ids.has(stimulus.id) ? edit(stimulus) : stimulus)),
    );
  });
  return listStimuli(context);
}

async function readDrawing(path: string, images: ImageReader): Promise<Uint8Array> {
  const bytes = await readRegular(path, largest.drawing).catch((error: unknown) => {
    if (isMissing(error)) throw new AppError('not-found', say`There is no file ${path}. Choose an image file.`);
    throw readError(error, path);
  });
  if (!imageNamePattern.test(path))
    throw new AppError('bad-input', say`${path} is not named like an image. Choose a PNG, JPEG, SVG, WebP, GIF, TIFF or BMP file.`);
  const found = await images.ask({ does: 'describe', source: { bytes } }); // the very bytes that are written
  if (found.does === 'failed')
    throw new AppError('bad-input', say`The file ${path} cannot be read: ${found.reason}. Choose another image.`);
  return bytes;
}

async function findAll(context: Context, ids: readonly string[]): Promise<Stimulus[]> {
  const stimuli = await readStimuli(context.folder());
  return ids.map((id) => find(stimuli, id));
}

function find(stimuli: readonly Stimulus[], id: string): Stimulus {
  const stimulus = stimuli.find((candidate) => candidate.id === id);
  if (stimulus === undefined) throw new AppError('not-found', say`There is no stimulus ‘${id}’ in this project. It may have been removed.`);
  return stimulus;
}

function nameAll(stimuli: readonly Stimulus[]): string {
  const shown = stimuli
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ');
  return stimuli.length > 3 ? `${shown} +${stimuli.length - 3}` : shown;
}
