/**
 * Measures how long it takes to read corpora in, to open them a second time, and to decode their images.
 * Usage: node build/bench/run.mjs index-corpora <folder of make-corpora> <new project folder> [list|open|decode ...]
 */
import { join } from 'node:path';
import type { StudioContext } from '../../src-main/studio/context';
import { createImageReader } from '../../src-main/studio/image-reader';
import { createNetworkReader } from '../../src-main/studio/reading/network-reader';
import { createTableReader } from '../../src-main/studio/reading/table-reader';
import { addCorpus } from '../../src-main/studio/corpora/add-corpus';
import { decodeCorpus } from '../../src-main/studio/corpora/decode-corpus';
import { listCorpora } from '../../src-main/studio/corpora/list-corpora';
import { createProject } from '../../src-main/studio/projects/create-project';
import { describeProjectFolder } from '../../src-main/studio/projects/describe-project';
import { openImageBank } from '../../src-main/pipeline/bank/open-image-bank';
import { corpusBankFile, corpusItems } from '../../src-main/store/corpora/corpus-items';
import { openPlace } from '../../src-main/store/corpora/open-place';
import { corpusRoot, readCorpora } from '../../src-main/store/corpora/corpus-store';

export async function run([source, project, ...parts]: readonly string[]): Promise<void> {
  if (source === undefined || project === undefined) throw new Error('Say where the corpora are and where the project is to be.');
  const context: StudioContext = {
    assetsFolder: '',
    userFolder: '',
    folder: () => project,
    emit: () => {},
    now: () => Date.now(),
    images: createImageReader(null),
    networks: createNetworkReader(null),
    tables: createTableReader(null),
  };
  if (parts.includes('list')) {
    await createProject(project);
    for (const [name, place] of [
      ['TU Berlin', 'tu-berlin/png'],
      ['Sketchy', 'sketchy/sketch'],
    ] as const)
      // prettier-ignore
      await measure(`read in ${name}`, () => addCorpus(context, { folder: join(source, place), name, kind: 'corpus' }));
  }
  if (parts.includes('open')) {
    await measure('describe the project', () => describeProjectFolder(project));
    const cards = await measure('list the corpora', () => listCorpora(context));
    for (const { name, images, classes, published, problems } of cards)
      console.log(`  ${name}: ${images} images, ${classes.length} classes; ${[...(published?.differences ?? []), ...problems].join(' ')}`);
    await measure('list them again', () => listCorpora(context));
  }
  if (parts.includes('decode'))
    for (const { id, images } of (await readCorpora(project)).corpora)
      await measure(`decode ${id}`, () => decodeCorpus(project, id, () => {}), images.length);
  if (parts.includes('bank'))
    for (const corpus of (await readCorpora(project)).corpora)
      await measure(`open the decoded ${corpus.id}`, async () => {
        const root = corpusRoot(project, corpus);
        const place = await openPlace(root);
        const { bank } = await openImageBank(corpusItems(corpus, root, place), corpusBankFile(project, corpus));
        console.log(`  ${((bank.offsets.at(-1) ?? 0) / 2 ** 20).toFixed(0)} MB`);
      });
}

async function measure<T>(what: string, work: () => Promise<T>, count: number | null = null): Promise<T> {
  const started = performance.now();
  const result = await work();
  const seconds = (performance.now() - started) / 1000;
  const memory = process.resourceUsage().maxRSS / 1024;
  const rate = count === null ? '' : `, ${(count / seconds).toFixed(0)} images/s`;
  console.log(`${what}: ${seconds.toFixed(2)} s${rate}, at most ${memory.toFixed(0)} MB`);
  return result;
}
