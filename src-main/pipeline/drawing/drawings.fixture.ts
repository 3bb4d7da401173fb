/** Small drawings for the pipeline's tests: banks made in memory, as openImageBank would make them from files. */
import type { GreyImage } from '../decode/grey-image';
import type { ImageBank } from '../bank/image-bank';
import { packImage } from '../bank/image-record';

/** `ink(x, y)` says which pixels are black. */
export function drawImage(width: number, height: number, ink: (x: number, y: number) => boolean): GreyImage {
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => (ink(i % width, Math.floor(i / width)) ? 0 : 255));
  return { width, height, pixels };
}

/** A thin ring with a spoke to the right: lop-sided, so that flips and turns show. */
export function drawRing(radius: number): GreyImage {
  const side = 2 * radius + 20;
  return drawImage(side, side, (x, y) => {
    const [dx, dy] = [x - side / 2 + 0.5, y - side / 2 + 0.5];
    return Math.abs(Math.hypot(dx, dy) - radius) < 2 || (Math.abs(dy) < 2 && dx > 0 && dx < radius);
  });
}

/** 'drawing 0', 'drawing 1', ... */
export function bankOf(images: readonly GreyImage[]): ImageBank {
  const records = images.map((image) => packImage(image) ?? new Uint8Array());
  const offsets = new Float64Array(images.length + 1);
  records.forEach((record, i) => (offsets[i + 1] = offsets[i]! + record.length));
  const bytes = new Uint8Array(new SharedArrayBuffer(offsets[images.length]));
  records.forEach((record, i) => bytes.set(record, offsets[i]));
  return { count: images.length, ids: images.map((_, i) => `drawing ${i}`), offsets, records: bytes };
}
