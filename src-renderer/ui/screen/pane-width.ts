/** How wide a pane of settings may be, in widths of the reader's letters (rem), and what the keys of its edge do. */
export const paneWidths = { least: 16, most: 44 } as const;

const step = 1;
const bigStep = 4;

export function limitPane(width: number): number {
  return Math.min(paneWidths.most, Math.max(paneWidths.least, width));
}

/** As window splitters are moved (ARIA authoring practices); null: the key means something else. */
export function paneWidthAfter(key: string, isBig: boolean, width: number): number | null {
  const by = isBig ? bigStep : step;
  switch (key) {
    case 'ArrowLeft':
      return limitPane(width - by);
    case 'ArrowRight':
      return limitPane(width + by);
    case 'Home':
      return paneWidths.least;
    case 'End':
      return paneWidths.most;
    default:
      return null;
  }
}
