/** runs/<key>/as-published.json: a finished training scored over all augmented copies, which was asked for later. metrics.json stays what the run wrote. */
import { metricsFileSchema, type MetricsFile, type RunKey } from '../../contract/running/run';
import { readSecondary } from '../files/read-json';
import { writeJson } from '../files/write-atomic';
import { runFile } from './run-store';

export type PublishedScore = NonNullable<MetricsFile['asPublished']>;
const schema = metricsFileSchema.shape.asPublished.unwrap();

/** Null when there is none, or none that can be read: it can be asked for again. */
export async function readPublishedScore(folder: string, key: RunKey): Promise<PublishedScore | null> {
  return readSecondary(runFile(folder, key, 'as-published.json'), schema);
}

export async function writePublishedScore(folder: string, key: RunKey, score: PublishedScore): Promise<void> {
  await writeJson(runFile(folder, key, 'as-published.json'), schema, score);
}
