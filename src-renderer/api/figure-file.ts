/** A figure that this program saved, among the files that a person drops or chooses. */
import { findOriginText } from '../../src-main/core/figures/origin/origin-text';
import { readOrigin, type ReadOrigin } from '../../src-main/core/figures/origin/read-origin';

export const figureEndings = '.svg,.png,.pdf';

/** Null for every other file. However large it is, only a part of it is read. */
export async function originOf(file: File): Promise<ReadOrigin | null> {
  if (!/\.(svg|png|pdf)$/i.test(file.name)) return null;
  const text = await findOriginText(file.size, async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()));
  return text === null ? null : readOrigin(text);
}
