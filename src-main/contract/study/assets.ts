import type { NumberStyle } from '../results/manuscript';
import type { FigureFormat, Resolution } from '../results/figure-drawing';
import { mends, type Mend } from '../running/image-task';

/**
 * Paths of the bulk data, served by `handleAsset(Request)` in every host: never through RPC.
 * A path is appended to the host's asset origin ('app://studio' on the desktop, the page's own origin in a browser).
 */
/** Of a picture for the drawing pad: what an import says about it, with spaces between. */
export const pictureNotesHeader = 'X-Drawing-Notes';

export const assetPaths = {
  /**
   * The image as stored, or a PNG of `size` pixels whose lines can be seen where it is `shown` so many pixels wide. `version` names the content: a window shows what it has for an address, also when another
   * project or a replaced drawing has an image of the same id.
   */
  stimulus: (id: string, how: { readonly size?: number; readonly shown?: number; readonly version?: string } = {}) =>
    withQuery(`/asset/stimulus/${encodeURIComponent(id)}`, how),
  /** A stimulus as a network is given it after these mends. */
  mendedStimulus: (id: string, wanted: readonly Mend[] | 'noted', version: string) =>
    withQuery(`/asset/stimulus/${encodeURIComponent(id)}`, { mends: writeMends(wanted), version }),
  /** `version` changes whenever the project's data do. */
  corpusImage: (corpus: string, index: number, how: { readonly version?: string } = {}) =>
    withQuery(`/asset/corpus/${encodeURIComponent(corpus)}/${index}`, how),
  /** POST a dropped file; answers { batch } as JSON, to be given with the further files of the same drop. */
  dropped: (name: string, batch: string | null) =>
    `/asset/import?name=${encodeURIComponent(name)}${batch === null ? '' : `&batch=${encodeURIComponent(batch)}`}`,
  /**
   * An image of the last previews of an import, as a PNG of 256 pixels; with `mends` as a network is given it after them,
   * with 'noted' after those that it needs.
   */
  importImage: (key: string, invert: boolean, wanted?: readonly Mend[] | 'noted') =>
    withQuery(`/asset/import/${encodeURIComponent(key)}`, {
      ...(invert ? { invert: 1 } : {}),
      ...(wanted === undefined ? {} : { mends: writeMends(wanted) }),
    }),
  /** PNG of a drawing's copies one below the other, or of their mean; see studio/augmentation. */
  augmentation: (picture: 'copies' | 'mean', query: Readonly<Record<string, string>>) =>
    `/asset/augmentation/${picture}.png?${new URLSearchParams(query).toString()}`,
  /** Of a check of a network: what it was given of the drawing at this place. */
  networkPicture: (token: string, at: number) => `/asset/network/${encodeURIComponent(token)}/${at}`,
  /** The picture of a drawing that is kept. */
  placed: (id: string) => `/asset/placed/${encodeURIComponent(id)}`,
  /** POST an image file; answers a PNG of it as an import mends it, for the drawing pad. */
  picture: '/asset/picture',
  /** POST a FigureDrawing as JSON; answers the file, which states its resolution. PDF files have none. */
  figure: (format: FigureFormat, dpi: Resolution = 300) => `/asset/figure?format=${format}&dpi=${dpi}`,
  /** The report as a page; `version` changes whenever it may have become another. */
  report: (style: { readonly language: string; readonly numbers: NumberStyle }, version: string) =>
    withQuery('/asset/report/page.html', { ...style, version }),
  /** GET a table as CSV: 'comparison', 'predictions', 'stimuli', 'space' (with ?name=&dims=), 'dissimilarities'. */
  table: (name: string, query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(query).toString();
    return `/asset/table/${encodeURIComponent(name)}.csv${search === '' ? '' : `?${search}`}`;
  },
} as const;

function writeMends(wanted: readonly Mend[] | 'noted'): string {
  return wanted === 'noted' ? wanted : wanted.join('-');
}

/** Of the query of such an address. */
export function readMends(text: string): { readonly mends: Mend[]; readonly onlyNoted: boolean } {
  if (text === 'noted') return { mends: [...mends], onlyNoted: true };
  const chosen = text.split('-');
  return { mends: mends.filter((mend) => chosen.includes(mend)), onlyNoted: false };
}

function withQuery(path: string, how: Readonly<Record<string, string | number>>): string {
  const search = new URLSearchParams(Object.entries(how).map(([name, value]): [string, string] => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}
