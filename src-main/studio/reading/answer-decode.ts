/** A process that computes meets a vector drawing: it is drawn in a process that can be ended, and the pixels are sent back. */
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import type { ImageReader } from '../image-reader';

export function answerDecode(
  { question, bytes }: Extract<ComputeReport, { type: 'decode' }>,
  images: ImageReader,
  tell: (command: ComputeCommand) => void,
): null {
  void images.ask({ does: 'decode', source: { bytes } }).then((answer) => tell({ type: 'decoded', question, answer }));
  return null;
}
