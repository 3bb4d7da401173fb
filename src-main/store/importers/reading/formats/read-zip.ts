/** The parts of an archive, within limits that no bomb gets past. */
import { fromBufferPromise, type Entry } from 'yauzl';
import { phrase } from '../../../../contract/message';

const mostUnpacked = 40 * 2 ** 20; // bytes of XML
const mostParts = 500;

/** Whether the file is an archive, as workbooks are. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5); // 'PK'
}

export interface ZipLook {
  readonly names: readonly string[];
  /** Of the parts that are wanted: XML. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Looks at every part that is wanted, its declared and its true size. Throws what `damaged` makes of a reason. */
export async function readZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  damaged: (reason: string) => Error,
): Promise<ZipLook> {
  const archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true });
  if (archive.entryCount > mostParts) throw damaged(phrase`it has ${archive.entryCount} parts`);
  let unpacked = 0;
  const names: string[] = [];
  const texts = new Map<string, string>();
  for await (const entry of archive.eachEntry()) {
    names.push(entry.fileName);
    if (!isWanted(entry.fileName)) continue;
    unpacked += entry.uncompressedSize;
    if (unpacked > mostUnpacked) throw damaged(phrase`unpacked it is larger than ${mostUnpacked / 2 ** 20} MB`);
    const text = await readEntry(archive, entry);
    if (/<!(DOCTYPE|ENTITY)/.test(text)) throw damaged(phrase`it contains document types`);
    texts.set(entry.fileName, text);
  }
  return { names, texts };
}

async function readEntry(archive: Awaited<ReturnType<typeof fromBufferPromise>>, entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer); // never more than it declares
  return Buffer.concat(chunks).toString('utf8');
}
