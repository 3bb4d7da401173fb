/** Where photograph networks are found, bundled ones and the user's own. */
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { projectNetworkFile } from '../../store/project/project-network';

/** A path is one of the project; a plain name stands for a network among the assets. */
export function photographNetworkFile(folder: string, assetsFolder: string, network: string): string {
  return /[\\/]/.test(network) ? projectNetworkFile(folder, network) : join(assetsFolder, 'photograph-network', `${network}.onnx`);
}

/** Layer of a bundled network; AppError 'not-available' when it was not prepared. */
export async function bundledLayer(assetsFolder: string, network: string): Promise<string> {
  const path = join(assetsFolder, 'photograph-network', `${network}.json`);
  try {
    return z.object({ layer: z.string() }).parse(JSON.parse(await readFile(path, 'utf8'))).layer;
  } catch (error) {
    throw new AppError('not-available', say`The photograph network is missing: ${path} cannot be read. Install the program again.`, {
      cause: error,
    });
  }
}
