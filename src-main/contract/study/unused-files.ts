/** Why a file among those of an import brings nothing, by its name. */
export type UnusedReason = 'table' | 'heic' | 'pdf' | 'photoshop' | 'raw' | 'vector' | 'archive' | 'folder' | 'other-kind';

const endings: readonly (readonly [RegExp, UnusedReason])[] = [
  [/\.(heic|heif)$/i, 'heic'],
  [/\.pdf$/i, 'pdf'],
  [/\.(psd|psb)$/i, 'photoshop'],
  [/\.(cr2|cr3|nef|arw|dng|raf|orf|rw2)$/i, 'raw'],
  [/\.(ai|eps|cdr|procreate|kra|xcf)$/i, 'vector'],
  [/\.(zip|rar|7z|tar|gz|tgz)$/i, 'archive'],
];

/** Of a file that is neither an image nor a table. */
export function unusedReasonOf(name: string): UnusedReason {
  return endings.find(([ending]) => ending.test(name))?.[1] ?? 'other-kind';
}

const sentences: Readonly<Record<UnusedReason, string>> = {
  table: 'a table. Give it with --table.',
  heic: 'a HEIC photograph, which cannot be read here. On a Mac choose File, Export, JPEG in Preview; on an iPhone Settings, Camera, Formats, Most Compatible.',
  pdf: 'a PDF. Export its pages as PNG, one drawing each.',
  photoshop: 'a Photoshop file. Choose File, Export, Export As, PNG there.',
  raw: 'a raw photograph. Export it as PNG or JPEG in the program that developed it.',
  vector: 'a drawing of another program. Export it there as SVG or PNG.',
  archive: 'a packed folder. Unpack it first.',
  folder: 'a folder with the name of an image. What it holds is looked at by itself.',
  'other-kind': 'neither an image (PNG, JPEG, TIFF, SVG, WebP, GIF, BMP) nor a table.',
};

export function sayUnused({ name, reason }: { readonly name: string; readonly reason: UnusedReason }): string {
  return `${name} is left out: ${sentences[reason]}`;
}
