/** Reads a zip file's directory in large blocks: its entries lie side by side, and one look at the disk for each would be slow. */
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import yauzl, { type RandomAccessReader } from 'yauzl';

const blockBytes = 2 ** 20;

export function createBlockReader(handle: FileHandle): RandomAccessReader {
  return new BlockReader(handle);
}

class BlockReader extends yauzl.RandomAccessReader {
  private block = Buffer.alloc(0);
  private blockAt = 0;

  constructor(private readonly handle: FileHandle) {
    super();
  }

  override read(target: Buffer, offset: number, length: number, position: number, done: (error: Error | null) => void): void {
    if (position >= this.blockAt && position + length <= this.blockAt + this.block.length) {
      this.block.copy(target, offset, position - this.blockAt, position - this.blockAt + length);
      setImmediate(done, null); // the reader above recurses otherwise
      return;
    }
    const wanted = Buffer.alloc(Math.max(length, blockBytes));
    this.handle.read(wanted, 0, wanted.length, position).then(
      ({ bytesRead }) => {
        this.block = wanted.subarray(0, bytesRead);
        this.blockAt = position;
        if (bytesRead < length) return done(new Error('it ends too early'));
        this.block.copy(target, offset, 0, length);
        done(null);
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  }

  /** Contents are read elsewhere; only the directory passes here. */
  override _readStreamForRange(): Readable {
    return Readable.from([]);
  }
}
