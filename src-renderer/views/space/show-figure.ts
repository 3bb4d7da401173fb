/** Leads from where something was asked for to the figure that answers it. */
import type { SpacePart } from '../../../src-main/contract/results/space-analysis';

export function figureId(part: SpacePart): string {
  return `space-figure-${part}`;
}

export function showFigure(part: SpacePart): void {
  const figure = document.getElementById(figureId(part));
  figure?.scrollIntoView({ block: 'start' });
  figure?.focus({ preventScroll: true });
}
