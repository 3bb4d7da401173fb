/** What a map shows, and how. */
import type { FoldRole } from '../../../contract/running/run';
import type { DecodedOnMap } from './map-decoded';
import type { KeptOnMap, PlacedOnMap } from './map-placed';
import type { MapView } from './map-view';

export interface MapPrediction {
  readonly at: readonly number[];
  readonly role: FoldRole;
  readonly fold: number;
}

export interface MapPoint {
  readonly key: string;
  readonly name: string;
  readonly category: string;
  readonly truth: readonly number[];
  readonly predictions: readonly MapPrediction[];
  readonly image: string | null; // address of the drawing
  readonly label: string; // what a screen reader says
  readonly detail?: string; // what stands under the name while one points at it: error and its rank
  /** Share of the space's squared misfit, 0..1. */
  readonly stress?: number;
  /** dims x dims: how the true place scatters when other people judge. */
  readonly covariance?: readonly number[];
}

/** A feature's axis in the space. */
export interface MapDirection {
  readonly name: string;
  readonly vector: readonly number[]; // of length 1
}

/** What is drawn beneath the places. */
export interface MapOverlays {
  readonly stress: boolean;
  readonly ellipses: boolean;
  readonly directions: boolean;
  readonly hulls: boolean;
}

export interface MapData {
  readonly dims: number;
  readonly points: readonly MapPoint[];
  readonly tag: string | null;
  /** What the predictions come from, or the name of the space: part of the figure's description. */
  readonly what: string;
  readonly how?: string; // how the space was computed, for its table in files
  readonly directions?: readonly MapDirection[];
  /** A drawing that nobody has rated, above everything else. */
  readonly placed?: PlacedOnMap;
  /** A place that networks have drawn, likewise. */
  readonly decoded?: DecodedOnMap;
  /** Drawings placed before, to compare with. */
  readonly kept?: readonly KeptOnMap[];
}

export interface MapSettings {
  readonly view: MapView;
  readonly roles: readonly FoldRole[];
  /** Side of the drawings in pixels; 0 shows filled marks in their place. */
  readonly drawingSize: number;
  readonly names: boolean;
  /** Categories that stand out; everything else stays as a pale background. Null: nothing does. */
  readonly emphasis: readonly string[] | null;
  /** The stimulus under the pointer or the keyboard, shown in front. */
  readonly front: string | null;
  readonly overlays?: MapOverlays;
}

/** In order of appearance: the order of the project, which decides colours and symbols. */
export function categoriesOf(points: readonly { readonly category: string }[]): string[] {
  return [...new Set(points.map((point) => point.category))];
}

/** Legend entries are targets too; their keys must not meet those of stimuli. */
export const categoryKey = (category: string): string => `category:${category}`;

export function isEmphasised({ emphasis }: MapSettings, point: MapPoint): boolean {
  return emphasis === null || emphasis.includes(point.category);
}

export function shownPredictions(settings: MapSettings, point: MapPoint): readonly MapPrediction[] {
  return point.predictions.filter(({ role }) => settings.roles.includes(role));
}
