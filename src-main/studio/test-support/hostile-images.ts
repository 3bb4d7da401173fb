/** For tests: small image files that ask for minutes of work, gigabytes of memory, or something outside themselves. */
import { crc32, deflateSync } from 'node:zlib';

const svg = (body: string, more = 'viewBox="0 0 100 100"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${more}>${body}</svg>`;

/** Within what is counted before drawing (elements, filters), and still minutes of work in the library that draws. */
export function slowFilter(radius = 60, times = 18): string {
  const steps = Array.from(
    { length: times },
    (_, i) => `<feMorphology operator="${i % 2 === 0 ? 'dilate' : 'erode'}" radius="${radius}"/>`,
  );
  return svg(
    `<filter id="f" x="-9" y="-9" width="20" height="20">${steps.join('')}</filter><rect width="90" height="90" filter="url(#f)"/>`,
  );
}

/** A path whose strokes cross each other everywhere. */
export function slowPath(strokes = 20_000): string {
  const points = Array.from({ length: strokes }, (_, i) => `${(i * 7919) % 100} ${(i * 104729) % 100}`);
  return svg(`<path d="M${points.join('L')}" fill="none" stroke="#000" stroke-dasharray=".01 .01" stroke-width="3"/>`);
}

/** Each level uses the one below ten times. */
export function useBomb(levels = 12): string {
  const groups = Array.from({ length: levels }, (_, i) => `<g id="g${i + 1}">${`<use href="#g${i}"/>`.repeat(10)}</g>`);
  return svg(`<defs><path id="g0" d="M0 0L9 9"/>${groups.join('')}</defs><use href="#g${levels}"/>`);
}

export const entityBomb = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a0 "<path d='M0 0L9 9'/>">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>${svg('&a9;')}`;
export const hugeView = svg('<path d="M0 0L1e9 1e9" stroke="#000" stroke-width="1e7"/>', 'viewBox="0 0 1e9 1e9" width="1e9" height="1e9"');
export const outsideReference = svg('<image href="file:///etc/passwd" width="9" height="9"/><use href="https://example.org/a.svg#b"/>');
export function nestedData(levels = 6): string {
  let inner = svg('<path d="M0 0L9 9" stroke="#000"/>');
  for (let i = 0; i < levels; i++)
    inner = svg(`<image width="99" height="99" href="data:image/svg+xml;base64,${Buffer.from(inner).toString('base64')}"/>`);
  return inner;
}

/** A PNG that says how large it is and holds next to nothing. */
export function pngOf(width: number, height: number, rows = deflateSync(Buffer.alloc(1000))): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8; // bits
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body) >>> 0);
    return Buffer.concat([length, body, sum]);
  };
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}
