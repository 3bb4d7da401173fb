/** Which classes of different corpora are the same thing: spelling is seen through, the rest stands in a reviewed table. */
import { sketchy, tuBerlin, type PublishedCorpus } from './published-corpora';

/**
 * Sketchy classes that are a TU Berlin class by another name; all others are joined when they are spelled alike. Reviewed one by
 * one against the drawings' descriptions; with these seven the union has the study's 277 classes, of which 98 are shared.
 * Left apart on purpose: chicken / rooster, pistol / revolver, jack-o-lantern / pumpkin, songbird / standing bird,
 * turtle / sea turtle (Sketchy has both), rocket / space shuttle.
 */
export const reviewedJoins: readonly { readonly sketchy: string; readonly tuBerlin: string }[] = [
  { sketchy: 'bear', tuBerlin: 'bear (animal)' },
  { sketchy: 'crocodilian', tuBerlin: 'crocodile' },
  { sketchy: 'flower', tuBerlin: 'flower with stem' },
  { sketchy: 'hotdog', tuBerlin: 'hot-dog' },
  { sketchy: 'motorcycle', tuBerlin: 'motorbike' },
  { sketchy: 'mouse', tuBerlin: 'mouse (animal)' },
  { sketchy: 'racket', tuBerlin: 'tennis-racket' },
];

/** The published corpus whose class names these mostly are: at least nine in ten of them. */
export function recogniseCorpus(classes: readonly string[]): PublishedCorpus | null {
  if (classes.length < 10) return null;
  for (const corpus of [tuBerlin, sketchy]) {
    // Exact spelling tells the two apart, as 91 names differ by spelling at most.
    const known = new Set(corpus.classes);
    if (classes.filter((name) => known.has(name)).length >= 0.9 * classes.length) return corpus;
  }
  return null;
}

/**
 * The common name of each of a corpus's classes: by the reviewed table for a published corpus, else that of a class of another
 * corpus spelled alike, else its own, with umlauts as one letter and without blanks around it. `others` are common names already in use.
 */
export function joinClasses(classes: readonly string[], others: readonly string[]): Map<string, string> {
  const published = recogniseCorpus(classes);
  const bySpelling = new Map(others.map((name) => [spelling(name), name]));
  return new Map(
    classes.map((name) => {
      const common = published === null ? null : publishedName(published, name);
      return [name, common ?? bySpelling.get(spelling(name)) ?? name.normalize('NFC').trim()];
    }),
  );
}

function publishedName(corpus: PublishedCorpus, name: string): string | null {
  if (corpus.id === 'tu-berlin') return tuBerlinNames.get(spelling(name)) ?? null;
  const joined = reviewedJoins.find((entry) => entry.sketchy === name)?.tuBerlin;
  return joined ?? tuBerlinNames.get(spelling(name)) ?? (sketchyNames.has(name) ? readable(name) : null);
}

/** Alike when they differ in case, spaces, underscores and hyphens only. */
export function spelling(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

function readable(name: string): string {
  return name.replaceAll('_', ' ');
}

const tuBerlinNames = new Map(tuBerlin.classes.map((name) => [spelling(name), name]));
const sketchyNames = new Set(sketchy.classes);
