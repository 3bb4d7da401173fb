/** Text files as they come: UTF-8 with and without mark, UTF-16, and what old programs write in Western, Cyrillic, Japanese, Chinese and Korean letters. */

import type { TextEncodingName } from '../../contract/importing/import';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
}

/**
 * A byte order mark decides; else zero bytes at every other place mean UTF-16; else valid UTF-8 is UTF-8; anything else is told by how
 * bytes beyond ASCII stand together, and is mostly Windows-1252, of which Latin-1 is a part. `encoding` overrides the guess; bytes it cannot read become '�'.
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
  return isReadable(bytes, 'utf-8') ? 'utf-8' : guessOldEncoding(bytes.subarray(0, 65_536));
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

function isReadable(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Western letters beyond ASCII stand alone among others; Cyrillic words are made of nothing else; Japanese, Chinese and Korean take two bytes a letter. */
function guessOldEncoding(sample: Uint8Array): TextEncodingName {
  const lastLine = sample.lastIndexOf(0x0a);
  const bytes = lastLine > 0 ? sample.subarray(0, lastLine) : sample; // no letter is cut in two
  const isAscii = (byte: number | undefined): boolean => byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  let [high, cyrillic, central, words, foreign] = [0, 0, 0, 0, 0];
  let [beyond, latin] = [0, 0]; // in a word
  for (let i = 0; i <= bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x80) {
      high++;
      beyond++;
      if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) cyrillic++;
      if (centralLetters.has(byte) && (isAscii(bytes[i - 1]) || isAscii(bytes[i + 1]))) central++;
    } else if (isAscii(byte)) latin++;
    else {
      if (beyond > 0) words++;
      if (beyond > 1 && latin === 0) foreign++;
      [beyond, latin] = [0, 0];
    }
  }
  if (foreign <= 0.6 * words) return isJapanese(bytes) ? 'shift_jis' : central > 0 ? 'windows-1250' : 'windows-1252';
  if (cyrillic >= 0.97 * high) return isKorean(bytes) ? 'euc-kr' : 'windows-1251';
  if (isJapanese(bytes)) return 'shift_jis';
  if (isKorean(bytes)) return 'euc-kr';
  return shareOf(bytes, 'gb18030', /\p{Script=Han}/gu) > 0.5 ? 'gb18030' : 'windows-1252';
}

/** Signs in Windows-1252 that are letters in Central Europe: ł, ą, ż. */
const centralLetters: ReadonlySet<number> = new Set([0xb3, 0xb9, 0xbf]);

/** Letters of a script among those beyond ASCII; 0 where the bytes are no such text. */
function shareOf(bytes: Uint8Array, encoding: string, script: RegExp): number {
  if (!isReadable(bytes, encoding)) return 0;
  const text = new TextDecoder(encoding).decode(bytes);
  const beyond = [...text].filter((letter) => letter.charCodeAt(0) > 127).length;
  return beyond === 0 ? 0 : [...text.matchAll(script)].length / beyond;
}

function isJapanese(bytes: Uint8Array): boolean {
  return shareOf(bytes, 'shift_jis', /[ぁ-ヶー]/gu) > 0.15 && shareOf(bytes, 'shift_jis', /[ぁ-ヶー\p{Script=Han}]/gu) > 0.7;
}

function isKorean(bytes: Uint8Array): boolean {
  const [hangul, han] = [shareOf(bytes, 'euc-kr', /[가-힣]/gu), shareOf(bytes, 'gb18030', /[\u4e00-\u9fa5]/gu)];
  return hangul > 0.9 && commonHangul(bytes) > 0.3 && (han < 1 || commonHangul(bytes) > 0.5);
}

/** Syllables that Korean words are full of; Chinese read as Korean has few of them. */
function commonHangul(bytes: Uint8Array): number {
  return shareOf(
    bytes,
    'euc-kr',
    /[가고과나다대도라로리마모무미바보부비사상서선소수스시아어오우유의이인자장전정제조주지차치파포하한해화개구기그너노누네느니더두드들래러루르름린매면명문물민반발방백번별병복북분불생석설성세속손송숭숙순술습식신실심안양여연열영예용운원월위은을음응일임입잎작잔절점족존종줄중즈증진질집참책천철청체초총최추축충친카칼커컵코크키타탁탈터토통투트티판팔편평포표풀품프피필학함합항행향허혁형호혼홍환활황회후휴흐희]/gu,
  );
}
