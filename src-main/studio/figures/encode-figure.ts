/** A figure as the bytes of a file. */
import type { FigureDrawing, FigureFormat, Resolution } from '../../contract/results/figure-drawing';
import { originNames, originText } from '../../core/figures/origin/origin-text';
import { drawingToSvg } from '../../core/figures/scene/figure-drawing';
import { rasterise } from './rasterise';
import { stampPng } from './stamp-png';

/** `dpi` counts for pictures made of pixels. Throws AppError 'bad-input' with what cannot be drawn. */
export async function encodeFigure(drawing: FigureDrawing, format: FigureFormat, dpi: Resolution): Promise<Uint8Array> {
  if (format !== 'pdf') {
    const { origin, ...plain } = drawing;
    const picture = await rasterise(drawingToSvg(plain), dpi, format);
    return origin === undefined || format !== 'png' ? picture : stampPng(picture, originNames.png, originText(origin));
  }
  const { drawPdf } = await import('./draw-pdf'); // fonts take a while to load, and few need them
  return drawPdf(drawing);
}
