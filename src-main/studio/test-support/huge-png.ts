/** A sound PNG of any size that is tiny on the disk: white, one bit a pixel. */
import { constants, crc32, deflateRawSync } from 'node:zlib';

export function hugePng(side: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1; // bits; the colour type 0 is grey
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', zlibZeros(side * (1 + Math.ceil(side / 8)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Blocks that are flushed can follow one another, so one is packed and repeated. */
function zlibZeros(count: number): Buffer {
  const blockLength = 2 ** 20;
  const pack = (length: number): Buffer => deflateRawSync(Buffer.alloc(length), { finishFlush: constants.Z_SYNC_FLUSH });
  const block = pack(blockLength);
  const adler = Buffer.alloc(4);
  adler.writeUInt16BE(count % 65521, 0);
  adler.writeUInt16BE(1, 2);
  const blocks = Array.from({ length: Math.floor(count / blockLength) }, () => block);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...blocks, pack(count % blockLength), Buffer.from([0x03, 0x00]), adler]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
