/** dataset_description.json: what Psych-DS asks for, as JSON-LD in the words of schema.org. */
import type { Licence } from '../../../contract/results/bundle';
import type { ProjectFile } from '../../../contract/study/project';
import { describeColumn } from './columns';

export interface Described {
  readonly project: ProjectFile;
  readonly licence: Licence;
  readonly authors: readonly string[];
  readonly program: { readonly name: string; readonly version: string };
  /** The header of every data file. */
  readonly headers: readonly (readonly string[])[];
}

export const psychDsVersion = '1.5.0';

export const licenceAddresses: Readonly<Record<Licence, string | null>> = {
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'CC-BY-NC-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/',
  none: null,
};

/** Needed: name, description, variableMeasured; every column of every data file is among the variables. */
export function describeDataset({ project, licence, authors, program, headers }: Described): object {
  const names = [...new Set(headers.flat())].sort();
  const address = licenceAddresses[licence];
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: project.name,
    description: `Similarity judgements of drawings, the similarity spaces computed from them, and predictions of places in these spaces by neural networks under five-fold cross-validation.${project.tag === null ? '' : ` ${project.tag}.`}`,
    schemaVersion: `Psych-DS ${psychDsVersion}`,
    keywords: ['similarity', 'psychological similarity space', 'multidimensional scaling', 'neural network', 'cross-validation'],
    ...(authors.length === 0 ? {} : { author: authors.map((name) => ({ '@type': 'Person', name })) }),
    ...(address === null ? {} : { license: address }),
    ...(project.attribution.length === 0 ? {} : { creditText: project.attribution.map(credit).join('\n') }),
    variableMeasured: names.map((name) => ({ '@type': 'PropertyValue', name, description: describeColumn(name) ?? name })),
    version: `${program.name} ${program.version}`,
  };
}

function credit({ what, who, licence, url }: ProjectFile['attribution'][number]): string {
  return [what, who, licence, url].filter((part) => part !== '').join(', ');
}
