import { expect, it } from 'vitest';
import type { DecodeImage } from '../decode/decode-image';
import { drawImage } from './drawings.fixture';
import { packImage, readRecordHeader } from '../bank/image-record';
import { darkestWithin, lightestWithin } from './grey-morphology';
import { seenInk } from './inspect-drawing';
import { drawPage } from './made-pages.fixture';
import { thickenInk, thickenLines, thickenedBy } from './thicken-lines';

const line = drawImage(41, 41, (x) => x === 20);
const rowOf = (pixels: Uint8Array): number[] => [...pixels.subarray(20 * 41 + 15, 20 * 41 + 26)];

it('adds the radius on each side of a line, and between two whole numbers a shade of grey', () => {
  expect(rowOf(thickenLines(line, 2).pixels)).toEqual([255, 255, 255, 0, 0, 0, 0, 0, 255, 255, 255]);
  expect(rowOf(thickenLines(line, 2.2).pixels)).toEqual([255, 255, 204, 0, 0, 0, 0, 0, 204, 255, 255]);
  expect(thickenLines(line, 0)).toBe(line);
});

it('grows a point to a disc, the same as by looking at every neighbour, also at the edge', () => {
  const points = drawImage(17, 13, (x, y) => (x === 8 && y === 6) || (x === 0 && y === 0) || (x === 16 && y === 11));
  for (const radius of [1, 2, 3, 5]) {
    const slow = points.pixels.map((_, i) => {
      let least = 255;
      for (let dy = -radius; dy <= radius; dy++)
        for (let dx = -radius; dx <= radius; dx++) {
          const [x, y] = [(i % 17) + dx, Math.floor(i / 17) + dy];
          if (dx * dx + dy * dy <= radius ** 2 && x >= 0 && y >= 0 && x < 17 && y < 13) least = Math.min(least, points.pixels[y * 17 + x]!);
        }
      return least;
    });
    expect([...darkestWithin(points, radius).pixels]).toEqual([...slow]);
  }
  expect([...lightestWithin(points, 1).pixels]).toEqual(new Array<number>(17 * 13).fill(255));
});

it('makes lines dark that vanish in the records of a bank, with room for them at the edge', () => {
  const thin = drawPage({ side: 1200, width: 2, at: [[0.5, 0.5, 0.499]] });
  expect(seenInk(thin, 128)).toBeGreaterThan(170);
  const thick = thickenInk(thin, 0.004);
  expect(seenInk(thick, 128)).toBeLessThan(100);
  const { width, height } = readRecordHeader(packImage(thick)!);
  expect([width, height]).toEqual([256, 256]);
});

it('is no decoder of its own where lines stay as they are, and passes on what cannot be read', async () => {
  const decode: DecodeImage = () => Promise.resolve({ ok: false, reason: 'it is empty' });
  expect(thickenedBy(0, decode)).toBe(decode);
  expect(await thickenedBy(0.01, decode)(new Uint8Array())).toEqual({ ok: false, reason: 'it is empty' });
});
