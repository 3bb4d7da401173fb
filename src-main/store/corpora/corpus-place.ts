/** What a place that holds the images of a corpus can do, whatever it is on the disk, and the bounds it keeps. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { imageNamePattern } from '../../contract/study/image-names';

/** `path` counts from the corpus's root, with '/' between its parts. */
export interface PlaceFile {
  readonly path: string;
  readonly bytes: number;
  /** The class the file itself names, where it does. */
  readonly word?: string;
}

export interface ListOptions {
  /** Of a file of strokes, no more drawings than this. */
  readonly mostPerFile: number | null;
  /** Is told, in sentences, what was passed over and should not be. */
  readonly note?: (sentence: string) => void;
}

export interface CorpusPlace {
  /** Images and files of strokes, in the order of their paths. */
  list(options: ListOptions): Promise<PlaceFile[]>;
  /** Changes when the bytes may have changed. */
  stamp(path: string): Promise<string>;
  read(path: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A place as it lies on the disk, in which a file of strokes is still one file. */
export interface FilePlace extends Omit<CorpusPlace, 'list'> {
  list(note: (sentence: string) => void): Promise<PlaceFile[]>;
  /** For files too large for one piece of memory. */
  chunks(path: string): AsyncIterable<Uint8Array>;
}

/** A hostile folder or archive must not fill the memory with names. */
export const mostFiles = 1_000_000;
/** Of one image. */
export const largestImage = 100 * 2 ** 20; // bytes

export function isDrawable(path: string): boolean {
  return imageNamePattern.test(path) || isStrokes(path);
}

export function isStrokes(path: string): boolean {
  return /\.ndjson$/i.test(path);
}

export function tooMany(root: string): AppError {
  return new AppError(
    'bad-input',
    say`${root} holds more than ${mostFiles.toLocaleString('en')} drawings. Choose a folder with fewer, or say how many of each class to take.`,
  );
}
