import { describe, expect, it } from 'vitest';
import { AppError } from '../../src-main/contract/app-error';
import { createStream } from '../../src-main/core/random/stream';
import { corpusTargets } from './corpus-targets';
import { fuzz } from './fuzz-target';
import { mutate } from './mutate';
import { tableTargets } from './table-targets';

/** A small share with the unit tests; `npm run fuzz` asks for more. */
const few = 70;
const count = Number(process.env['SHAPE_SPACE_FUZZ'] ?? few);

describe('readers of corpora', () => {
  it.each(['zip', 'ndjson', 'image', 'cache'])(
    '%s: damaged input is read or refused in a sentence',
    async (name) => {
      const target = (await corpusTargets()).find((each) => each.name === name)!;
      const { failures, refused, ...report } = await fuzz(target, count, 7);
      if (count > few) console.log(name, { refused, ...report });
      expect(failures).toEqual([]);
      expect(refused).toBeGreaterThan(5);
    },
    Math.max(20_000, count * 500),
  );
});

describe('readers of tables', () => {
  it.each(tableTargets.map((target) => [target.name, target] as const))(
    '%s: damaged input is read or refused in a sentence',
    async (name, target) => {
      const { failures, refused, ...report } = await fuzz(target, count, 11);
      if (count > few) console.log(name, { refused, ...report });
      expect(failures).toEqual([]);
      expect(refused).toBeGreaterThan(0);
    },
    Math.max(20_000, count * 500),
  );
});

describe('fuzz', () => {
  it('reports what is neither read nor refused in a sentence', async () => {
    const broken = (error: Error): Promise<number> => {
      let first = true;
      const read = (): Promise<void> => (first ? ((first = false), Promise.resolve()) : Promise.reject(error));
      return fuzz({ name: 'broken', seeds: () => Promise.resolve([Uint8Array.of(1, 2, 3)]), read }, 5, 1).then(
        ({ failures }) => failures.length,
      );
    };
    expect(await broken(new TypeError('undefined is not a function'))).toBe(5);
    expect(await broken(new AppError('internal', 'Something.'))).toBe(5);
    expect(await broken(new AppError('bad-input', 'no sentence'))).toBe(5);
    expect(await broken(new AppError('bad-input', 'A sentence.'))).toBe(0);
  });
});

describe('mutate', () => {
  it('changes most inputs, the same way each time, and leaves the original alone', () => {
    const bytes = Uint8Array.from({ length: 200 }, (_, i) => i);
    const once = (number: number): Uint8Array => mutate(bytes, createStream(1, 'mutate', number));
    const changed = Array.from({ length: 100 }, (_, i) => Buffer.compare(once(i), bytes) !== 0).filter(Boolean);
    expect(changed.length).toBeGreaterThan(90);
    expect(once(3)).toEqual(once(3));
    expect(bytes[199]).toBe(199);
  });
});
