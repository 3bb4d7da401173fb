/** The corpora of the open project as the Corpora screen shows them. */
import type { Corpus, CorpusCard } from '../../contract/corpus';
import { corpusRoot, readCorpora } from '../../store/corpus-store';
import { checkCorpus } from '../../store/project-check';
import type { StudioContext } from '../context';

export async function listCorpora(context: StudioContext): Promise<CorpusCard[]> {
  const folder = context.folder();
  const { corpora } = await readCorpora(folder);
  return Promise.all(corpora.map((corpus) => describeCorpus(folder, corpus, corpora)));
}

/** Every fold needs an image of a class to test on. */
const fewestImages = 5;
const examplesPerClass = 6;

async function describeCorpus(folder: string, corpus: Corpus, all: readonly Corpus[]): Promise<CorpusCard> {
  const { id, name, kind, images } = corpus;
  const members = groupByClass(corpus);
  const others = all.filter((other) => other.id !== id && other.kind === 'corpus').map((other) => ({ name: other.name, classes: new Set(other.images.map((image) => image.class)) })); // prettier-ignore
  const classes = [...members].map(([className, indices]) => ({
    name: className,
    images: indices.length,
    examples: spread(indices, examplesPerClass),
    sharedWith: others.filter(({ classes: names }) => names.has(className)).map((other) => other.name),
  }));
  const small = kind === 'corpus' ? classes.filter((entry) => entry.images < fewestImages).map((entry) => entry.name) : [];
  const problems = await checkCorpus(folder, corpus);
  if (small.length > 0) problems.push(`Fewer than ${fewestImages} images, so not every fold can test the class: ${small.join(', ')}.`);
  return { id, name, kind, root: corpusRoot(folder, corpus), images: images.length, problems, classes };
}

/** Indices of the images, classes in alphabetical order. */
function groupByClass({ images }: Corpus): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  images.forEach((image, index) => {
    const group = groups.get(image.class);
    if (group === undefined) groups.set(image.class, [index]);
    else group.push(index);
  });
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `count` of the indices, evenly spread. */
function spread(indices: readonly number[], count: number): number[] {
  if (indices.length <= count) return [...indices];
  return Array.from({ length: count }, (_, i) => indices[Math.floor((i * indices.length) / count)]!);
}
