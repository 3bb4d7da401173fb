/** Which paths out of a project's data may be used at all: the same on every system, so that a project stays one when it travels. */
import { phrase } from '../contract/message';

/** A clause that completes 'The path x …', or null when nothing is wrong. `path` has '/' as separator. */
export function explainBadPath(path: string): string | null {
  if (path === '') return phrase`is empty`;
  if (leadsOut(path)) return phrase`leads out of its folder`;
  if (/\p{Cc}/u.test(path)) return phrase`holds characters that no file name has`;
  if (path.includes('\\')) return phrase`holds a backslash; folders are parted by / in a project`;
  if (path.includes(':')) return phrase`holds a colon, which names a drive or a stream on Windows`;
  for (const name of path.split('/')) {
    if (name === '' || name === '.') return phrase`is not written out plainly`;
    if (/[. ]$/.test(name)) return phrase`has a name that ends with a full stop or a space, which Windows leaves out`;
    if (deviceName.test(name)) return phrase`has the name of a device of Windows`;
    if (Buffer.byteLength(name) > longestName) return phrase`has a name too long for a disk`;
  }
  return null;
}

/** The same for collections of images, which are only read and never travel with a project: their files may have any name a disk takes. */
export function explainWayOut(path: string): string | null {
  if (path === '' || path.includes('\0')) return phrase`is not the path of a file`;
  return leadsOut(path) ? phrase`leads out of its folder` : null;
}

function leadsOut(path: string): boolean {
  return /^[/\\]|^[a-z]:[/\\]/i.test(path) || path.split(/[/\\]/).includes('..');
}

/** With or without an ending, and with spaces before it, Windows opens the device. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\..*)?$/i;
const longestName = 255; // bytes, of all file systems in use

/** A file name for something that people named freely: what cannot stand in a file name becomes a hyphen. */
export function asFileName(text: string): string {
  const plain = text.replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-').replace(/^[. ]+|[. ]+$/g, '');
  const short = [...plain]
    .slice(0, 50)
    .join('')
    .replace(/[. ]+$/, '');
  return short === '' || deviceName.test(short) ? `_${short}` : short;
}
