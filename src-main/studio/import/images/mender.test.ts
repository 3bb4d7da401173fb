import { expect, it } from 'vitest';
import { mends as all, type ImageTask, type Mend } from '../../../contract/running/image-task';
import type { ImageReader } from '../../image-reader';
import { createMender, type MendQuestion } from './mender';

/** A shadow over thin lines: what flattening brings to light only thickening takes away. */
function readerOfShadedThinLines(): { readonly imageReader: ImageReader; readonly asked: string[] } {
  const asked: string[] = [];
  const ask = (task: ImageTask): Promise<unknown> => {
    if (task.does !== 'mend') throw new Error(task.does);
    asked.push(task.mends.join());
    const mends = task.mends.filter(
      (mend) => !task.onlyNoted || mend === 'flatten' || (mend === 'thicken' && task.mends.includes('flatten')),
    );
    const notes = !mends.includes('flatten') ? ['uneven-ground'] : mends.includes('thicken') ? [] : ['ink-lost'];
    return Promise.resolve({ does: 'mend', png: Uint8Array.of(1), mends, notes });
  };
  return { imageReader: { ask: ask as ImageReader['ask'] }, asked };
}
const question = (mends: readonly Mend[], onlyNoted = true): MendQuestion => ({
  path: '/a.png',
  stamp: 'a 1',
  invert: false,
  mends,
  onlyNoted,
});

it('answers from what was worked out where that is the same, and works out anew where it is not', async () => {
  const { imageReader, asked } = readerOfShadedThinLines();
  const mender = createMender(imageReader);
  const mended = async (mends: readonly Mend[], onlyNoted?: boolean): Promise<string> =>
    (await mender.mend(question(mends, onlyNoted))).mends.join();
  expect(await mended(['flatten'])).toBe('flatten');
  expect(await mended(['flatten', 'crop'])).toBe('flatten'); // nothing to crop remains
  expect(await mended(['flatten'], false)).toBe('flatten');
  expect(asked).toEqual(['flatten']);
  expect(await mended(['flatten', 'thicken'])).toBe('flatten,thicken'); // what remained is thin
  expect(await mended(all)).toBe('flatten,thicken');
  expect(asked).toEqual(['flatten', 'flatten,thicken']);
  expect(await mended(['flatten', 'crop'], false)).toBe('flatten,crop');
  expect((await mender.mend({ ...question(['flatten']), stamp: 'a 2' })).mends).toEqual(['flatten']);
  expect(asked).toEqual(['flatten', 'flatten,thicken', 'flatten,crop', 'flatten']);
});

it('works out the same question once while it is under way', async () => {
  const { imageReader, asked } = readerOfShadedThinLines();
  const mender = createMender(imageReader);
  await Promise.all([mender.mend(question(all)), mender.mend(question(all)), mender.mend(question(['flatten', 'thicken'], false))]);
  expect(asked).toHaveLength(1);
});
