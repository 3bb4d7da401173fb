/**
 * Releases of sketch corpora hold the same sketches more than once: Sketchy in differently placed variants and beside its photographs, TU
 * Berlin as PNG and as SVG. Twice in one corpus, a sketch would be learned from in one fold and tested on in another.
 */
import { groupBy } from '../../core/corpora/group-by';
import { phrase } from '../../contract/message';
import type { PlaceFile } from '../../store/corpora/corpus-place';

export function leaveOutVariants(listed: readonly PlaceFile[]): { files: readonly PlaceFile[]; notes: string[] } {
  const notes: string[] = [];
  let files = listed;
  const kinds = new Set(files.flatMap(({ path }) => path.split('/').slice(0, -2)));
  if (kinds.has('photo') && kinds.has('sketch')) {
    files = files.filter(({ path }) => !path.split('/').slice(0, -2).includes('photo'));
    notes.push(phrase`${listed.length - files.length} photographs were left out: only the sketches beside them belong to the corpus.`);
  }
  const groups = groupBy(files, ({ path }) => variantOf(path));
  if (groups.size < 2 || groups.has(null)) return { files, notes };
  const [kept, ...others] = [...groups.keys()];
  const seen = new Set(groups.get(kept!)!.map(({ path }) => nameOf(path)));
  const rest = files.filter(({ path }) => variantOf(path) === kept || !seen.has(nameOf(path)));
  if (rest.length < files.length)
    notes.push(
      phrase`${files.length - rest.length} images in ${others.join(', ')} were left out, because they are variants of those in ${kept!}: the same sketch must not train in one fold and test in another.`,
    );
  return { files: rest, notes };
}

/** The folder that names the variant; null for an image of a collection without variants. */
function variantOf(path: string): string | null {
  const parts = path.split('/').slice(0, -2);
  const at = parts.findIndex((part) => /^tx_\d{12}$/.test(part) || part === 'png' || part === 'svg');
  return at < 0 ? null : parts.slice(0, at + 1).join('/');
}

/** '<class>/<name>' without the kind of file. */
function nameOf(path: string): string {
  return path
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/\.\w+$/, '');
}
