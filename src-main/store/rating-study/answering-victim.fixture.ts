/** A program for a test to kill: it stores answers one after the other and says of each when it is stored. */
import { appendAnswer } from './answer-log';

const path = process.argv[2] ?? '';
for (let trial = 1; ; trial++) {
  await appendAnswer(path, { session: 1, trial, block: 1, left: 'a', right: 'b', rating: 3, rtMs: 1, answeredAt: '' });
  process.stdout.write(`${trial}\n`);
}
