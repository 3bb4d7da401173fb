import type { FigureFormat, Resolution } from './figure-drawing';

/**
 * Paths of the bulk data, served by `handleAsset(Request)` in every host: never through RPC.
 * A path is appended to the host's asset origin ('app://studio' on the desktop, the page's own origin in a browser).
 */
export const assetPaths = {
  stimulus: (id: string) => `/asset/stimulus/${encodeURIComponent(id)}`, // image as stored; ?size=N for a PNG of N pixels
  corpusImage: (corpus: string, index: number) => `/asset/corpus/${encodeURIComponent(corpus)}/${index}`,
  /** POST a dropped file; answers { batch } as JSON, to be given with the further files of the same drop. */
  dropped: (name: string, batch: string | null) =>
    `/asset/import?name=${encodeURIComponent(name)}${batch === null ? '' : `&batch=${encodeURIComponent(batch)}`}`,
  /** An image of the last previews of an import, as a PNG of 256 pixels. */
  importImage: (key: string, invert: boolean) => `/asset/import/${encodeURIComponent(key)}${invert ? '?invert=1' : ''}`,
  /** PNG of a drawing's copies one below the other, or of their mean; see studio/augmentation. */
  augmentation: (picture: 'copies' | 'mean', query: Readonly<Record<string, string>>) =>
    `/asset/augmentation/${picture}.png?${new URLSearchParams(query).toString()}`,
  /** POST a FigureDrawing as JSON; answers the file, which states its resolution. PDF files have none. */
  figure: (format: FigureFormat, dpi: Resolution = 300) => `/asset/figure?format=${format}&dpi=${dpi}`,
  /** GET a table as CSV: 'comparison', 'predictions', 'stimuli', 'space' (with ?name=&dims=), 'dissimilarities'. */
  table: (name: string, query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(query).toString();
    return `/asset/table/${encodeURIComponent(name)}.csv${search === '' ? '' : `?${search}`}`;
  },
} as const;
