/** What stands in the menu at every figure and table, in English. */
export const outputEn = {
  menu: 'Copy or save',
  of: (title: string) => `Copy or save “${title}”`,
  copy: 'Copy',
  save: 'Save as',
  making: 'One moment …',
  copied: 'Copied',
  picture: 'Picture',
  table: 'Table for a manuscript',
  accuracyTable: 'Table of accuracies for a manuscript',
  latex: 'Table for LaTeX',
  numbers: 'Numbers for a spreadsheet',
  caption: 'Caption',
  sentences: 'Sentences',
  formats: {
    svg: 'SVG, to be edited further',
    pdf: 'PDF, for papers and posters',
    csv: 'Numbers as CSV',
  },
  refused: 'The browser does not allow it.',
  copyFailed: (what: string, why: string) => `“${what}” could not be copied: ${why} Try again, or save it as a file.`,
  saveFailed: (what: string, why: string) => `“${what}” could not be saved: ${why} Try again, or choose another format.`,
};
