/** Decodes the images of a corpus into the cache that its runs read. */
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import { decodeImages, type OnProgress } from '../../pipeline/bank/open-image-bank';
import { corpusBankFile, corpusItems } from '../../store/corpora/corpus-items';
import { openPlace } from '../../store/corpora/open-place';
import { corpusRoot, readCorpora } from '../../store/corpora/corpus-store';
import { findCorpus } from './find-corpus';

export async function decodeCorpus(folder: string, id: string, onProgress: OnProgress, decode?: DecodeImage): Promise<void> {
  const corpus = findCorpus(await readCorpora(folder), id);
  const root = corpusRoot(folder, corpus);
  const place = await openPlace(root);
  try {
    await decodeImages(corpusItems(corpus, root, place), corpusBankFile(folder, corpus), onProgress, decode);
  } finally {
    await place.close();
  }
}
