/**
 * Nothing can stop the drawing of a vector drawing but the end of its process, and this one has a run to lose: the host has vector drawings
 * drawn elsewhere. Pixels are decoded here, which can be stopped.
 */
import type { ComputeReport } from '../../contract/running/compute-protocol';
import { phrase } from '../../contract/message';
import type { ImageAnswer } from '../../contract/running/image-task';
import { decodeImage, looksLikeSvg, type Decoded, type DecodeImage } from '../../pipeline/decode/decode-image';

export interface HostDecoder {
  readonly decode: DecodeImage;
  /** The host's answer to a question of `decode`. */
  answered(question: number, answer: ImageAnswer): void;
}

export function createHostDecoder(post: (report: ComputeReport) => void): HostDecoder {
  const waiting = new Map<number, (decoded: Decoded) => void>();
  let asked = 0;
  return {
    decode: (bytes) => {
      if (!looksLikeSvg(bytes)) return decodeImage(bytes);
      return new Promise((resolve) => {
        waiting.set(++asked, resolve);
        post({ type: 'decode', question: asked, bytes });
      });
    },
    answered(question, answer) {
      const resolve = waiting.get(question);
      waiting.delete(question);
      if (answer.does === 'decode') resolve?.({ ok: true, image: answer.image });
      else resolve?.({ ok: false, reason: answer.does === 'failed' ? answer.reason : phrase`it could not be drawn` });
    },
  };
}
