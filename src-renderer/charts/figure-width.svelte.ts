/** How wide figures are in files, as pages of journals have it; letters keep their printed size. */

/** In millimetres: one column, one and a half, and the width of the page's text. */
export const columnWidths = { one: 85, oneAndHalf: 120, two: 170 } as const;
export type Columns = keyof typeof columnWidths;
export const columnChoices = Object.keys(columnWidths) as Columns[];

/** Of all figures of the window, so that those of one paper are of one width. */
export const fileWidth = $state<{ columns: Columns }>({ columns: 'two' });

/** In CSS pixels. */
export function pixelsOf(columns: Columns): number {
  return Math.round((columnWidths[columns] / 25.4) * 96);
}
