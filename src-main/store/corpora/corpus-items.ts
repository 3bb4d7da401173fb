/** The images of a corpus as the pipeline asks for them: by name, with a stamp that tells whether they changed, and with their bytes. */
import { bankName } from './bank-name';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { Corpus } from '../../contract/study/corpus';
import { insideProject } from '../../files/inside-project';
import type { CorpusPlace } from './corpus-place';

export interface CorpusItem {
  readonly id: string; // names the random streams of the image's copies
  readonly path: string; // for messages
  stamp(): Promise<string>;
  read(): Promise<Uint8Array>;
}

export function corpusItems(corpus: Corpus, root: string, place: CorpusPlace): CorpusItem[] {
  return corpus.images.map(({ path, bytes }) => ({
    id: `${corpus.id}/${path}`,
    path: `${root}/${path}`,
    stamp: () => place.stamp(path),
    read: async () => {
      const read = await place.read(path);
      // Runs are planned with what the index says; other bytes than those must not slip in.
      if (bytes !== undefined && !path.includes('#') && read.length !== bytes)
        throw new AppError(
          'bad-input',
          say`The image ${root}/${path} changed since ‘${corpus.name}’ was read in. Read the corpus in again.`,
        );
      return read;
    },
  }));
}

/** Where the decoded images of a corpus are kept; the file may be deleted at any time. */
export function corpusBankFile(folder: string, corpus: Pick<Corpus, 'id'>, lineThickness = 0): string {
  return insideProject(folder, 'cache', bankName(`corpus-${corpus.id}`, lineThickness));
}
