/** What methods are called, in the words of a language. */
import { allMethods, baselineMethods, methods, type Method, type RowMethod } from './methods';
import { methodDictionaryEn, type MethodDictionary } from './words-en';

/** 'Sketch transfer (control: ridge, shuffled targets)' */
function nameMethod(method: Method, { trainings, features, regressors, control }: MethodDictionary): string {
  const row = methods[method];
  if (row.kind === 'training') return trainings[method as keyof typeof trainings];
  const regressor = regressors[row.regressor];
  return `${features[row.features]} (${row.targets === 'correct' ? regressor : control(regressor)})`;
}

export function nameMethods(dictionary: MethodDictionary): Readonly<Record<RowMethod, string>> {
  return Object.fromEntries([
    ...allMethods.map((method) => [method, nameMethod(method, dictionary)]),
    ...baselineMethods.map((method) => [method, dictionary.baselines[method].name]),
  ]) as Record<RowMethod, string>;
}

export const methodNamesEn = nameMethods(methodDictionaryEn);
