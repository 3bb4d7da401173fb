/** What a figure needs of the window around it: who makes files of it, and the tag that every figure of the project carries. */
import { getContext, setContext } from 'svelte';
import type { FigureFormat, Resolution } from '../../src-main/contract/results/figure-drawing';
import type { FigureOrigin } from '../../src-main/contract/results/figure-origin';

export interface FigureHost {
  /** Where to POST a FigureDrawing to get the file back. */
  readonly fileUrl: (format: FigureFormat, dpi?: Resolution) => string;
  readonly tag: () => string | null;
  /** What a file made now says of where it comes from: project and view. */
  readonly origin: () => FigureOrigin | null;
}

const key = Symbol('figure host');

export function provideFigureHost(host: FigureHost): void {
  setContext(key, host);
}

/** Null outside the app, as on the gallery page: figures can then be saved as SVG and CSV only. */
export function useFigureHost(): FigureHost | null {
  return getContext<FigureHost | undefined>(key) ?? null;
}
