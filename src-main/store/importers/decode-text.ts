/** Text files as they come: UTF-8 with and without mark, UTF-16, and what old German Windows programs write. */

import type { TextEncodingName } from '../../contract/importing/import';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
}

/**
 * A byte order mark decides; else zero bytes at every other place mean UTF-16; else valid UTF-8 is UTF-8; anything else is read as
 * Windows-1252, of which Latin-1 is a part. `encoding` overrides the guess; bytes it cannot read become '�'.
 */
export function decodeText(bytes: Uint8Array, encoding: TextEncodingName = guessEncoding(bytes)): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

export function guessEncoding(bytes: Uint8Array): TextEncodingName {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const zeros = countZeros(bytes.subarray(0, 4096));
  if (zeros.odd > 0.4 && zeros.even < 0.1) return 'utf-16le'; // Latin letters have their zero byte second
  if (zeros.even > 0.4 && zeros.odd < 0.1) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Shares of zero bytes at even and odd places. */
function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  if (bytes.length < 2) return { even: 0, odd: 0 };
  const counts = [0, 0];
  bytes.forEach((byte, i) => {
    if (byte === 0) counts[i % 2]! += 1;
  });
  return { even: counts[0]! / (bytes.length / 2), odd: counts[1]! / (bytes.length / 2) };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
