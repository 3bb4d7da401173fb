/** Changes to the stimuli, each of which can be undone: name, category, taking part or not, drawing. */
import { rm, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { AppError } from '../../contract/app-error';
import { type Stimulus, type StimulusCard } from '../../contract/stimulus';
import { findImageProblem, imageNamePattern } from '../../store/image-check';
import { readBytesIfThere } from '../../store/read-json';
import { readStimuli, writeStimuli } from '../../store/tables';
import { writeAtomic } from '../../store/write-atomic';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { listStimuli } from './list-stimuli';

type Context = Pick<StudioContext, 'folder' | 'emit'>;

export async function renameStimulus(context: Context, input: { readonly id: string; readonly name: string }): Promise<StimulusCard[]> {
  const name = requireWords(input.name, 'name');
  const stimuli = await readStimuli(context.folder());
  const stimulus = find(stimuli, input.id);
  const namesake = stimuli.find(({ id, name: other }) => id !== input.id && other.toLowerCase() === name.toLowerCase());
  if (namesake !== undefined)
    throw new AppError('already-exists', `There is already a stimulus called ‘${namesake.name}’ (${namesake.id}). Choose another name.`);
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
  if (input.reason === null)
    return save(context, 'stimulus-included', nameAll(chosen), chosen, ({ id, name, category, image }) => ({ id, name, category, image }));
  const excluded = requireWords(input.reason, 'reason');
  return save(context, 'stimulus-excluded', nameAll(chosen), chosen, (old) => ({ ...old, excluded }));
}

/** Copies the file as it is, under the stimulus's own name. */
export async function replaceDrawing(context: Context, input: { readonly id: string; readonly file: string }): Promise<StimulusCard[]> {
  const folder = context.folder();
  const source = resolve(input.file);
  const stimulus = find(await readStimuli(folder), input.id);
  const bytes = await readDrawing(source);
  const image = `stimuli/${stimulus.id}${extname(source).toLowerCase()}`;
  return save(
    context,
    'drawing-replaced',
    stimulus.name,
    [stimulus],
    (old) => ({ ...old, image }),
    async () => {
      await writeAtomic(join(folder, image), bytes);
      if (stimulus.image !== '' && stimulus.image !== image && stimulus.image.startsWith('stimuli/'))
        await rm(join(folder, stimulus.image), { force: true });
    },
  );
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
    await writeStimuli(folder, stimuli.map((stimulus) => (ids.has(stimulus.id) ? edit(stimulus) : stimulus))); // prettier-ignore
  });
  return listStimuli(context);
}

const largestDrawing = 50 * 2 ** 20; // bytes

async function readDrawing(path: string): Promise<Uint8Array> {
  const info = await stat(path).catch(() => null);
  if (info === null || !info.isFile()) throw new AppError('not-found', `There is no file ${path}. Choose an image file.`);
  if (!imageNamePattern.test(path))
    throw new AppError('bad-input', `${path} is not named like an image. Choose a PNG, JPEG, SVG, WebP, GIF, TIFF or BMP file.`);
  if (info.size > largestDrawing) throw new AppError('bad-input', `${path} is larger than 50 MB. Save it smaller and try again.`);
  const problem = await findImageProblem(path);
  const bytes = await readBytesIfThere(path);
  if (problem !== null || bytes === null)
    throw new AppError('bad-input', `The file ${path} ${problem ?? 'is missing'}. Choose another image.`);
  return bytes;
}

async function findAll(context: Context, ids: readonly string[]): Promise<Stimulus[]> {
  const stimuli = await readStimuli(context.folder());
  return ids.map((id) => find(stimuli, id));
}

function find(stimuli: readonly Stimulus[], id: string): Stimulus {
  const stimulus = stimuli.find((candidate) => candidate.id === id);
  if (stimulus === undefined) throw new AppError('not-found', `There is no stimulus ‘${id}’ in this project. It may have been removed.`);
  return stimulus;
}

function nameAll(stimuli: readonly Stimulus[]): string {
  const shown = stimuli.slice(0, 3).map(({ name }) => name).join(', '); // prettier-ignore
  return stimuli.length > 3 ? `${shown} +${stimuli.length - 3}` : shown;
}

/** One line, not empty, not endless. */
function requireWords(text: string, what: 'name' | 'category' | 'reason'): string {
  const words = text.replace(/\s+/g, ' ').trim();
  const longest = what === 'reason' ? 500 : 100;
  if (words === '') throw new AppError('bad-input', `The ${what} is empty. Type one and try again.`);
  if (words.length > longest) throw new AppError('bad-input', `The ${what} is longer than ${longest} characters. Shorten it.`);
  return words;
}
