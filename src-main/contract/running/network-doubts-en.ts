/** What speaks against the features of a network, in English, with the mend: the command line and the window say the same. */
import type { NetworkDoubt } from './network-check';

export const networkDoubtsEn: Readonly<Record<NetworkDoubt, string>> = {
  'not-finite': 'Some features are not numbers. Check normalisation, or choose another layer.',
  'all-equal':
    'Every drawing gets the same features: nothing can be learned from them. Choose another layer, or check normalisation and polarity.',
  'some-equal': 'Two different drawings get the same features. Check normalisation, or choose another layer.',
  'mostly-constant': 'More than half of the features are the same for all these drawings. An earlier layer may tell drawings apart better.',
  probabilities:
    'The features are positive and sum to 1: they are the probabilities of the classes. An earlier layer tells drawings apart better.',
  'flat-input': 'The values given hardly vary. Means and standard deviations made for 0 to 255 must be divided by 255.',
  'far-input':
    'The values given are far from what networks are trained on. Check means and standard deviations: they are for values from 0 to 1.',
  'size-fixed': 'The network takes images of one size only; the size that was asked for is not used.',
  'little-ink': 'Hardly a pixel of a drawing is dark at this size. Make its lines broader (line thickness).',
};
