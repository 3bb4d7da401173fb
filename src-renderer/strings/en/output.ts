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
  width: 'Width in files',
  columns: {
    one: (mm: number) => `One column, ${mm} mm`,
    oneAndHalf: (mm: number) => `One and a half columns, ${mm} mm`,
    two: (mm: number) => `Two columns, ${mm} mm`,
  },
  origin: {
    choose: 'Open the view of a figure …',
    hint: 'A figure that this program saved (SVG, PNG or PDF) leads back to the view it was saved from. It can also be dropped on the window.',
    none: (file: string) =>
      `${file} does not say which view it was saved from: this program did not save it, or another one has changed it since.`,
    damaged: (file: string) =>
      `${file} says that it is a figure of this program, but what it says of its view is damaged. Save the figure anew.`,
    newer: (file: string) => `${file} was saved by a newer version of this program. Update the program to open its view.`,
    otherProject: (file: string, project: string) =>
      `${file} is a figure of the project “${project}”. Open that project, then the figure again.`,
    partly: 'Not everything that the figure shows is there any more: what is missing is as it is at first.',
  },
  formats: {
    svg: 'SVG, to be edited further',
    pdf: 'PDF, for papers and posters',
    csv: 'Numbers as CSV',
    caption: 'Caption as TXT',
  },
  refused: 'The browser does not allow it.',
  copyFailed: (what: string, why: string) => `“${what}” could not be copied: ${why} Try again, or save it as a file.`,
  saveFailed: (what: string, why: string) => `“${what}” could not be saved: ${why} Try again, or choose another format.`,
};
