/** README.md of a bundle: what is where, and how to check it. */
import type { LeaveOut } from '../../../contract/results/bundle';
import type { ProjectFile } from '../../../contract/study/project';
import { licenceAddresses } from './dataset-description';
import type { BundleInput, Program } from './bundle-input';

const leftOutWords: Readonly<Record<LeaveOut, string>> = {
  drawings: 'The drawings, which may not be shared; bundle.json has the hash of each.',
  raters: 'Who the raters are: they are called rater-1, rater-2 and so on, and the answers of the rating study are left out.',
  reasons: 'The reasons why stimuli or ratings are excluded.',
  corpora: 'The sketch collections that networks were trained on; bundle.json has the hash of each image.',
  notes: 'Notes of the researcher at results, and her own wording of the Methods section.',
};

export function readMe(project: ProjectFile, { leaveOut, licence, authors }: BundleInput, program: Program, notShared: number): string {
  const address = licenceAddresses[licence];
  return `# ${project.name}

${project.tag === null ? '' : `**${project.tag}**\n\n`}${authors.length === 0 ? '' : `By ${authors.join(', ')}. `}${address === null ? 'No licence was chosen: ask before you use it.' : `Licence: ${licence} (${address}).`}

Similarity judgements of drawings, the similarity spaces computed from them, and predictions of places in these spaces by neural networks
under five-fold cross-validation. A Psych-DS data set, published by ${program.name} ${program.version}.

| folder | holds |
|---|---|
| \`data/\` | every table as CSV; \`dataset_description.json\` says what each column means |
| \`materials/\` | the drawings |
| \`results/\` | \`report.html\`, and figures with their captions |
| \`analysis/\` | \`read_me.R\` and \`read_me.py\` load the tables, compute the main numbers again and redraw the main figure; \`place.py\` and \`place.R\` place a new drawing with a network: \`python analysis/place.py project/runs/KEY drawing.png\` |
| \`project/\` | the rest of the project folder: configurations, runs and networks |
| \`bundle.json\` | the SHA-256 of every file |

To look at it, open the zip file in ${program.name}. To check every number: \`shape-space verify FILE.zip\`.
${
  leaveOut.length === 0
    ? ''
    : `
## Left out
${leaveOut.map((what) => `- ${leftOutWords[what]}`).join('\n')}
${notShared === 0 ? '' : `\n${notShared} files of the project are not in here.\n`}`
}`;
}
