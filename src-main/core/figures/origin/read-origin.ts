/** What a file says of where it comes from, believed only as far as it has the shape of it. */
import { figureOriginSchema, figureOriginVersion, mostOriginLetters, type FigureOrigin } from '../../../contract/results/figure-origin';

/** 'newer': of a later program; 'damaged': forged, cut off, altered, or longer than any view. */
export type ReadOrigin = { readonly ok: true; readonly origin: FigureOrigin } | { readonly ok: false; readonly why: 'newer' | 'damaged' };

export function readOrigin(text: string): ReadOrigin {
  if (text.length > mostOriginLetters) return { ok: false, why: 'damaged' };
  const value = parse(text);
  const version = typeof value === 'object' && value !== null && 'shapeSpaceFigure' in value ? value.shapeSpaceFigure : null;
  if (typeof version === 'number' && version > figureOriginVersion) return { ok: false, why: 'newer' };
  const read = figureOriginSchema.safeParse(value);
  return read.success ? { ok: true, origin: read.data } : { ok: false, why: 'damaged' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
