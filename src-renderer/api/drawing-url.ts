/** Where the window finds a drawing: the address names its content, so that no other picture of the same id is ever shown for it. */
import { assetPaths } from '../../src-main/contract/study/assets';
import { hasDrawing, type StimulusCard } from '../../src-main/contract/study/stimulus';
import { assetUrl } from './asset-url';

/** Null for a stimulus that has no drawing. `shown`: how wide it stands there, in pixels; its lines are kept visible at that. */
export function drawingUrl(card: Pick<StimulusCard, 'id' | 'image' | 'version' | 'problems'>, size: number, shown: number): string | null {
  const { id, version } = card;
  return !hasDrawing(card) ? null : assetUrl(assetPaths.stimulus(id, { size, shown: step(shown), version }));
}

/** In few steps, so that a slider does not ask for every picture anew at every pixel. */
function step(shown: number): number {
  return [128, 96, 64, 48, 34, 24, 16].find((width) => width <= shown) ?? 12;
}
