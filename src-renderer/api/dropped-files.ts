/** Files that a person drops on the window or picks in the browser's dialog, and sending them to the host one by one. */
import { assetPaths } from '../../src-main/contract/study/assets';
import type { ErrorReport } from '../../src-main/contract/app-error';
import type { Answer } from '../../src-main/contract/window/rpc';
import { t } from '../strings/language.svelte';
import { inWords } from '../strings/say';
import { assetUrl } from './asset-url';

export interface DroppedFile {
  readonly name: string; // with '/' where it came in a folder
  readonly file: File;
}

const mostFiles = 5000;

/** Looks into dropped folders, where the browser shows them. To be called while the drop event is handled. */
export async function readDropped(data: DataTransfer): Promise<DroppedFile[]> {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry());
  const plain = [...data.files];
  const found: DroppedFile[] = [];
  for (const [i, entry] of entries.entries()) {
    if (entry !== null) await walk(entry, '', found);
    else if (plain[i]) found.push({ name: plain[i].name, file: plain[i] });
  }
  return found;
}

export function readPicked(input: HTMLInputElement): DroppedFile[] {
  return [...(input.files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** Answers the batch under which the host keeps them. */
export async function sendFiles(files: readonly DroppedFile[], onSent: (done: number) => void): Promise<Answer<string>> {
  let batch: string | null = null;
  for (const [i, { name, file }] of files.entries()) {
    onSent(i + 1);
    try {
      const response = await fetch(assetUrl(assetPaths.dropped(name, batch)), { method: 'POST', body: file });
      const answer = (await response.json()) as { batch: string } | ErrorReport;
      if (!('batch' in answer)) return { ok: false, error: inWords(answer) };
      batch = answer.batch;
    } catch {
      return { ok: false, error: { code: 'not-available', message: t().connection.noAnswer } };
    }
  }
  return { ok: true, value: batch ?? '' };
}

async function walk(entry: FileSystemEntry, folder: string, found: DroppedFile[]): Promise<void> {
  if (found.length >= mostFiles || entry.name.startsWith('.')) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ name: folder + entry.name, file });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    // A reader answers a hundred entries at a time, and none at the end.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const each of some) await walk(each, `${folder}${entry.name}/`, found);
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
