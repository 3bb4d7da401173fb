/** Where a corpus differs from what was published of it, in sentences. */
import type { Corpus } from '../../contract/study/corpus';
import { phrase } from '../../contract/message';
import { recogniseCorpus } from '../../core/corpora/class-join';
import { groupBy } from '../../core/corpora/group-by';
import { shorten } from '../../store/corpora/check-corpus';

export function comparePublished({ kind, images, mostPerClass }: Corpus): { name: string; differences: string[] } | null {
  const members = groupBy(images, (image) => image.own ?? image.class);
  const published = kind === 'corpus' ? recogniseCorpus([...members.keys()]) : null;
  if (published === null) return null;
  const differences: string[] = [];
  const missing = published.classes.filter((name) => !members.has(name));
  const surplus = [...members.keys()].filter((name) => !published.classes.includes(name));
  if (missing.length > 0)
    differences.push(phrase`${missing.length} of the ${published.classes.length} classes are missing: ${shorten(missing)}.`);
  if (surplus.length > 0) differences.push(phrase`${surplus.length} classes are not among the published ones: ${shorten(surplus)}.`);
  if (mostPerClass === undefined) {
    const { images: count, perClass } = published;
    if (images.length !== count)
      differences.push(phrase`It has ${images.length.toLocaleString('en')} sketches; ${count.toLocaleString('en')} were published.`);
    const uneven = perClass === null ? [] : [...members].filter(([, group]) => group.length !== perClass);
    if (uneven.length > 0)
      differences.push(
        phrase`Not all classes have ${perClass ?? 0} sketches: ${shorten(uneven.map(([name, group]) => `${name} (${group.length})`))}.`,
      );
  }
  return { name: published.name, differences };
}
