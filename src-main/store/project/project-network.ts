/** The photograph network of a project's own: an ONNX file in networks/, copied there when it is chosen. */
import { basename, extname, isAbsolute, relative, sep } from 'node:path';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { insideProject } from '../../files/inside-project';
import { asFileName } from '../../files/path-name';
import { largest } from '../../files/read-regular';
import { readBytesIfThere } from '../files/read-json';
import { sha256 } from '../runs/run-key';
import { writeAtomic } from '../files/write-atomic';

/** `file` as project.json names it. Only files of the project: what else it names may be anything on this computer. */
export function projectNetworkFile(folder: string, file: string): string {
  const inside = isAbsolute(file) ? relative(folder, file).split(sep).join('/') : file;
  if (isAbsolute(file) && (inside === '' || inside.startsWith('../') || isAbsolute(inside)))
    throw new AppError(
      'not-allowed',
      say`The photograph network ${file} is not in the project folder, so it is not read. Choose it again in Experiments: it is then copied into the project.`,
    );
  return insideProject(folder, inside);
}

/** Copies a network a person chose into the project; answers its name there. The same bytes under the same name are one file, and one that is there already stays as it is. */
export async function keepNetwork(folder: string, file: string): Promise<string> {
  const bytes = await readBytesIfThere(file, largest.network);
  if (bytes === null) throw new AppError('not-found', say`There is no file ${file}. Choose the network again.`);
  const inside = relative(folder, file).split(sep).join('/');
  if (/^networks\/[^/]+\.onnx$/.test(inside)) return inside;
  const stem = asFileName(basename(file, extname(file)));
  const name = `networks/${stem}-${sha256(bytes).slice(0, 8)}.onnx`;
  await writeAtomic(insideProject(folder, name), bytes);
  return name;
}
