/** How experiments are carried out beside what a preset says: seeds and what results over several of them mean. */
import { networkDoubtsEn } from '../../../src-main/contract/running/network-doubts-en';

export const protocolEn = {
  network: {
    title: 'How it is given images',
    meaning: 'As the network was trained: its documentation says it. Features of a network that is given images otherwise mean little.',
    normalisation: 'Normalisation',
    normalisations: {
      unit: '0 to 1, as they are',
      symmetric: '−1 to 1',
      imagenet: 'ImageNet mean and SD',
      clip: 'CLIP mean and SD',
      own: 'Own numbers',
    },
    mean: 'Means',
    sd: 'Standard deviations',
    numberOf: (of: string, channel: number) => `${of}: ${['red', 'green', 'blue'][channel]}`,
    channels: 'Order of channels',
    orders: { rgb: 'Red, green, blue', bgr: 'Blue, green, red' },
    polarity: 'Polarity',
    polarities: { usual: 'Black lines on white', 'white-on-black': 'White lines on black' },
    tokens: 'Of maps and tokens',
    tokensOf: { all: 'Mean of all places', class: 'Class token (the first)', others: 'Mean of the tokens without the first' },
    size: 'Image size in pixels, where the network takes any',
    lines: 'Each side of a line broader by (percent of the drawing, 0 to 3)',
    further: 'Further networks',
    furtherMeaning:
      'Each further network has rows of its own in steps 1 and 5, and in step 3 where features are joined. The nearest neighbour and the layers have all of them, once the analysis is computed. Finished results of a network that is removed stay under its name.',
    add: 'Add a network\u00a0…',
    addTitle: 'Add a photograph network',
    addThis: 'Add this network',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
  },
  filter: 'Feature filter of regressions',
  filters: { usual: 'Below 1 % of the largest SD', '0': 'Off as well', standardise: 'Standardise as well' },
  filterMeaning:
    'Linear and lasso regression leave out features that hardly vary; the study left out none. “Off” fits them once more on all features, “standardise” ridge regression too, with every feature brought to the same SD. Each is a row of its own; how many features each used stands in its details.',
  extras: { fourTrainingFolds: 'Four training folds as well', joined: 'Joined features as well' },
  extraMeanings: {
    fourTrainingFolds:
      'Published regressions were fitted on four folds. Here a fourth chooses the penalty; with this they are fitted once more on all four with the penalty chosen.',
    joined:
      'Regressions of step 3 once more on the features of the photograph network and of the encoder together, each group brought to the same size.',
  },
  asPublished: (copies: number) => `As published: over all ${copies} augmented copies (mean over folds)`,
  hours: 'Hours there are',
  plan: 'Plan',
  planning: 'Planning\u00a0…',
  hoursMeaning:
    'From the measured speed of this computer: which image size, width and number of epochs serve best in that time, for steps 1 to 5. The time begins with Start; dimensions that there is no time for are left out, the farthest from the target first, and what is left when classification is trained goes into more of multi-task learning.',
  planned: (
    takes: string,
    pixels: number,
    width: string,
    epochs: number,
    copies: number,
    together: number,
    features: number,
    stimulusCopies: number | null,
  ) =>
    `Planned: images of ${pixels} pixels, width ${width}; ${epochs} epochs of classification with ${copies} copies of each sketch, then ${together} of multi-task learning from that network${stimulusCopies === null ? '' : ` with ${stimulusCopies} copies of each drawing`}; regressions on ${features} copies. Takes about ${takes}. Not as in the study, and every result says so.`,
  title: 'Protocol',
  meaning: 'Adds runs to what the preset says. What is finished stays and keeps its name.',
  seeds: 'Seeds of each configuration',
  seedsMeaning:
    'Everything is carried out with so many seeds (first weights, order, copies, noise): results are then means and standard deviations over folds × seeds, and tests know how much a training varies by itself. Takes so many times as long. 1: as in the study.',
  seed: (seed: number) => `seed ${seed}`,
  seedsOf: (name: string, seed: number) => `${name}, seed ${seed}`,
  overSeeds: (seeds: number) =>
    `Some rows were computed with ${seeds} seeds: their values are means over seeds, ± is the standard deviation over folds × seeds, and “pooled” is the mean of the pooled value of each seed. Maps show the first seed.`,
  inSeed: (seed: number) => `Seed ${seed}`,
  fixed:
    'Each configuration was trained once per fold: that one training counts as fixed. What another seed would change is in neither interval nor p; more seeds (Experiments, Protocol) put it there.',
  fixedOne: (side: string) => `${side} was computed with one seed, which counts as fixed; tests over folds use that seed alone.`,
  paired: (seeds: number) =>
    `Both with ${seeds} seeds: errors of a drawing are means over seeds, and the fold test is over folds × seeds (Bouckaert & Frank 2004).`,
};

/** What a network of one's own is given and makes of it. */
export const networkCheckEn = {
  button: 'Check',
  checking: 'Checking\u00a0…',
  title: 'What the network sees',
  fine: (drawings: number) => `Nothing speaks against these features: ${drawings} drawings get different ones.`,
  doubts: networkDoubtsEn,
  picture: (drawing: string) => `${drawing}, as the network is given it`,
  size: 'Image',
  pixels: (pixels: number, channels: number) => `${pixels} × ${pixels} pixels, ${channels === 1 ? '1 channel' : `${channels} channels`}`,
  given: 'Values given',
  givenChannel: (channel: number) => `Values given, channel ${channel + 1}`,
  range: (least: string, most: string, mean: string, sd: string) => `${least} to ${most}, mean ${mean}, SD ${sd}`,
  features: 'Features',
  constant: (features: number, constant: number) =>
    constant === 0 ? `${features}` : `${features}, of which ${constant} are the same for all of these drawings`,
  answered: 'Values of features',
  nearest: 'Most alike',
  nearestPair: (a: string, b: string, percent: string) => `${a} and ${b}, ${percent} % of a feature vector’s length apart`,
};
