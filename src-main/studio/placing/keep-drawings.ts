/** Drawings that were placed by hand and are kept with the project: 'My drawings'. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { KeptDrawing, keepDrawingSchema } from '../../contract/results/placing';
import { isSameRow } from '../../contract/results/comparison';
import type { z } from 'zod';
import { listKept, nextKeptId, removeKept, writeKept } from '../../store/project/placed-store';
import type { DrawingPlacer } from './drawing-placer';

export async function keepDrawing(
  folder: string,
  placer: DrawingPlacer,
  now: () => number,
  { name, image, strokes, row, view }: z.infer<typeof keepDrawingSchema>,
): Promise<KeptDrawing[]> {
  const bytes = Buffer.from(image, 'base64');
  const { methods } = await placer.describe();
  const method = row === null ? methods[0] : methods.find((each) => isSameRow(each.row, row));
  const id = await nextKeptId(folder);
  const { drawings } = await placer.place(row, [{ id, bytes }], view);
  const [placed] = drawings;
  if (method === undefined || placed === undefined || placed.refused !== null)
    throw new AppError('bad-input', say`This drawing has no place that could be kept. Draw something that lands first.`);
  const { row: own, name: methodName, space, dims } = method;
  await writeKept(
    folder,
    {
      ...{ schemaVersion: 1, id, name: name.trim() === '' ? id : name.trim(), kept: new Date(now()).toISOString(), strokes, view, placed },
      method: { row: own, name: methodName, space, dims },
    },
    bytes,
  );
  return listKept(folder);
}

export async function forgetDrawing(folder: string, id: string): Promise<KeptDrawing[]> {
  await removeKept(folder, id);
  return listKept(folder);
}
