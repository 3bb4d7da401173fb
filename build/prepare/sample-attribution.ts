/** Says whose drawings the sample contains, in words for people (ATTRIBUTION.txt) and for project.json (attribution.json). */
import { join } from 'node:path';
import type { z } from 'zod';
import { projectFileSchema, type ProjectFile } from '../../src-main/contract/study/project';
import { writeAtomic, writeJson } from '../../src-main/store/files/write-atomic';
import type { IconSet } from './sample-icon-sets';

type Attribution = ProjectFile['attribution'][number];

export async function writeAttribution(
  folder: string,
  sets: readonly (IconSet & { readonly corpus: string })[],
  corpusNames: ReadonlyMap<string, string>,
): Promise<void> {
  const stimuli: Attribution[] = [
    {
      what: 'Stimuli: OpenMoji outlines',
      who: 'OpenMoji, the open-source emoji and icon project',
      licence: 'CC BY-SA 4.0',
      url: 'https://openmoji.org',
    },
    { what: 'Stimuli: further drawings', who: 'the authors of this program', licence: 'MIT', url: '' },
  ];
  const sketches = sets.map(({ corpus, title, author, licence, url }) => ({
    what: `${corpusNames.get(corpus) ?? corpus}: ${title}`,
    who: author,
    licence,
    url,
  }));
  await writeJson(join(folder, 'attribution.json'), projectFileSchema.shape.attribution as z.ZodType<Attribution[]>, [
    ...stimuli,
    ...sketches,
  ]);
  await writeAtomic(join(folder, 'ATTRIBUTION.txt'), formatText(stimuli, sketches));
}

function formatText(stimuli: readonly Attribution[], sketches: readonly Attribution[]): string {
  const line = ({ what, who, licence, url }: Attribution): string =>
    `- ${what}, by ${who}. Licence: ${licence}.${url === '' ? '' : ` ${url}`}`;
  return [
    'Drawings in the sample project',
    '',
    'The ratings of the sample are simulated; no person gave them. The drawings were turned into grey pictures and not changed otherwise.',
    '',
    'Stimuli',
    ...stimuli.map(line),
    '',
    'Sketches (icon sets, read from their npm packages @iconify-json/*)',
    ...sketches.map(line),
    '',
  ].join('\n');
}
