/** What a figure needs of the window around it: who turns SVG into PNG, and the tag that every figure of the project carries. */
import { getContext, setContext } from 'svelte';

export interface FigureHost {
  /** Where to POST an SVG to get a PNG back. */
  readonly pngUrl: (dpi: 300 | 600) => string;
  readonly tag: () => string | null;
}

const key = Symbol('figure host');

export function provideFigureHost(host: FigureHost): void {
  setContext(key, host);
}

/** Null outside the app, as on the gallery page: figures can then be saved as SVG and CSV only. */
export function useFigureHost(): FigureHost | null {
  return getContext<FigureHost | undefined>(key) ?? null;
}
