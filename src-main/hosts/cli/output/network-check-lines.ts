/** What a check of a network found, for a terminal. */
import type { NetworkCheck } from '../../../contract/running/network-check';
import { networkDoubtsEn } from '../../../contract/running/network-doubts-en';

export function networkCheckLines({ imageSize, channels, features, drawings, given, answered, constant, nearest, doubts }: NetworkCheck): string[] {
  const describe = ({ least, most, mean, sd }: NetworkCheck['given'][number]): string => `${least.toPrecision(3)} to ${most.toPrecision(3)}, mean ${mean.toPrecision(3)}, SD ${sd.toPrecision(3)}`;
  return [
    `Drawings: ${drawings.join(', ')}`,
    `Image: ${imageSize} x ${imageSize} pixels, ${channels} ${channels === 1 ? 'channel' : 'channels'}`,
    ...given.map((range, channel) => `Values given, channel ${channel + 1}: ${describe(range)}`),
    `Features: ${features}${constant === 0 ? '' : `, of which ${constant} are the same for all of these drawings`}`,
    ...(answered === null ? [] : [`Values of features: ${describe(answered)}`]),
    ...(nearest === null ? [] : [`Most alike: ${nearest.a} and ${nearest.b}, ${(100 * nearest.distance).toPrecision(3)} % of a feature vector's length apart`]),
    ...(doubts.length === 0 ? ['Nothing speaks against these features.'] : doubts.map((doubt) => `! ${networkDoubtsEn[doubt]}`)),
  ];
} // prettier-ignore
