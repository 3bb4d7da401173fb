/** Colours and symbols of figures: safe for colour-blind readers, 3:1 on their paper, never colour alone. */
import { symbolShapes, type SymbolShape } from './symbol-path';
import { valueAt } from '../../matrix/view';

/**
 * On white. From the palettes of Okabe and Ito (2008, "Color Universal Design") and of Paul Tol (2021, technical note SRON/EPS/TN/09-002),
 * the six that keep the largest least distance under simulated protanopia, deuteranopia and tritanopia among those with 3:1 on white.
 */
export const coloursOnWhite = ['#0072B2', '#CC3311', '#1a1a1a', '#999933', '#CC79A7', '#332288'] as const;
/** The same choice on a dark page, all from Tol. */
export const coloursOnDark = ['#88CCEE', '#EE7733', '#F2F2F2', '#DDCC77', '#AA4499', '#44AA99'] as const;

export interface FigureTheme {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string; // small print, 4.5:1
  readonly rule: string; // axis lines
  readonly faint: string; // grid, pale background
  readonly colours: readonly string[];
}

export const paperTheme: FigureTheme = {
  paper: '#ffffff',
  ink: '#1a1a1a',
  muted: '#565e69',
  rule: '#6b7280',
  faint: '#e3e6ea',
  colours: coloursOnWhite,
};

export const darkTheme: FigureTheme = {
  paper: '#1c2024',
  ink: '#e9ecef',
  muted: '#aab2bd',
  rule: '#9aa3ae',
  faint: '#343a42',
  colours: coloursOnDark,
};

export interface CategoryStyle {
  readonly colour: string;
  readonly shape: SymbolShape;
}

/**
 * Category i of any number: twelve categories have twelve shapes, and two that share a colour have shapes that do not resemble each
 * other. Past twelve the colours shift against the shapes, so that no pair repeats before the seventy-third.
 */
export function categoryStyle(theme: FigureTheme, index: number): CategoryStyle {
  const round = Math.floor(index / symbolShapes.length);
  return {
    colour: valueAt(theme.colours, (index + round) % theme.colours.length),
    shape: valueAt(symbolShapes, index % symbolShapes.length),
  };
}

/** A series in a line chart differs from its neighbours by colour, marker and dash. */
export function seriesStyle(theme: FigureTheme, index: number): CategoryStyle & { readonly dash: readonly number[] | null } {
  return { ...categoryStyle(theme, index), dash: valueAt(seriesDashes, index % seriesDashes.length) };
}

const seriesDashes: readonly (readonly number[] | null)[] = [null, [7, 3], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4]];
