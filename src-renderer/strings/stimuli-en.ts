/** Words of the Stimuli screen, and what changes are called, in English. */
import type { ChangeKind } from '../../src-main/contract/change';
import type { DataProblem } from '../../src-main/contract/stimulus';
import type { HeatMapWords } from '../../src-main/core/figures/heat-map-scene';

export const stimuliEn = {
  count: (shown: number, all: number) => (shown === all ? `${all} stimuli` : `${shown} of ${all} stimuli`),
  search: 'Search by name',
  category: 'Category',
  allCategories: 'All categories',
  sort: 'Sort by',
  sorts: { study: 'Order of the project', name: 'Name', category: 'Category', ratings: 'Ratings', centre: 'Distance from the centre' },
  show: 'Show as',
  layouts: { grid: 'Grid', table: 'Table', pairs: 'Pairs', raters: 'Raters' },
  status: 'Taking part',
  statuses: { all: 'All', included: 'Taking part', excluded: 'Excluded' },
  name: 'Name',
  drawing: 'Drawing',
  coordinates: 'Coordinates',
  coordinate: (dimension: number) => `Dim. ${dimension}`,
  ratings: 'Ratings',
  ratingsOf: (n: string) => `${n} ratings`,
  fold: 'Fold',
  problems: 'Problems',
  noCoordinates: 'No coordinates yet',
  noDrawing: 'No drawing',
  onlyProblems: 'Only those with problems',
  nothingFound: 'No stimulus matches.',
  showAll: 'Show all',
  emptyTitle: 'No stimuli yet',
  emptyText: 'Stimuli are the drawings people have rated. They come with a project: open one, or import the published study.',
  excludedFor: (reason: string) => `Excluded: ${reason}`,
  edit: (name: string) => `Edit ${name}`,
  editTitle: (name: string) => `Stimulus: ${name}`,
  save: 'Save',
  saved: (what: string) => `Done: ${what}`,
  exclude: 'Exclude',
  include: 'Take back in',
  reason: 'Reason for excluding it',
  reasonHint: 'An excluded stimulus keeps its data, but takes no part in spaces and experiments computed from now on.',
  replace: 'Replace the drawing',
  replaceFile: 'Image file',
  replaceHint: 'PNG, JPEG, SVG, WebP, GIF, TIFF or BMP. The file is copied into the project; the old drawing comes back with Undo.',
  pairsOf: (name: string) => `Pairs with ${name}`,
  pairsWith: 'With',
  dissimilarity: 'Dissimilarity',
  noPairs: 'Nobody has compared this stimulus with another one.',
  pairsTitle: 'Pairs of stimuli',
  measure: 'Shade shows',
  order: 'Rows ordered by',
  orders: { category: 'Category', cluster: 'Clustering' },
  pointAtPair: 'Point at a cell, or walk with the arrow keys, to read its pair. Enter opens the stimulus.',
  pairFacts: (first: string, second: string, dissimilarity: string, ratings: string) =>
    `${first} and ${second}: dissimilarity ${dissimilarity}, ${ratings}`,
  pairUnknown: (first: string, second: string) => `${first} and ${second}: not compared`,
  clustering: 'Average linkage; leaves in the order that puts the most similar next to each other.',
  raterTitle: 'Agreement of raters',
  rater: 'Rater',
  source: 'Source',
  imported: 'Imported',
  pairsRated: 'Judgements',
  agreement: 'Agreement',
  meanRating: 'Mean',
  sdRating: 'SD',
  noRaters: 'This project knows only aggregated dissimilarities, not who judged what.',
  agreementSummary: (mean: string, raters: number) => `Mean agreement ${mean} over ${raters} raters.`,
  heat: {
    measures: { dissimilarities: 'Dissimilarity', ratings: 'Number of ratings' },
    notRated: 'Not rated',
    first: 'First',
    second: 'Second',
    label: (measure, stimuli) => `${measure} of all pairs of ${stimuli} stimuli`,
    row: (name, category, nearest, value) =>
      value === null ? `${name}, ${category}: not compared` : `${name}, ${category}: most similar to ${nearest}, dissimilarity ${value}`,
  } satisfies HeatMapWords as HeatMapWords,
  problemKinds: {
    'no-drawing': () => 'It has no drawing. Open it and choose an image.',
    'drawing-missing': (file) => `The drawing ${file} is missing. Put the file back, or choose another image.`,
    'drawing-empty': (file) => `The drawing ${file} is an empty file. Choose another image.`,
    'drawing-unreadable': (file) => `The drawing ${file} is not an image that can be read. Choose another image.`,
    'same-drawing': (name) => `Its drawing is the same as that of ${name}. Replace one of them.`,
    'similar-drawing': (name) => `Its drawing looks the same as that of ${name}, perhaps saved again. Replace one of them.`,
    'same-name': (id) => `Another stimulus has the same name (${id}). Rename one of them.`,
    'never-compared': () => 'Nobody compared it with another stimulus.',
    'pairs-missing': (_, others) => `Nobody compared it with ${shorten(others, (n) => `${n} more`)}.`,
    'no-place': () => 'It has no place in the target space. Compute the space again.',
    'rater-constant': (value) => `Always answered ${value}: these ratings carry no information.`,
    'rater-against-others': () => 'Agrees with the others no better than chance. Perhaps the scale was turned round.',
  } satisfies ProblemWords as ProblemWords,
  problemsTitle: (n: number) => (n === 1 ? '1 problem in the data' : `${n} problems in the data`),
  meanings: {
    agreement:
      'Spearman correlation of this rater’s judgements with the mean judgement of all other raters, over the pairs both judged. 1: the same order; 0: no relation. The mean over raters is the lower bound of the noise ceiling (Nili et al. 2014).',
    coordinates: 'Where people put this drawing in the target space. The centre is 0, and the mean squared distance from it is 1.',
    ratings: 'How many judgements of pairs involve this drawing.',
    fold: 'The part of the drawings this one belongs to. Each of the five runs is tested on one part it has never seen.',
  },
};

