/** Where one starts, choosing folders in the window itself, other windows of the same program, recent projects, and the keys. */
export const foldersEn = {
  up: 'Folder above',
  contents: 'Contents of the folder',
  project: 'project',
  noFolders: 'No folders here. This folder itself can be chosen.',
  noFiles: 'No fitting files here.',
  cut: 'Only the first entries are shown. Type the path if what you look for is not among them.',
  choose: 'Choose this folder',
};

export const windowsEn = {
  switchedTitle: 'Another window has opened a project',
  switched: (name: string) =>
    `Another window has opened “${name}”. All windows of the program show the same project, so this one shows it now, too. Nothing of the project before was lost.`,
  stay: (name: string) => `Go on with “${name}”`,
  back: (name: string) => `Back to “${name}” in all windows`,
};

export const recentEn = {
  missing: 'not found',
  forget: (name: string) => `Remove “${name}” from the list`,
  forgetShort: 'Remove from the list',
  forgetMeaning: 'Only from this list. The folder and everything in it stay.',
};

export const startEn = {
  lead: 'People judge how alike drawings are. From their judgements comes a similarity space, a map on which like lies near like. Networks learn to put any drawing on that map.',
  welcome: 'Welcome. This is the sample project, with finished results.',
  goOn: 'Look around',
  whereAgain: 'These cards are always found under Start in the project menu.',
  preparingSample: 'Opening the sample project\u00a0…',
  newProject: 'New project\u00a0…',
  isOpen: 'open now',
  cards: {
    look: {
      title: 'Look at a finished study',
      text: 'The sample: sixty line drawings, their places, and how well networks predict them. Its judgements are simulated and marked so.',
      go: 'See its results',
    },
    bring: {
      title: 'Bring your own study',
      text: 'Images and tables of judgements become a project of your own. Nothing judged yet? Import the images; the rating study collects judgements.',
    },
    place: {
      title: 'Place a drawing',
      text: 'Draw with mouse, pen or finger, and see where the sample’s networks put it, what lies near, and how far they agree.',
      go: 'Draw something',
    },
  },
};

export const tourEn = {
  take: 'Take the tour',
  label: 'Tour',
  at: (stop: number, all: number) => `stop ${stop} of ${all}`,
  next: 'Next stop',
  back: 'Previous stop',
  finish: 'Finish',
  end: 'End the tour',
  stops: {
    stimuli:
      'Every study begins with drawings and with people who judge how alike they are. Here are the drawings with their places, the matrix of all pairs, and how well raters agree.',
    space:
      'From the judgements comes a map: what people find alike lies close together. Change a setting on the left and the map is computed anew; the lines above it say how well it fits.',
    corpora:
      'Sketches from elsewhere, with labels. Networks learn from them what line drawings look like before they learn the map from the few drawings that were judged.',
    experiments:
      'Networks are trained here, five times each, so that every drawing is tested by one that has never seen it. How long it takes stands beside the button.',
    results:
      'Where the networks put the drawings and where people put them, drawing by drawing and method by method, beside answers that know nothing of the drawing.',
    place: 'Draw something of your own and see where it lands on the map, what lies near, and how far the five networks agree.',
  },
};

export const helpEn = {
  menu: 'Help\u00a0…',
  title: 'Help',
  pages: 'Pages of the guide',
  inEnglish: '',
  ask: 'Ask for help\u00a0…',
  askTitle: 'Ask for help',
  askText:
    'Whoever helps you needs to know the program, the computer and the last faults. This is all of it, without names of people, projects, files and folders, and without drawings or results. Read it, save it as one file, and send that yourself: the program sends nothing.',
  contents: 'What is in the file',
  save: 'Save as a zip file',
  saved: 'Send shape-space-help.zip with a few words on what you did and what happened.',
};

export const shortcutsEn = {
  menu: 'Keyboard shortcuts\u00a0…',
  title: 'Keyboard shortcuts',
  groups: [
    {
      where: 'Everywhere',
      keys: [
        ['F1, ?', 'Help for this screen'],
        ['Ctrl+Z', 'Undo'],
        ['Ctrl+Shift+Z, Ctrl+Y', 'Redo'],
        ['Esc', 'Close a dialog or menu'],
      ],
    },
    {
      where: 'On a map or figure',
      keys: [
        ['Arrows', 'Walk to the nearest mark in that direction'],
        ['Enter', 'Open the marked drawing'],
        ['Shift+Arrows', 'Turn a 3-D map'],
        ['Ctrl+Wheel', 'Zoom'],
        ['Esc', 'Leave the figure'],
      ],
    },
    {
      where: 'While a participant rates',
      keys: [
        ['1 to 5', 'Answer'],
        ['Esc', 'Stop'],
      ],
    },
  ],
};
