/** Words of the Stimuli screen, and what changes are called, in English. */
import type { ChangeKind } from '../../src-main/contract/change';

export const stimuliEn = {
  count: (shown: number, all: number) => (shown === all ? `${all} stimuli` : `${shown} of ${all} stimuli`),
  search: 'Search by name',
  category: 'Category',
  allCategories: 'All categories',
  sort: 'Sort by',
  sorts: { study: 'Order of the project', name: 'Name', category: 'Category', ratings: 'Ratings', centre: 'Distance from the centre' },
  show: 'Show as',
  layouts: { grid: 'Grid', table: 'Table' },
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
  meanings: {
    coordinates: 'Where people put this drawing in the target space. The centre is 0, and the mean squared distance from it is 1.',
    ratings: 'How many judgements of pairs involve this drawing.',
    fold: 'The part of the drawings this one belongs to. Each of the five runs is tested on one part it has never seen.',
  },
};

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
