/** Entry of a process under measurement: reads what to set up and then requests from its input, and answers on its output. */
import { createInterface } from 'node:readline';
import { reportError } from '../../contract/app-error';
import { openEngine } from '../../engines/open-engine';
import { benchSetup } from './bench-setup';
import { createEngineSubject, type EngineSubject } from './engine-subject';
import { subjectRequestSchema, subjectStartSchema, type SubjectAnswer } from './subject-protocol';

const answer = (value: SubjectAnswer): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

let subject: EngineSubject | null = null;
for await (const line of createInterface({ input: process.stdin })) {
  try {
    if (subject === null) {
      const { engine: name, device, batchSize, decoder } = subjectStartSchema.parse(JSON.parse(line));
      const engine = await openEngine(name, device);
      subject = createEngineSubject(engine, benchSetup(batchSize, decoder));
      const { version, threads } = engine.describe();
      answer({ ready: `${name} ${version} on ${device}, ${threads} threads` });
    } else answer(await subject.measure(subjectRequestSchema.parse(JSON.parse(line))));
  } catch (error) {
    answer({ error: reportError(error).message });
  }
}
process.exit(0);
