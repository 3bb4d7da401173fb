/** What was done, in the sentences of a Methods section: a draft to be edited, made of the same numbers as everything else. */
import { say, type MessageData } from '../../contract/message';
import { baselineStep } from '../../core/catalogue/steps';
import { apaNumber } from '../../core/report/apa-number';
import { countWord, grouped, type Manuscript } from '../../core/report/manuscript';
import { methodsParts, type MethodsPart } from '../../core/report/report-words';
import type { ReportData } from './gather-report';

export interface MethodsParagraph {
  readonly heading: string;
  readonly text: string;
}

export function methodsParagraphs(data: ReportData, manuscript: Manuscript): MethodsParagraph[] {
  return methodsParts.flatMap((part) => {
    const sentences = writers[part](data, manuscript);
    return sentences.length === 0
      ? []
      : [{ heading: manuscript.words.report.methods[part], text: sentences.map(manuscript.say).join(' ') }];
  });
}

/** To be edited: a paragraph for each part, its heading before it. */
export function methodsText(data: ReportData, manuscript: Manuscript): string {
  return methodsParagraphs(data, manuscript)
    .map(({ heading, text }) => `${heading}. ${text}`)
    .join('\n\n');
}

const writers: Readonly<Record<MethodsPart, (data: ReportData, manuscript: Manuscript) => MessageData[]>> = {
  stimuli({ stimuli: all, project }) {
    const categories = new Map<string, number>();
    for (const { category } of all) categories.set(category, (categories.get(category) ?? 0) + 1);
    const named = [...categories].filter(([name]) => name !== '');
    const sizes = [...new Set(named.map(([, count]) => count))];
    const origin = [...new Set(project.attribution.filter(({ what }) => /stimuli/i.test(what)).map(({ who }) => who))];
    const [size = 0] = sizes;
    return [
      named.length === 0
        ? say`The stimuli were ${all.length} line drawings.`
        : sizes.length === 1
          ? say`The stimuli were ${all.length} line drawings from ${named.length} categories of ${size} each.`
          : say`The stimuli were ${all.length} line drawings from ${named.length} categories.`,
      ...(origin.length === 0 ? [] : [say`They were taken from ${origin}.`]),
    ];
  },

  judgements({ ratings, pairs, triplets }, manuscript) {
    const { numbers } = manuscript;
    const sentences: MessageData[] = [];
    if (ratings.count > 0) {
      const each = apaNumber(ratings.count / Math.max(1, pairs.judged), 1, false, numbers);
      sentences.push(
        say`${ratings.raters} participants rated the similarity of pairs of drawings (${grouped(ratings.count, manuscript)} ratings; ${grouped(pairs.judged, manuscript)} of ${grouped(pairs.possible, manuscript)} pairs, on average ${each} ratings for each).`,
      );
      if (ratings.excluded > 0)
        sentences.push(
          ratings.excluded === 1
            ? say`One further rating was excluded.`
            : say`${grouped(ratings.excluded, manuscript)} further ratings were excluded.`,
        );
      if (ratings.agreement !== null)
        sentences.push(
          say`The mean Spearman correlation of a participant’s ratings with the mean of all others’ was ${apaNumber(ratings.agreement, 2, true, numbers)}.`,
        );
    } else if (pairs.judged > 0)
      sentences.push(
        say`Dissimilarities of ${grouped(pairs.judged, manuscript)} of ${grouped(pairs.possible, manuscript)} pairs of drawings were used.`,
      );
    if (triplets > 0) sentences.push(say`There were ${grouped(triplets, manuscript)} judgements of triplets of drawings.`);
    return sentences;
  },

  space({ spaces, results }, manuscript) {
    const { numbers } = manuscript;
    const target = spaces.find(({ name }) => name === results.project.space);
    if (target === undefined) return [];
    const { dims } = results.project;
    const chosen = target.dimensions.find((each) => each.dims === dims);
    const [stress, tau] = [chosen?.stress1 ?? null, chosen?.kendallTau ?? null];
    const many = countWord(dims, manuscript);
    const how = target.howComputed;
    const first =
      how === null
        ? dims === 1
          ? say`The target space ‘${target.name}’, which was imported, has one dimension.`
          : say`The target space ‘${target.name}’, which was imported, has ${many} dimensions.`
        : dims === 1
          ? say`The target space ‘${target.name}’ has one dimension (${how}).`
          : say`The target space ‘${target.name}’ has ${many} dimensions (${how}).`;
    return [
      first,
      ...(stress === null ? [] : [say`Its Stress-1 (Kruskal, 1964) is ${apaNumber(stress, 3, true, numbers)}.`]),
      ...(tau === null ? [] : [say`Kendall’s τ between its distances and the dissimilarities is ${apaNumber(tau, 2, true, numbers)}.`]),
      say`Coordinates were normalised to a centroid of 0 and a mean squared distance to the origin of 1.`,
    ];
  },

  networks({ runs, corpora, results }, manuscript) {
    const sentences: MessageData[] = [];
    const trainings = runs.flatMap(({ configuration }) => (configuration.kind === 'training' ? [configuration] : []));
    if (trainings.length > 0) {
      if (corpora.length > 0)
        sentences.push(
          say`Networks were trained on ${corpora.map(({ name, images, classes }) => say`${name} (${grouped(images, manuscript)} images, ${classes} classes)`)}.`,
        );
      const all = (value: (training: (typeof trainings)[number]) => number): string => anyOf(trainings.map(value), manuscript);
      const side = all(({ network }) => network.imageSize);
      sentences.push(
        say`The network was Sketch-a-Net (Yu et al., 2017) for images of ${side} × ${side} pixels with ${all(({ network }) => network.widthMultiplier)} times its filters and a bottleneck of ${all(({ network }) => network.bottleneck)} units.`,
        say`It was trained by Adam with a learning rate of ${all(({ optimiser }) => optimiser.learningRate)} in batches of ${all(({ optimiser }) => optimiser.batchSize)} for at most ${all(({ optimiser }) => optimiser.epochs)} epochs (encoder dropout ${all(({ regularisation }) => regularisation.encoderDropout)}, weight decay ${all(({ regularisation }) => regularisation.encoderDecay)}, noise ${all(({ regularisation }) => regularisation.noise)}).`,
      );
    }
    if (runs.some(({ configuration }) => configuration.kind === 'regression' && configuration.features.source === 'photograph'))
      sentences.push(say`Features for transfer from photographs came from ${results.project.photographNetwork}.`);
    if (results.steps.some(({ departures = [] }) => departures.length > 0))
      sentences.push(say`Where the procedure departs from that of the published study is listed under Limits.`);
    return sentences;
  },

  evaluation({ results, project }) {
    if (results.steps.every(({ step }) => step === baselineStep)) return [];
    return [
      say`All methods were evaluated by five-fold cross-validation: three folds for training, one for choosing epoch or penalty, one for the test; drawings were dealt to folds before any copy of them was made.`,
      say`Methods were compared on the same test predictions by the bootstrap (percentile interval), a permutation test, and the corrected resampled t test over folds (Nadeau & Bengio, 2003).`,
      say`All random numbers came from seeded streams (seed ${String(project.seed)}).`,
    ];
  },
};

/** Every value once, from the smallest: '2 / 20'. */
function anyOf(values: readonly number[], { numbers }: Manuscript): string {
  const sorted = [...new Set(values)].sort((a, b) => a - b).map(String);
  return (numbers === 'comma' ? sorted.map((text) => text.replace('.', ',')) : sorted).join(' / ');
}
