/** Words around every figure, in English. What stands inside figures comes from core/figures. */
import { englishFigureWords } from '../../../src-main/core/figures/scene/figure-style';

export const figuresEn = {
  words: englishFigureWords,
  lostDrawings: (names: readonly string[]) =>
    `The figure is saved, but ${names.length === 1 ? 'the drawing' : 'the drawings'} of ${names.join(', ')} could not be read: an empty frame stands there. Replace ${names.length === 1 ? 'it' : 'them'} on the Stimuli screen and save again.`,
  asTable: 'Show as table',
  asFigure: 'Show as figure',
  logScale: 'Log scale',
  find: 'Find a drawing',
  notFound: 'No drawing has this name.',
  axes: 'Axes',
  families: { dimension: 'Dimensions', principal: 'Principal' },
  depth: 'View',
  depths: { flat: '2-D', solid: '3-D' },
  across: 'Across',
  up: 'Up',
  towards: 'Towards you',
  reset: 'Reset view',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  turn: { left: 'Turn left', right: 'Turn right', up: 'Turn up', down: 'Turn down' },
  drawings: 'Drawings',
  drawingSize: 'Size of the drawings',
  names: 'Names where there is room',
  highlight: 'Highlight',
  nothingHighlighted: 'Nothing',
  views: {
    title: 'Saved views',
    choose: 'Choose one',
    none: 'None yet. A view keeps axes, turn, zoom, and what is shown and highlighted.',
    keep: 'Save this view …',
    keepTitle: 'Save this view',
    keepIt: 'Save',
    keeping: 'Saving …',
    name: 'Name',
    replaces: 'A view has this name already: it is replaced.',
    forget: (name: string) => `Remove “${name}”`,
  },
  keysFlat: 'Ctrl and wheel to zoom, then drag to move. With the keyboard: arrows walk from mark to mark, Enter opens, Esc leaves.',
  keysSolid:
    'Drag to turn, Ctrl and wheel to zoom. With the keyboard: Shift and arrows turn, arrows walk from mark to mark, Enter opens, Esc leaves.',
  kept: (kept: string) => `Neighbourhood preservation: ${kept} of 5`,
  keptMeaning:
    'Of the five nearest neighbours each drawing has in the full space, how many are still among its five nearest in this picture, on average. A picture of two or three axes cannot show all distances.',
  shows: (share: string) => `Shows ${share} of the variance`,
  showsMeaning: 'How much of the squared distances from the centre of the space lies along the axes of this picture.',
};
