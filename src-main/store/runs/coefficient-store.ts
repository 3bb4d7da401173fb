/** runs/<key>/coefficients.safetensors: the regression a run has fitted, so that it can answer about further drawings. */
import { AppError } from '../../contract/app-error';
import type { RunKey } from '../../contract/running/run';
import type { LinearModel } from '../../core/regression/matrix/matrix';
import { readBytesIfThere } from '../files/read-json';
import { runFile } from './run-store';
import { decodeSafetensors, sealSafetensors } from '../files/safetensors';
import { writeAtomic } from '../files/write-atomic';

/** 'intercept' [dims] and 'weights' [features, dims], in single precision. */
export async function writeCoefficients(folder: string, key: RunKey, { intercept, weights }: LinearModel): Promise<void> {
  const dims = intercept.length;
  const tensors = {
    intercept: { shape: [dims], data: Float32Array.from(intercept) },
    weights: { shape: [weights.length / dims, dims], data: Float32Array.from(weights) },
  };
  await writeAtomic(pathOf(folder, key), sealSafetensors(tensors));
}

/** Null when there are none; damaged ones count as not there: they can be fitted again. */
export async function readCoefficients(folder: string, key: RunKey): Promise<LinearModel | null> {
  const path = pathOf(folder, key);
  const bytes = await readBytesIfThere(path);
  if (bytes === null) return null;
  try {
    const { intercept, weights } = decodeSafetensors(bytes, path).tensors;
    if (intercept === undefined || weights?.shape[1] !== intercept.data.length) return null;
    return { intercept: Float64Array.from(intercept.data), weights: Float64Array.from(weights.data) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function pathOf(folder: string, key: RunKey): string {
  return runFile(folder, key, 'coefficients.safetensors');
}
