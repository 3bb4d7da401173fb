/** Names without folder and ending, where that keeps all names of a table apart. */
import type { Remark } from '../../../../contract/importing/table-remarks';

const ending = /\.(png|jpe?g|svg|webp|gif|tiff?|bmp|mp4|wav|mp3|ogg|webm)$/i;

/** ‘01. Feb’, ‘Mar-05’ and ‘2024-05-01 00:00:00’, as spreadsheets show what was typed as 1-2, MAR5 or 1/5. */
const isDate =
  /^(\d{1,2}[. -]+(jan|ene|gen|f[eé][bv]r?|m[äa]r|mrz|maa|apr|avr|abr|mai|may|mei|jun|jul|juin|juil|giu|lug|aug|ao[uû]t?|ago|sept?|set|o[kc]t|ott|nov|de[zc]|d[ée]c|di[cz])\.?([. -]+\d{2,4})?|(jan|feb|m[äa]r|mrz|apr|mai|may|jun|jul|aug|sep|o[kc]t|nov|de[zc])[. -]+\d{2}|\d{4}-\d{2}-\d{2}([ T]00:00(:00)?)?)$/i;

/** From each name as the file has it to the one it goes by. Two names never become one. */
export function shortenNames(names: Iterable<string>, remarks: Remark[]): ReadonlyMap<string, string> {
  const all = [...new Set(names)];
  const sources = new Map(all.map((name) => [name, sourceOf(name)])); // tags of the same image differ in how it is shown
  const short = new Map([...new Set(sources.values())].map((source) => [source, shortName(source)]));
  const counts = new Map<string, number>();
  for (const name of short.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  // what two names would share belongs to neither, unless it only differs in how letters are put together
  for (const [name, candidate] of short)
    if (candidate === '' || (counts.get(candidate)! > 1 && name !== candidate))
      short.set(name, sameLetters(name, candidate) ? candidate : name);
  const found = new Map(all.map((name) => [name, short.get(sources.get(name)!)!]));
  const changed = [...found].filter(([name, candidate]) => name !== candidate && !sameLetters(name, candidate));
  const joined = [...found].filter(
    ([name, candidate]) => name !== candidate && sameLetters(name, candidate) && (found.has(candidate) || counts.get(candidate)! > 1),
  );
  if (joined.length > 0)
    remarks.push({ code: 'names-joined', name: joined[0]![1].slice(0, 200), other: joined[0]![0].slice(0, 200), count: joined.length });
  const dates = all.filter((name) => name.length < 24 && isDate.test(name.trim()));
  if (dates.length > 0) remarks.push({ code: 'names-dates', names: dates.slice(0, 8) });
  if (changed.length > 0)
    remarks.push({
      code: 'names-shortened',
      example: changed[0]![0].slice(0, 200),
      short: changed[0]![1].slice(0, 200),
      count: changed.length,
    });
  const alike = lookAlike([...new Set(short.values())]);
  if (alike.length > 0) remarks.push({ code: 'names-alike', names: alike.slice(0, 12) });
  return found;
}

/** Of a tag of a web page what it shows, and of the address of a file not what a server is asked beside. */
function sourceOf(name: string): string {
  const source = /<(?:img|video|audio|image)\b[^>]*?\b(?:src|href)\s*=\s*["']?([^"'\s>]+)/i.exec(name)?.[1] ?? name;
  return source.replace(/(\.(?:png|jpe?g|svg|webp|gif|tiff?|bmp|mp4|wav|mp3|ogg|webm))[?#][^/\\]*$/i, '$1');
}

/** Of a file, without folder and ending. */
export function shortName(name: string): string {
  const plain = addressOf(name.normalize('NFC').trim());
  const isFile = ending.test(plain);
  const bare = isFile ? plain.replace(/^.*[/\\]/, '').replace(ending, '') : plain; // ‘salt/pepper’ is a name, ‘img/salt.png’ a file
  return bare.trim();
}

/** ‘tea%20cup.png’ is how an address writes ‘tea cup.png’. */
function addressOf(name: string): string {
  if (!ending.test(name) || !/%[0-9a-f]{2}/i.test(name)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** ‘img/cup.png’ and ‘cup’, where one of them is a file. */
export function namesSame(one: string, other: string): boolean {
  if (one === other) return true;
  return (ending.test(one) || ending.test(other)) && shortName(one) === shortName(other) && shortName(one) !== '';
}

function sameLetters(a: string, b: string): boolean {
  return a.normalize('NFC').trim() === b;
}

/** Names that differ by capitals, spaces, signs or an ending only. */
function lookAlike(names: readonly string[]): string[] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key = name
      .replace(/^.*[/\\]/, '')
      .replace(ending, '')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\p{M}\s_.-]/gu, '')
      .replace(/(?<!\d)0+(?=\d)/g, '');
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()].filter(({ length }) => length > 1).flat();
}
