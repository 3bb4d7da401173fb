/** Damages bytes the way disks, downloads and attackers do: seeded, so that every failure can be repeated by its number. */
import type { RandomStream } from '../../src-main/core/random/stream';

/** One to four kinds of damage on top of each other. */
export function mutate(bytes: Uint8Array, stream: RandomStream): Uint8Array {
  let mutated: Uint8Array = Uint8Array.from(bytes);
  for (let i = 1 + stream.integer(4); i > 0; i--) mutated = damages[stream.integer(damages.length)]!(mutated, stream);
  return mutated;
}

type Damage = (bytes: Uint8Array, stream: RandomStream) => Uint8Array;

const damages: readonly Damage[] = [
  function flipBits(bytes, stream) {
    for (let i = 1 + stream.integer(8); i > 0 && bytes.length > 0; i--) bytes[stream.integer(bytes.length)]! ^= 1 << stream.integer(8);
    return bytes;
  },
  function cutOff(bytes, stream) {
    return bytes.subarray(0, stream.integer(bytes.length + 1));
  },
  function cutOut(bytes, stream) {
    const [from, to] = range(bytes, stream);
    return join(bytes.subarray(0, from), bytes.subarray(to));
  },
  function repeat(bytes, stream) {
    const [from, to] = range(bytes, stream);
    return join(bytes.subarray(0, to), bytes.subarray(from));
  },
  function insertNoise(bytes, stream) {
    const at = stream.integer(bytes.length + 1);
    const noise = Uint8Array.from({ length: 1 + stream.integer(40) }, () => stream.integer(256));
    return join(bytes.subarray(0, at), noise, bytes.subarray(at));
  },
  /** Lengths and sizes are whole numbers of two or four bytes; their edges are where readers break. */
  function extremeNumber(bytes, stream) {
    const value = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff, 40_000][stream.integer(9)]!;
    const size = stream.integer(2) === 0 ? 2 : 4;
    if (bytes.length < size) return bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const at = stream.integer(bytes.length - size + 1);
    const isLittle = stream.integer(2) === 0;
    if (size === 2) view.setUint16(at, value & 0xffff, isLittle);
    else view.setUint32(at, value >>> 0, isLittle);
    return bytes;
  },
  function overwriteText(bytes, stream) {
    const texts = ['../../', '/etc/passwd', '\0', '1e999', '-', 'null', '[[[[', '"', '\\u0000', '🦉', '<script>', '&x;'];
    const text = new TextEncoder().encode(texts[stream.integer(texts.length)]);
    if (bytes.length < text.length) return bytes;
    const mutated = Uint8Array.from(bytes);
    mutated.set(text, stream.integer(bytes.length - text.length + 1));
    return mutated;
  },
];

/** Runs of up to a third of the bytes: repeated, they cannot grow without bound. */
function range(bytes: Uint8Array, stream: RandomStream): [number, number] {
  const from = stream.integer(bytes.length + 1);
  return [from, Math.min(bytes.length, from + stream.integer(Math.ceil(bytes.length / 3) + 1))];
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
