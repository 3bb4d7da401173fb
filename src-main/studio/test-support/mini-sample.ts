/** For tests: a context, and a sample of six stimuli and two tiny corpora laid out as the build prepares the real one. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../contract/app-error';
import type { StudioEvent } from '../../contract/window/events';
import type { Rating, Stimulus } from '../../contract/study/stimulus';
import { writeCorpora } from '../../store/corpora/corpus-store';
import { writeFeatures, writeRatings, writeStimuli } from '../../store/files/tables';
import type { StudioContext } from '../context';
import { createImageReader } from '../image-reader';
import { createNetworkReader } from '../reading/network-reader';
import { createTableReader } from '../reading/table-reader';

export const miniStimuli: readonly Stimulus[] = [
  ['salt-shaker', 'salt shaker', 'dishes'],
  ['bowl', 'bowl', 'dishes'],
  ['owl', 'owl', 'birds'],
  ['parrot', 'parrot', 'birds'],
  ['axe', 'axe', 'tools'],
  ['saw', 'saw', 'tools'],
].map(([id, name, category]) => ({ id: id!, name: name!, category: category!, image: `stimuli/${id!}.svg` }));

export async function writeMiniSample(assetsFolder: string): Promise<void> {
  const folder = join(assetsFolder, 'sample');
  for (const [index, { image }] of miniStimuli.entries()) await writeText(join(folder, image), drawing(index));
  await writeStimuli(folder, miniStimuli);
  await writeRatings(folder, miniRatings());
  await writeFeatures(folder, [{ stimulus: 'owl', scale: 'measured', feature: 'FORM', value: 0.25 }]);
  const images = ['bus/1.svg', 'cow/1.svg'];
  for (const id of ['a', 'b']) for (const image of images) await writeText(join(folder, 'corpora', id, image), drawing(0));
  await writeCorpora(folder, {
    schemaVersion: 1,
    corpora: ['a', 'b'].map((id) => ({
      id,
      name: `Sketches ${id}`,
      kind: 'corpus' as const,
      root: `corpora/${id}`,
      images: images.map((path, fold) => ({ path, class: dirname(path), fold })),
    })),
  });
  await writeText(join(folder, 'attribution.json'), JSON.stringify([{ what: 'drawings', who: 'us', licence: 'MIT', url: '' }]));
}

/** Opened on `folder`, or on none. Events are collected. */
export function testContext(assetsFolder: string, folder: string | null): StudioContext & { readonly events: StudioEvent[] } {
  const events: StudioEvent[] = [];
  return {
    assetsFolder,
    userFolder: join(assetsFolder, 'user'),
    folder: () => {
      if (folder === null) throw new AppError('not-found', 'No project is open.');
      return folder;
    },
    emit: (event) => void events.push(event),
    now: () => 0,
    images: createImageReader(null),
    networks: createNetworkReader(null),
    tables: createTableReader(null),
    events,
  };
}

/** Three raters for each pair; two of a category are similar. */
function miniRatings(): Rating[] {
  return miniStimuli.flatMap((a, i) =>
    miniStimuli.slice(i + 1).flatMap((b, j) =>
      [0, 1, 2].map((rater) => ({
        rater: `r${rater}`,
        first: a.id,
        second: b.id,
        rating: a.category === b.category ? 5 - (rater === 2 ? 1 : 0) : 1 + ((i + j + rater) % 3),
      })),
    ),
  );
}

function drawing(index: number): string {
  const place = `${1 + ((index * 2) % 5)} ${1 + ((index * 3) % 7)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 ${index}L9 9M${place}h3v2z" stroke="#000"/></svg>`;
}

async function writeText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
