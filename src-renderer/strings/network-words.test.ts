import { expect, it } from 'vitest';
import { networkWordsDe } from '../../strings/de/words/catalogue';
import { describeNetworkName, nameNetwork } from '../../src-main/core/catalogue/network-name';

it('a network is called by its file and layer, and how it is given drawings in the words of a language', () => {
  const name = nameNetwork({
    network: 'networks/clip.onnx',
    layer: 'out',
    input: { normalisation: 'clip', channels: 'bgr', polarity: 'white-on-black', size: 336, tokens: 'class' },
    lineThickness: 0.01,
  });
  expect(describeNetworkName(name, networkWordsDe)).toBe(
    'clip.onnx, out, Mittel und SD von CLIP, Blau, Grün, Rot, weiß auf schwarz, 336 Pixel, Klassentoken, Linien + 0.01',
  );
  const named = nameNetwork({ network: 'clip', layer: 'bgr', input: { normalisation: { mean: [0, 0.5, 1], sd: [1, 2, 3] } } });
  expect(describeNetworkName(named, networkWordsDe)).toBe('clip, bgr, 0 0.5 1 ± 1 2 3'); // a layer of that name is left alone
});
