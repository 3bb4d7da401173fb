/** Names of methods, steps and settings in another language: labels of runs and captions hold them. */
import { nameMethods } from '../src-main/core/catalogue/name-method';
import { foldSchemes, type VariantDictionary } from '../src-main/core/catalogue/variants';
import { englishWords, type Words } from '../src-main/core/report/manuscript';
import type { Dictionary } from './translate';

export function namesIn(to: Words): Dictionary {
  const pairs = [
    [nameMethods(englishWords.catalogue), nameMethods(to.catalogue)],
    [englishWords.steps, to.steps],
    [nameSettings(englishWords.catalogue.variants), nameSettings(to.catalogue.variants)],
  ] as const;
  return Object.fromEntries(pairs.flatMap(([own, other]) => Object.keys(own).map((key) => [own[key as never], other[key as never]])));
}

/** Behind the name of a method. */
function nameSettings(variants: VariantDictionary): Readonly<Record<string, string>> {
  const named = {
    dropout: variants['encoder-dropout'](0),
    ...Object.fromEntries(foldSchemes.map((scheme) => [scheme, variants.folds(scheme)])),
  };
  return Object.fromEntries(Object.entries(named).map(([key, name]) => [key, `{0} (${name})`]));
}
