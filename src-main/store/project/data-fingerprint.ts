/** A hash of the data a configuration reads: a change elsewhere in the project leaves finished runs valid. */
import { stat } from 'node:fs/promises';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { Configuration } from '../../contract/running/configuration';
import { insideFolder, insideProject } from '../../files/inside-project';
import { canonicalJson } from '../files/canonical-json';
import { corpusRoot, readCorpora } from '../corpora/corpus-store';
import { largest } from '../../files/read-regular';
import { projectNetworkFile } from './project-network';
import { isMissing, readBytesIfThere, readError } from '../files/read-json';
import { sha256 } from '../runs/run-key';
import { readSpace } from './space-store';
import { readStimuli } from '../files/tables';

/** Remembers what was read, so that planning many runs reads each part once. Make a new one for each plan. */
export type FingerprintCache = Map<string, Promise<string>>;

/**
 * Stimuli count with their id, category (which decides the fold) and the bytes of their drawing; the target space with its numbers;
 * corpora with path, class, fold and file size of every image as listed, because the bytes of 100,000 images would take minutes.
 * Names and places of files do not count, so a project that was moved keeps its runs.
 */
export async function dataFingerprint(folder: string, configuration: Configuration, cache: FingerprintCache = new Map()): Promise<string> {
  const needs = findNeeds(configuration);
  const remember = (name: string, read: () => Promise<string>): Promise<string> => {
    const known = cache.get(name) ?? read();
    cache.set(name, known);
    return known;
  };
  const { space, dims } = configuration;
  const parts: Record<string, string> = {};
  if (needs.stimuli) parts.stimuli = await remember('stimuli', () => stimuliFingerprint(folder));
  if (needs.coordinates) parts.coordinates = await remember(`space ${dims} ${space}`, () => spaceFingerprint(folder, space, dims));
  if (needs.corpora) parts.corpora = await remember('corpora', () => corporaFingerprint(folder, 'corpus'));
  if (needs.pools) parts.pools = await remember('pools', () => corporaFingerprint(folder, 'drawing-pool'));
  const { networkFile } = needs;
  if (networkFile !== null)
    parts.network = await remember(`network ${networkFile}`, () =>
      fileFingerprint(projectNetworkFile(folder, networkFile), largest.network),
    );
  return sha256(canonicalJson(parts));
}

interface Needs {
  readonly stimuli: boolean;
  readonly coordinates: boolean;
  readonly corpora: boolean;
  readonly pools: boolean;
  readonly networkFile: string | null; // a photograph network of the user's own; the bundled one is known by its name
}

function findNeeds(configuration: Configuration): Needs {
  if (configuration.kind === 'training') {
    const { classification, mapping, reconstruction } = configuration.objectives;
    return {
      stimuli: mapping > 0 || reconstruction > 0,
      coordinates: mapping > 0,
      corpora: classification > 0 || reconstruction > 0,
      pools: reconstruction > 0,
      networkFile: null,
    };
  }
  const { features } = configuration;
  const regression = { stimuli: true, coordinates: true, corpora: false, pools: false, networkFile: null };
  if (features.source === 'encoder') {
    const { corpora, pools } = findNeeds(features.training);
    return { ...regression, corpora, pools, networkFile: fileOf(configuration.joined?.network ?? '') };
  }
  return { ...regression, networkFile: fileOf(features.network) };
}

/** Null for a network that comes with the program. */
const fileOf = (network: string): string | null => (/[\\/]/.test(network) ? network : null);

export async function stimuliFingerprint(folder: string): Promise<string> {
  const stimuli = await readStimuli(folder);
  const parts = await Promise.all(
    stimuli.map(async ({ id, category, image, excluded }) => {
      if (excluded !== undefined) return [id, category, 'excluded']; // it still decides in which folds the others of its category are
      return [id, category, image === '' ? '' : await fileFingerprint(insideProject(folder, image), largest.drawing)];
    }),
  );
  return sha256(canonicalJson(parts));
}

export async function spaceFingerprint(folder: string, name: string, dims: number): Promise<string> {
  const { stimuli, coordinates } = await readSpace(folder, name, dims);
  return sha256(canonicalJson({ stimuli, coordinates }));
}

async function corporaFingerprint(folder: string, kind: 'corpus' | 'drawing-pool'): Promise<string> {
  const { corpora } = await readCorpora(folder);
  const parts = [];
  for (const corpus of corpora.filter((entry) => entry.kind === kind)) {
    const root = corpusRoot(folder, corpus);
    const images = await Promise.all(
      corpus.images.map(async (image) => [
        image.path,
        image.class,
        image.fold,
        image.bytes ?? (await fileSize(insideFolder(root, image.path, 'corpus'))),
      ]),
    );
    parts.push({ id: corpus.id, images });
  }
  return sha256(canonicalJson(parts));
}

async function fileSize(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return -1; // reported where the image is read
    throw readError(error, path);
  }
}

export async function fileFingerprint(path: string, mostBytes: number): Promise<string> {
  const bytes = await readBytesIfThere(path, mostBytes);
  if (bytes === null) throw new AppError('not-found', say`${path} is missing. Put the file back, or choose another one.`);
  return sha256(bytes);
}
