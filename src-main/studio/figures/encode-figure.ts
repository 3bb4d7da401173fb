/** A figure as the bytes of a file. */
import type { FigureDrawing, FigureFormat, Resolution } from '../../contract/figure-drawing';
import { drawingToSvg } from '../../core/figures/figure-drawing';
import { drawPdf } from './draw-pdf';
import { rasterise } from './rasterise';

/** `dpi` counts for pictures made of pixels. Throws AppError 'bad-input' with what cannot be drawn. */
export function encodeFigure(drawing: FigureDrawing, format: FigureFormat, dpi: Resolution): Promise<Uint8Array> {
  return format === 'pdf' ? drawPdf(drawing) : rasterise(drawingToSvg(drawing), dpi, format);
}
