/** What the space screen is set to: saved with its figures, and taken from a figure that is opened. */
import type { SpaceFigureView } from '../../../src-main/contract/results/figure-origin';
import { slowSpaceParts, type SpaceSource } from '../../../src-main/contract/results/space-analysis';
import type { MapState } from '../../charts/map/map-state.svelte';
import type { SpaceAnalysis } from '../../state/spaces/space-analysis.svelte';
import type { SpacesState } from '../../state/spaces/spaces.svelte';
import type { SpaceChoice } from './space-choice.svelte';

export function describeSpace(source: SpaceSource | null, map: MapState, { wanted }: SpaceAnalysis): SpaceFigureView | null {
  const parts = slowSpaceParts.filter((part) => wanted[part]);
  return source && { screen: 'space', source, look: map.look(), ...(parts.length === 0 ? {} : { parts }) };
}

interface SpaceScreen {
  readonly spaces: SpacesState;
  readonly choice: SpaceChoice;
  readonly analysis: SpaceAnalysis;
  readonly map: MapState;
  readonly categories: readonly string[];
  readonly dims: number;
}

/** Answers whether the space is there. */
export function takeSpace(
  { source, look, parts = [] }: SpaceFigureView,
  { spaces, choice, analysis, map, categories, dims }: SpaceScreen,
): boolean {
  const isThere = source?.kind !== 'stored' || spaces.has(source);
  if (source?.kind === 'computed') choice.look(source);
  if (source?.kind === 'stored' && isThere) {
    choice.isLive = false;
    void spaces.choose({ name: source.name, dims: source.dims });
  }
  if (look) map.take(look, isThere ? (source?.dims ?? dims) : dims, categories);
  for (const part of parts) analysis.want(part, true);
  return isThere;
}