type ProblemWords = Record<DataProblem['kind'], (about: string, others: readonly string[]) => string>;

/** At most three names, and how many more there are. */
export function shorten(names: readonly string[], more: (n: number) => string): string {
  return names.length > 4 ? `${names.slice(0, 3).join(', ')}, ${more(names.length - 3)}` : names.join(', ');
}

/** `about` is what the change was made to; a sentence does without it when it is empty. */
export const changesEn = {
  undo: 'Undo',
  redo: 'Redo',
  undoWhat: (what: string) => `Undo: ${what}`,
  redoWhat: (what: string) => `Redo: ${what}`,
  undone: (what: string) => `Undone: ${what}`,
  redone: (what: string) => `Done again: ${what}`,
  interrupted: (what: string) =>
    `The program ended in the middle of a change, which was taken back: ${what}. Make it again if you still want it.`,
  kinds: {
    'stimulus-renamed': (about: string) => `renamed ${about}`,
    'category-changed': (about: string) => `changed the category of ${about}`,
    'stimulus-excluded': (about: string) => `excluded ${about}`,
    'stimulus-included': (about: string) => `included ${about} again`,
    'drawing-replaced': (about: string) => `replaced the drawing of ${about}`,
    'target-space-chosen': (about: string) => `chose the target space ${about}`,
    'space-computed': (about: string) => `computed the space ${about}`,
    'corpus-added': (about: string) => `added the corpus ${about}`,
    'corpus-removed': (about: string) => `removed the corpus ${about}`,
    'network-chosen': () => 'chose the photograph network',
    'data-imported': (about: string) => (about === '' ? 'imported data' : `imported ${about}`),
    'rating-study-set-up': () => 'changed the rating study',
    'ratings-collected': (about: string) => `took ${about} into the ratings`,
    'participant-withdrawn': (about: string) => `withdrew participant ${about}`,
    outside: () => 'changes made to the files by another program',
  } satisfies Record<ChangeKind, (about: string) => string>,
};
