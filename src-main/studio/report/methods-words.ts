/** What was done, in the sentences of a Methods section: a draft to be edited, made of the same numbers as everything else. */
import { baselineStep } from '../../core/catalogue/steps';
import { apaNumber } from '../../core/report/apa-number';
import type { ReportData } from './gather-report';

export interface Paragraph {
  readonly heading: string;
  readonly sentences: readonly string[];
}

export function methodsParagraphs(data: ReportData): Paragraph[] {
  return [stimuli(data), judgements(data), space(data), networks(data), evaluation(data)].filter(({ sentences }) => sentences.length > 0);
}

function stimuli({ stimuli: all, project }: ReportData): Paragraph {
  const categories = new Map<string, number>();
  for (const { category } of all) categories.set(category, (categories.get(category) ?? 0) + 1);
  const named = [...categories].filter(([name]) => name !== '');
  const sizes = [...new Set(named.map(([, count]) => count))];
  const each = sizes.length === 1 ? ` of ${sizes[0]} each` : '';
  const origin = project.attribution.filter(({ what }) => /stimuli/i.test(what)).map(({ who }) => who);
  return {
    heading: 'Stimuli',
    sentences: [
      named.length === 0
        ? `The stimuli were ${all.length} line drawings.`
        : `The stimuli were ${all.length} line drawings from ${named.length} categories${each}.`,
      ...(origin.length === 0 ? [] : [`They were taken from ${[...new Set(origin)].join(' and ')}.`]),
    ],
  };
}

function judgements({ ratings, pairs, triplets }: ReportData): Paragraph {
  const sentences: string[] = [];
  if (ratings.count > 0) {
    const each = ratings.count / Math.max(1, pairs.judged);
    sentences.push(
      `${ratings.raters} participants rated the similarity of pairs of drawings (${grouped(ratings.count)} ratings; ${pairs.judged} of ${pairs.possible} pairs, on average ${apaNumber(each, 1, false)} ratings for each).`,
    );
    if (ratings.excluded > 0) sentences.push(ratings.excluded === 1 ? 'One further rating was excluded.' : `${grouped(ratings.excluded)} further ratings were excluded.`); // prettier-ignore
    if (ratings.agreement !== null)
      sentences.push(`The mean Spearman correlation of a participant’s ratings with the mean of all others’ was ${apaNumber(ratings.agreement, 2, true)}.`); // prettier-ignore
  } else if (pairs.judged > 0) sentences.push(`Dissimilarities of ${pairs.judged} of ${pairs.possible} pairs of drawings were used.`);
  if (triplets > 0) sentences.push(`There were ${triplets} judgements of triplets of drawings.`);
  return { heading: 'Judgements', sentences };
}

function space({ spaces, results }: ReportData): Paragraph {
  const target = spaces.find(({ name }) => name === results.project.space);
  if (target === undefined) return { heading: 'Similarity space', sentences: [] };
  const { dims } = results.project;
  const chosen = target.dimensions.find((each) => each.dims === dims);
  const how = target.howComputed === null ? 'it was imported' : target.howComputed;
  const stress = chosen?.stress1 ?? null;
  const tau = chosen?.kendallTau ?? null;
  return {
    heading: 'Similarity space',
    sentences: [
      `The target space ‘${target.name}’ has ${dims} dimensions (${how}).`,
      ...(stress === null ? [] : [`Its Stress-1 (Kruskal, 1964) is ${apaNumber(stress, 3, true)}${tau === null ? '' : `, and Kendall’s τ between its distances and the dissimilarities is ${apaNumber(tau, 2, true)}`}.`]), // prettier-ignore
      'Coordinates were normalised to a centroid of 0 and a mean squared distance to the origin of 1.',
    ],
  };
}

function networks({ runs, corpora, results }: ReportData): Paragraph {
  const sentences: string[] = [];
  const trainings = runs.flatMap(({ configuration }) => (configuration.kind === 'training' ? [configuration] : []));
  if (corpora.length > 0 && trainings.length > 0)
    sentences.push(`Networks were trained on ${corpora.map(({ name, images, classes }) => `${name} (${images} images, ${classes} classes)`).join(', ')}.`); // prettier-ignore
  if (trainings.length > 0) {
    const all = (value: (training: (typeof trainings)[number]) => number): string => anyOf(trainings.map(value));
    const side = all(({ network }) => network.imageSize);
    sentences.push(
      `The network was Sketch-a-Net (Yu et al., 2017) for images of ${side} × ${side} pixels with ${all(({ network }) => network.widthMultiplier)} times its filters and a bottleneck of ${all(({ network }) => network.bottleneck)} units, trained by Adam with a learning rate of ${all(({ optimiser }) => optimiser.learningRate)} in batches of ${all(({ optimiser }) => optimiser.batchSize)} for at most ${all(({ optimiser }) => optimiser.epochs)} epochs (encoder dropout ${all(({ regularisation }) => regularisation.encoderDropout)}, weight decay ${all(({ regularisation }) => regularisation.encoderDecay)}, noise ${all(({ regularisation }) => regularisation.noise)}).`,
    );
  }
  if (runs.some(({ configuration }) => configuration.kind === 'regression' && configuration.features.source === 'photograph'))
    sentences.push(`Features for transfer from photographs came from ${results.project.photographNetwork}.`);
  if (results.steps.some(({ departures = [] }) => departures.length > 0))
    sentences.push('Where the procedure departs from that of the published study is listed under Limits.');
  return { heading: 'Networks', sentences };
}

function evaluation({ results, project }: ReportData): Paragraph {
  const rows = results.steps.filter(({ step }) => step !== baselineStep);
  if (rows.length === 0) return { heading: 'Evaluation', sentences: [] };
  return {
    heading: 'Evaluation',
    sentences: [
      'All methods were evaluated by five-fold cross-validation: three folds for training, one for choosing epoch or penalty, one for the test; drawings were dealt to folds before any copy of them was made.',
      'Methods were compared on the same test predictions by the bootstrap (percentile interval), a permutation test, and the corrected resampled t test over folds (Nadeau & Bengio, 2003).',
      `All random numbers came from seeded streams (seed ${project.seed}).`,
    ],
  };
}

/** Every value once, from the smallest: '2 or 20'. */
function anyOf(values: readonly number[]): string {
  return [...new Set(values)].sort((a, b) => a - b).join(' or ');
}

/** '26,550'. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
