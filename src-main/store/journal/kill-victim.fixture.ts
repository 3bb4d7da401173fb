/** A program for the journal's tests to kill: it changes two files that must always say the same, and undoes now and then. */
import { join } from 'node:path';
import { writeAtomic } from '../files/write-atomic';
import { recordChange, undoChange } from './journal';

const folder = process.argv[2] ?? '';
for (let i = 0; ; i++) {
  if (i % 3 === 2) await undoChange(folder);
  else
    await recordChange(folder, { kind: 'data-imported', about: String(i) }, async () => {
      for (const path of ['stimuli.csv', 'ratings.csv']) await writeAtomic(join(folder, path), `${process.pid} ${i}`);
    });
  if (i === 0) process.stdout.write('started');
}
