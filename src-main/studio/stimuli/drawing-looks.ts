/** What drawings look like at a glance, to find the same one twice even if it was saved again in another size, place or format. */
import { AppError } from '../../contract/app-error';
import { largest, statRegular } from '../../files/read-regular';
import { pearson } from '../../core/statistics/correlation';
import { isMissing } from '../../store/files/read-json';
import type { ImageReader } from '../image-reader';
import { hashOf } from '../reading/image-verdicts';

/** `glance`: the ink within its bounding box, as 24 x 24 grey values; null for a blank picture. */
export type DrawingLook =
  | { readonly state: 'none' | 'missing' | 'empty' | 'unreadable' | 'refused' }
  | { readonly state: 'seen'; readonly hash: string; readonly glance: Float64Array | null; readonly aspect: number };

/** Among the sample's sixty different drawings the most alike correlate by 0.51; each with itself at half the size, moved or as JPEG by 0.989 and more. */
const nearlySame = 0.85;
const atOnce = 4;

/** In the order of the paths; null stands for a stimulus without a drawing. Files that look as before are not read again. */
export async function readDrawings(paths: readonly (string | null)[], imageReader: ImageReader): Promise<DrawingLook[]> {
  const looks = new Array<DrawingLook>(paths.length);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < paths.length; i = next++) {
      const path = paths[i] ?? null;
      looks[i] = path === null ? { state: 'none' } : await readDrawing(path, imageReader);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return looks;
}

/** For each drawing that repeats an earlier one: which, and whether byte for byte. */
export function findLikeDrawings(looks: readonly DrawingLook[]): Map<number, { readonly other: number; readonly isSame: boolean }> {
  const likes = new Map<number, { other: number; isSame: boolean }>();
  looks.forEach((look, i) => {
    if (look.state !== 'seen') return;
    const same = looks.findIndex((other, j) => j < i && other.state === 'seen' && other.hash === look.hash);
    const like = same >= 0 ? same : looks.findIndex((other, j) => j < i && isAlike(look, other));
    if (like >= 0) likes.set(i, { other: like, isSame: same >= 0 });
  });
  return likes;
}

function isAlike(a: DrawingLook, b: DrawingLook): boolean {
  if (a.state !== 'seen' || b.state !== 'seen' || a.glance === null || b.glance === null) return false;
  if (Math.abs(Math.log(a.aspect / b.aspect)) > 0.1) return false; // the box stretches what differs in shape
  return pearson(a.glance, b.glance) > nearlySame;
}

const known = new Map<string, { readonly file: string; readonly look: DrawingLook }>();

async function readDrawing(path: string, imageReader: ImageReader): Promise<DrawingLook> {
  const info = await statRegular(path, largest.drawing).catch((error: unknown) =>
    isMissing(error) ? 'missing' : error instanceof AppError ? 'refused' : 'unreadable',
  );
  if (typeof info === 'string') return { state: info };
  if (info.size === 0) return { state: 'empty' };
  const file = `${info.size} ${info.mtimeMs} ${info.ino}`;
  const before = known.get(path);
  if (before?.file === file) return before.look;
  const look = await lookAt(path, imageReader);
  known.set(path, { file, look });
  return look;
}

async function lookAt(path: string, imageReader: ImageReader): Promise<DrawingLook> {
  const hash = await hashOf({ path });
  const answer = hash === null ? null : await imageReader.ask({ does: 'look', source: { path } });
  if (hash === null || answer === null || answer.does === 'failed') return { state: 'unreadable' };
  const { glance, aspect } = answer.look;
  return { state: 'seen', hash, glance: glance === null ? null : Float64Array.from(Buffer.from(glance, 'base64')), aspect };
}
