/**
 * What was found out about images, by their content, kept in the user's folder: a restart does not pay again for judging a drawing, least of
 * all for one that cannot be read in time. Nothing of it comes from a project.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { imageAnswerSchema, type ImageAnswer, type ImageSource, type ImageTask } from '../../contract/running/image-task';
import { decoderName, maximumFileBytes } from '../../pipeline/decode/decode-image';
import { readJsonIfThere } from '../../store/files/read-json';
import { writeJson } from '../../store/files/write-atomic';

export interface ImageVerdicts {
  find(hash: string, task: ImageTask): Promise<ImageAnswer | null>;
  /** `isCostly`: its process had to be ended. */
  keep(hash: string, task: ImageTask, answer: ImageAnswer, isCostly: boolean): Promise<void>;
  /** Writes down what is new. */
  save(): Promise<void>;
}

const fileName = 'image-verdicts.json';
const most = 4000;
const saveAfterMs = 2000;
/** A machine that was busy may read tomorrow what took too long today. */
const forgetLossesAfterMs = 7 * 86_400_000;

const fileSchema = z.object({
  schemaVersion: z.literal(1),
  decoder: z.string(), // another decoder judges anew
  verdicts: z.record(z.string(), z.object({ answer: imageAnswerSchema, lostAtMs: z.number().nullable() })),
});
type Verdicts = z.infer<typeof fileSchema>['verdicts'];

/** `shippedFolder`: where verdicts lie that came with the program; they are not written down again. */
export function openImageVerdicts(userFolder: string, now: () => number, shippedFolder: string | null = null): ImageVerdicts {
  const path = join(userFolder, fileName);
  let isChanged = false;
  let timer: NodeJS.Timeout | undefined;
  const shipped = shippedFolder === null ? Promise.resolve<Verdicts>({}) : readVerdicts(join(shippedFolder, fileName));
  const reading = readVerdicts(path).then((verdicts) => new Map(Object.entries(verdicts)));
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (!isChanged) return;
    isChanged = false;
    const verdicts = Object.fromEntries([...(await reading)].slice(-most));
    await writeJson(path, fileSchema, { schemaVersion: 1, decoder: decoderName, verdicts }).catch(() => undefined); // only time is lost
  };
  return {
    async find(hash, task) {
      const known = await reading;
      for (const key of [keyOf(hash, task), `any ${hash}`]) {
        const verdict = known.get(key) ?? (await shipped)[key];
        if (verdict !== undefined && (verdict.lostAtMs === null || now() - verdict.lostAtMs < forgetLossesAfterMs)) return verdict.answer;
      }
      return null;
    },
    async keep(hash, task, answer, isCostly) {
      if (!isCostly && task.does !== 'describe' && task.does !== 'look') return;
      const known = await reading;
      // What cannot even be decoded cannot be drawn either; a drawing may only be too large for its size, or take long to mend.
      const isOfTask = !isCostly || task.does === 'mend' || (task.does === 'draw' && task.size > vectorSide);
      const key = isOfTask ? keyOf(hash, task) : `any ${hash}`;
      known.delete(key);
      known.set(key, { answer, lostAtMs: isCostly ? now() : null });
      isChanged = true;
      timer ??= setTimeout(() => void save(), saveAfterMs).unref();
    },
    save,
  };
}

async function readVerdicts(path: string): Promise<Verdicts> {
  const file = await readJsonIfThere(path, fileSchema).catch(() => null); // damaged, or of a later version: it fills again
  return file?.decoder === decoderName ? file.verdicts : {};
}

/** At this side a vector drawing is looked at, described and decoded. */
const vectorSide = 512;

function keyOf(hash: string, task: ImageTask): string {
  switch (task.does) {
    case 'draw':
      return `draw ${task.size} ${hash}`;
    case 'mend':
      return `mend ${task.mends.join('+')} ${task.draws} ${hash}`;
    default:
      return `${task.does} ${hash}`;
  }
}

/** Null for what cannot be read, or should not be: whoever reads it says why. Piece by piece, so that nothing else waits. */
export async function hashOf(source: ImageSource): Promise<string | null> {
  const hash = createHash('sha256');
  if ('bytes' in source) {
    for (let at = 0; at < source.bytes.length; at += pieceBytes) {
      if (at > 0) await nextTurn();
      hash.update(source.bytes.subarray(at, at + pieceBytes));
    }
    return hash.digest('hex');
  }
  try {
    const info = await stat(source.path);
    if (!info.isFile() || info.size > maximumFileBytes) return null;
    for await (const piece of createReadStream(source.path, { end: maximumFileBytes })) hash.update(piece as Uint8Array);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

const pieceBytes = 2 ** 20;
