import { expect, it } from 'vitest';
import { messagesDe } from '../../../../strings/de/messages';
import { createTranslator } from '../../../../strings/translate';
import { facetWords } from './settings-of-runs';

it('a photograph network that other runs were computed with is called by its file, layer and how it was given drawings, in each language', () => {
  const input = { normalisation: 'clip', polarity: 'white-on-black', size: 336 };
  const words = facetWords('photograph', JSON.stringify({ network: 'networks/clip.onnx', layer: 'out', input }));
  expect(words).toBe(
    'features of networks/clip.onnx, layer out, seen with mean and SD of CLIP, seen with white lines on black, seen with 336 pixels',
  );
  expect(createTranslator(messagesDe, 'de')(words)).toBe(
    'Merkmale von networks/clip.onnx, Schicht out, gesehen mit Mittel und SD von CLIP, gesehen mit weißen Linien auf Schwarz, gesehen mit 336 Pixeln',
  );
  const other = facetWords(
    'photograph',
    JSON.stringify({ network: 'networks/clip.onnx', layer: 'out', input: { ...input, tokens: 'class' } }),
  );
  expect(other).not.toBe(words);
});
