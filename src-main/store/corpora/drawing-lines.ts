/** Makes every line of a file of strokes an image of its own, '<file>#<line>', drawn when it is read. */
import pLimit from 'p-limit';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { isStrokes, mostFiles, tooMany, type CorpusPlace, type FilePlace, type PlaceFile } from './corpus-place';
import { readDrawingLine, strokesToSvg } from './stroke-drawing';

const longestLine = 4 * 2 ** 20; // bytes
/** Files whose lines are kept: a corpus is read file by file. */
const keptFiles = 2;

export function withDrawingLines(place: FilePlace, root: string): CorpusPlace {
  const kept = new Map<string, Promise<LineReader>>();
  const linesOf = (path: string): Promise<LineReader> => {
    const reader = kept.get(path) ?? openLines(place, path);
    kept.set(path, reader);
    reader.catch(() => kept.delete(path));
    for (const old of [...kept.keys()].slice(0, -keptFiles)) void forget(old);
    return reader;
  };
  const forget = async (path: string): Promise<void> => {
    const reader = kept.get(path);
    kept.delete(path);
    await reader?.then(
      (opened) => opened.close(),
      () => undefined,
    );
  };
  return {
    list: async ({ mostPerFile, note }) => {
      const files: PlaceFile[] = [];
      for (const file of await place.list(note ?? (() => undefined))) {
        if (!isStrokes(file.path)) files.push(file);
        else
          for await (const drawing of listDrawings(place, file.path, mostPerFile)) {
            files.push(drawing);
            if (files.length > mostFiles) throw tooMany(root);
          }
      }
      return files;
    },
    stamp: async (path) => `${await place.stamp(splitLine(path).file)} ${splitLine(path).line ?? ''}`,
    read: async (path) => {
      const { file, line } = splitLine(path);
      if (line === null) return place.read(file);
      const text = await (await linesOf(file)).read(line);
      const read = text === null ? null : readDrawingLine(text);
      if (read === null) throw new AppError('bad-input', say`Line ${line} of ${file} in ${root} is not a drawing. Leave that line out.`);
      return strokesToSvg(read.drawing, phrase`in line ${line} of ${file}`);
    },
    close: async () => {
      await Promise.all([...kept.keys()].map(forget));
      await place.close();
    },
  };
}

/** The file and the number of the line, counted from 1; null for a file that is an image itself. */
function splitLine(path: string): { readonly file: string; readonly line: number | null } {
  const found = /^(.*\.ndjson)#(\d{1,9})$/i.exec(path);
  return found === null ? { file: path, line: null } : { file: found[1]!, line: Number(found[2]) };
}

/** Of the drawings the game recognised, the first ones: a file's drawings come in no particular order. */
async function* listDrawings(place: FilePlace, path: string, most: number | null): AsyncGenerator<PlaceFile> {
  let taken = 0;
  let number = 0;
  let word: string | null = null; // a damaged line is taken for what the line before it is
  for await (const line of lines(place.chunks(path))) {
    number++;
    const text = line === null ? '' : line.toString('utf8');
    const drawing = text.trim() === '' ? null : readDrawingLine(text);
    if (drawing !== null && !drawing.recognised) continue;
    if (text.trim() === '' && line !== null) continue;
    word = drawing?.word ?? word;
    // A damaged line is listed too: it is found unreadable later, and named then.
    yield {
      path: `${path}#${number}`,
      bytes: line?.length ?? longestLine,
      ...(word === null ? {} : { word }),
    };
    if (++taken === most) return;
  }
}

interface LineReader {
  read(line: number): Promise<string | null>;
  /** After the reads under way. */
  close(): Promise<void>;
}

/** Reads on from where it stopped: lines are asked for in order, with few steps back. */
async function openLines(place: FilePlace, path: string): Promise<LineReader> {
  let walk = lines(place.chunks(path));
  let next = 1;
  const inTurn = pLimit(1);
  const readOn = async (line: number): Promise<string | null> => {
    if (line < next) {
      await walk.return(undefined);
      walk = lines(place.chunks(path));
      next = 1;
    }
    for (;;) {
      const { value, done } = await walk.next();
      if (done === true) return null;
      if (next++ === line) return value === null ? null : value.toString('utf8');
    }
  };
  return {
    read: (line) => inTurn(readOn, line),
    close: () => inTurn(async () => void (await walk.return(undefined))),
  };
}

/** Lines without their ends; null for one that is too long to be a drawing. */
async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer | null, undefined, undefined> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const part of chunks) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      length += end - start;
      yield length > longestLine ? null : Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      length = 0;
      start = end + 1;
    }
    length += chunk.length - start;
    // Of a line that is too long already, nothing more is kept.
    rest = length > longestLine ? [] : [...rest, chunk.subarray(start)];
  }
  if (length > 0) yield length > longestLine ? null : Buffer.concat(rest);
}
