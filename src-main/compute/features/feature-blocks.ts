/** Activations of all copies of all stimuli as blocks of copies in <project>/cache, read again as often as a fit needs them. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { insideProject } from '../../files/inside-project';
import { readBytesIfThere } from '../../store/files/read-json';
import { decodeSafetensors, sealSafetensors } from '../../store/files/safetensors';
import { writeAtomic } from '../../store/files/write-atomic';
import type { FeatureMemory } from './feature-memory';

/** Copies come in blocks that are stored one by one, so that a stop loses minutes, and neither files nor memory grow with the copies. */
const copiesPerBlock = 32;

/** stimuli x copies x features, from copy number `first` of its kind on. */
export interface FeatureBlock {
  readonly first: number;
  readonly copies: number;
  readonly data: Float32Array;
}

/** Clean copies are what networks are evaluated on, noisy ones what regressions learn from. */
export interface FeatureSet {
  readonly hash: string;
  readonly stimuli: number;
  readonly features: number;
  readonly copies: { readonly clean: number; readonly noisy: number };
}
export type CopyKind = keyof FeatureSet['copies'];

export function blocksOf({ copies }: FeatureSet, kind: CopyKind): { first: number; copies: number }[] {
  return Array.from({ length: Math.ceil(copies[kind] / copiesPerBlock) }, (_, i) => {
    const first = i * copiesPerBlock;
    return { first, copies: Math.min(copiesPerBlock, copies[kind] - first) };
  });
}

/** Null when it is not there; a damaged or foreign file counts as not there. */
export async function readBlock(
  folder: string,
  set: FeatureSet,
  kind: CopyKind,
  block: Omit<FeatureBlock, 'data'>,
  memory: FeatureMemory,
): Promise<Float32Array | null> {
  const path = pathOf(folder, set, kind, block);
  const known = memory.get(path);
  if (known !== undefined) return known;
  const bytes = await readBytesIfThere(path);
  if (bytes === null) return null;
  try {
    const { features } = decodeSafetensors(bytes, path).tensors;
    if (features?.shape.join() !== [set.stimuli, block.copies, set.features].join()) return null;
    memory.set(path, features.data, bytesOf(set));
    return features.data;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

export async function storeBlock(
  folder: string,
  set: FeatureSet,
  kind: CopyKind,
  block: FeatureBlock,
  memory: FeatureMemory,
): Promise<void> {
  const path = pathOf(folder, set, kind, block);
  const shape = [set.stimuli, block.copies, set.features];
  await writeAtomic(path, sealSafetensors({ features: { shape, data: block.data } }));
  memory.set(path, block.data, bytesOf(set));
}

/** All blocks of a set that is stored, one after the other. */
export async function* readBlocks(folder: string, set: FeatureSet, kind: CopyKind, memory: FeatureMemory): AsyncGenerator<FeatureBlock> {
  for (const block of blocksOf(set, kind)) {
    const data = await readBlock(folder, set, kind, block, memory);
    if (data === null) {
      memory.stored.delete(set.hash);
      const path = pathOf(folder, set, kind, block);
      throw new AppError('run-failed', say`${path} disappeared while it was needed. Start the experiment again: it is computed anew.`);
    }
    yield { ...block, data };
  }
}

function pathOf(folder: string, { hash }: FeatureSet, kind: CopyKind, { first }: { readonly first: number }): string {
  return insideProject(folder, 'cache', `features-${hash}-${kind}-${first / copiesPerBlock}.safetensors`);
}

function bytesOf({ stimuli, features, copies }: FeatureSet): number {
  return 4 * stimuli * features * (copies.clean + copies.noisy);
}
