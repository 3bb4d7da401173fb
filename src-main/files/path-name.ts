/** Which paths out of a project's data may be used at all: the same on every system, so that a project stays one when it travels. */

/** A clause that completes 'The path x …', or null when nothing is wrong. `path` has '/' as separator. */
export function explainBadPath(path: string): string | null {
  if (path === '') return 'is empty';
  if (leadsOut(path)) return 'leads out of its folder';
  if (/\p{Cc}/u.test(path)) return 'holds characters that no file name has';
  if (path.includes('\\')) return 'holds a backslash; folders are parted by / in a project';
  if (path.includes(':')) return 'holds a colon, which names a drive or a stream on Windows';
  for (const name of path.split('/')) {
    if (name === '' || name === '.') return 'is not written out plainly';
    if (/[. ]$/.test(name)) return 'has a name that ends with a full stop or a space, which Windows leaves out';
    if (deviceName.test(name)) return 'has the name of a device of Windows';
    if (Buffer.byteLength(name) > longestName) return 'has a name too long for a disk';
  }
  return null;
}

/** The same for collections of images, which are only read and never travel with a project: their files may have any name a disk takes. */
export function explainWayOut(path: string): string | null {
  if (path === '' || path.includes('\0')) return 'is not the path of a file';
  return leadsOut(path) ? 'leads out of its folder' : null;
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
  const short = [...plain].slice(0, 50).join('').replace(/[. ]+$/, ''); // prettier-ignore
  return short === '' || deviceName.test(short) ? `_${short}` : short;
}
