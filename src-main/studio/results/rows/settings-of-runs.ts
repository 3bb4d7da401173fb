/** What sets the runs of one configuration apart from those of another of the same size: the numbers, and with what they were computed. */
import { phrase } from '../../../contract/message';
import type { Configuration } from '../../../contract/running/configuration';
import type { ResultSize } from '../../../contract/results/results';
import type { NetworkInput } from '../../../contract/running/network-input';
import { describeNetworkInput, nameNetwork, type NetworkWords } from '../../../core/catalogue/network-name';
import type { FittedNumbers } from '../../../core/experiments/fit-budget';
import { inputNetworkOf, trainingIn, type RecognisedRun } from '../../../core/experiments/recognise';
import { canonicalJson } from '../../../store/files/canonical-json';
import { sha256 } from '../../../store/runs/run-key';

/** The numbers of a size that has several: of plans for the time there is, and of sizes this version of the program does not have. */
export interface Numbers {
  readonly id: string; // '' where the size says it all
  readonly words: string;
}

export interface RunNumbers {
  /** Several where the run would be the same in all of them; none where only `images` tells. */
  readonly candidates: readonly Numbers[];
  /** How drawings are turned into images, which all runs of such a size have in common; '' where the candidates say it all. */
  readonly images: string;
}

const ofTheSize: RunNumbers = { candidates: [{ id: '', words: '' }], images: '' };
/** Of a run whose record is lost: it stands with all there are. */
export const unknownNumbers: RunNumbers = { candidates: [], images: '' };

export function numbersOf(configuration: Configuration, size: ResultSize, { plans }: Pick<RecognisedRun, 'plans'>): RunNumbers {
  if (size !== 'fitted' && size !== 'other') return ofTheSize;
  if (plans.length > 0) return { candidates: plans.map(numbersOfPlan), images: '' };
  const training = trainingIn(configuration);
  const { stimulusCopies: _, corpusCopiesById: __, lineThickness: ___, ...recipe } = (training ?? configuration).augmentation;
  const images = hash(recipe);
  if (training === null) return { candidates: [], images };
  const { imageSize, widthMultiplier, bottleneck } = training.network;
  const words = phrase`${imageSize} pixels, width ${widthMultiplier}, bottleneck ${bottleneck}`;
  return { candidates: [{ id: `${images}-${hash(training.network)}`, words }], images };
}

export function numbersOfPlan({
  imageSize,
  widthMultiplier,
  epochs,
}: Pick<FittedNumbers, 'imageSize' | 'widthMultiplier' | 'epochs'>): Numbers {
  const words = phrase`${imageSize} pixels, width ${widthMultiplier}, ${epochs} epochs`;
  return { id: `${imageSize}-${widthMultiplier}-${epochs}`, words };
}

/**
 * A run that would be the same in several belongs to those of them that other runs are of for certain; where there are none, to the project's
 * present ones, else to the first.
 */
export function settleNumbers(runs: readonly RunNumbers[], present: string | null): readonly Numbers[][] {
  const certain = new Map(runs.flatMap(({ candidates }) => (candidates.length === 1 ? [[candidates[0]!.id, candidates[0]!]] : [])));
  return runs.map(({ candidates, images }) => {
    const open =
      candidates.length > 0 ? candidates : [...certain.values()].filter(({ id }) => images === '' || id.startsWith(`${images}-`));
    const anchored = open.filter(({ id }) => certain.has(id));
    if (anchored.length > 0) return anchored;
    const chosen = open.find(({ id }) => id === present) ?? open[0];
    return [chosen ?? { id: images, words: images === '' ? '' : phrase`features of photographs only` }];
  });
}

/** By what it was computed with; a name is absent where that has no part in a run. `settings`: all else but data and seeds. */
export type Facet = 'device' | 'photograph' | 'photograph-lines' | 'sketch-lines' | 'settings';
export type Facets = Readonly<Partial<Record<Facet, string>>>;

const asDrawn = 'as drawn';

const networkWords: NetworkWords = {
  settings: {
    symmetric: phrase`values from −1 to 1`,
    imagenet: phrase`mean and SD of ImageNet`,
    clip: phrase`mean and SD of CLIP`,
    bgr: phrase`channels blue, green, red`,
    'white-on-black': phrase`white lines on black`,
    'tokens: class': phrase`the class token`,
    'tokens: others': phrase`the mean of the other tokens`,
  },
  pixels: (size) => phrase`${size} pixels`,
  lines: (share) => phrase`lines broader by ${share}`,
};

export function facetsOf(configuration: Configuration): Facets {
  const training = trainingIn(configuration);
  const regression = configuration.kind === 'regression' ? configuration : null;
  const photograph = regression?.features.source === 'photograph' ? regression.features : regression?.joined;
  const lines = String(configuration.augmentation.lineThickness ?? asDrawn);
  return {
    ...(training === null ? {} : { device: `${training.engine} ${training.device}` }),
    ...(photograph === undefined
      ? {}
      : { photograph: canonicalJson({ network: photograph.network, layer: photograph.layer, input: photograph.input }) }),
    ...(inputNetworkOf(configuration) === 'photograph' ? { 'photograph-lines': lines } : { 'sketch-lines': lines }),
    settings: hash(withoutFacets(configuration)),
  };
}

export function facetWords(facet: Facet, value: string): string {
  switch (facet) {
    case 'device': {
      const [engine = '', device = ''] = value.split(' ');
      if (value === 'onnx cpu') return phrase`computed on the processor`;
      return phrase`computed with ${engine} on ${device}`;
    }
    case 'photograph': {
      const { network, layer, input } = JSON.parse(value) as { network: string; layer: string; input?: NetworkInput };
      const given = describeNetworkInput(nameNetwork({ network, layer, input }), networkWords);
      return given.reduce((text, part) => phrase`${text}, seen with ${part}`, phrase`features of ${network}, layer ${layer}`);
    }
    case 'photograph-lines':
    case 'sketch-lines':
      return value === asDrawn ? phrase`lines as they are drawn` : phrase`lines broader by ${value}`;
    case 'settings':
      return phrase`other settings (${value.slice(0, 4)})`;
    default:
      return facet satisfies never;
  }
}

/** Copies of a corpus go with its size, which is data. */
const elsewhere: ReadonlySet<string> = new Set(['seed', 'corpusCopiesById', 'engine', 'device', 'lineThickness', 'layer', 'input']);

function withoutFacets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFacets);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, each]) => !elsewhere.has(key) && !(key === 'network' && typeof each === 'string'));
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutFacets(each)]));
}

const hash = (value: unknown): string => sha256(canonicalJson(value)).slice(0, 8);
