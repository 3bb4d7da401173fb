/** The corpora of the open project as the Corpora screen shows them. */
import type { Corpus, CorpusCard } from '../../contract/study/corpus';
import { phrase } from '../../contract/message';
import { groupBy } from '../../core/corpora/group-by';
import { readBankSummary } from '../../pipeline/bank/bank-cache';
import { checkCorpus, shorten } from '../../store/corpora/check-corpus';
import { corpusBankFile } from '../../store/corpora/corpus-items';
import { corpusPlace, explainWithheld, readCorpora } from '../../store/corpora/corpus-store';
import type { StudioContext } from '../context';
import { comparePublished } from './compare-published';
import { findMovedRoot } from './find-moved-root';

export async function listCorpora(context: StudioContext): Promise<CorpusCard[]> {
  const folder = context.folder();
  const { corpora } = await readCorpora(folder);
  const classesOf = corpora.map(({ kind, images }) => new Set(kind === 'corpus' ? images.map((image) => image.class) : []));
  return Promise.all(
    corpora.map((corpus, i) => {
      const others = corpora.flatMap(({ name }, j) => (i === j ? [] : [{ name, classes: classesOf[j]! }]));
      return describeCorpus(folder, corpus, others);
    }),
  );
}

/** Every fold needs an image of a class to test on. */
const fewestImages = 5;
const examplesPerClass = 6;
/** Of the images that cannot be read, so many are named. */
const mostMessages = 50;

async function describeCorpus(
  folder: string,
  corpus: Corpus,
  others: readonly { readonly name: string; readonly classes: ReadonlySet<string> }[],
): Promise<CorpusCard> {
  const { id, name, kind, images } = corpus;
  const root = corpusPlace(folder, corpus);
  const withheld = explainWithheld(folder, corpus);
  const members = [...groupBy(images.keys(), (index) => images[index]!.class)].sort(([a], [b]) => (a < b ? -1 : 1));
  const classes = members.map(([className, indices]) => ({
    name: className,
    own: [...new Set(indices.flatMap((i) => images[i]!.own ?? []))],
    images: indices.length,
    examples: spread(indices, examplesPerClass),
    sharedWith: kind === 'corpus' ? others.filter((other) => other.classes.has(className)).map((other) => other.name) : [],
  }));
  const small = kind === 'corpus' ? classes.filter((entry) => entry.images < fewestImages).map((entry) => entry.name) : [];
  const problems = withheld === null ? await checkCorpus(folder, corpus) : [withheld];
  if (small.length > 0) problems.push(phrase`Fewer than ${fewestImages} images, so not every fold can test the class: ${shorten(small)}.`);
  const summary = await readBankSummary(corpusBankFile(folder, corpus));
  return {
    id,
    name,
    kind,
    root,
    images: images.length,
    problems,
    notes: corpus.notes ?? [],
    published: comparePublished(corpus),
    movedTo: withheld === null ? await findMovedRoot(folder, root, corpus) : '',
    decoded:
      summary === null
        ? null
        : {
            images: summary.images,
            unreadable: summary.problems.length,
            messages: summary.problems.slice(0, mostMessages).map(({ message }) => message),
          },
    classes,
  };
}

/** `count` of the indices, evenly spread. */
function spread(indices: readonly number[], count: number): number[] {
  if (indices.length <= count) return [...indices];
  return Array.from({ length: count }, (_, i) => indices[Math.floor((i * indices.length) / count)]!);
}
