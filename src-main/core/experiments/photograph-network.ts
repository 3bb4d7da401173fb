/** The photograph network of step 1: the bundled one, and how any of them is called before people. */
import type { Configuration } from '../../contract/running/configuration';
import type { FurtherNetwork, ProjectFile } from '../../contract/study/project';
import { nameNetwork } from '../catalogue/network-name';
import type { NamedNetwork } from './plan-input';

/** Its name in configurations; its files are photograph-network/<name>.{onnx,json} among the assets. */
export const bundledPhotographNetwork = 'inception-v3';

/** Wherever the bundled network is named, its history is: it is not the plain ImageNet network of the study. */
const bundledDescription = 'Inception-v3, initialised on ImageNet and fine-tuned on web photographs (nsfwjs)';

export function describePhotographNetwork(choice: Pick<FurtherNetwork, 'file' | 'layer'> | null): string {
  if (choice === null) return bundledDescription;
  return `${choice.file.split(/[\\/]/).at(-1) ?? choice.file}, layer ${choice.layer}`;
}

export function namedNetwork({ file, ...how }: FurtherNetwork): NamedNetwork {
  return { network: file, ...how };
}

/**
 * The name of the photograph network that a run reads; null for the project's first, and where it reads none. A further one may be the first
 * with thicker lines.
 */
export function otherNetworkOf(
  configuration: Configuration,
  { photographNetwork: first, furtherNetworks = [], lineThickness: lines }: NetworksOfProject,
): string | null {
  if (configuration.kind !== 'regression') return null;
  const { features, joined, augmentation } = configuration;
  const read = features.source === 'photograph' ? features : joined;
  if (read === undefined) return null;
  const { network, layer, input } = read;
  const isBundled = first === null && network === bundledPhotographNetwork;
  const own = first === null ? null : nameNetwork(namedNetwork(first));
  const name = nameNetwork({
    network,
    layer,
    input,
    ...(features.source === 'photograph' ? { lineThickness: augmentation.lineThickness } : {}),
  });
  if (!isBundled && nameNetwork({ network, layer, input }) !== own) return name;
  const hasOtherLines = features.source === 'photograph' && augmentation.lineThickness !== lines?.photograph;
  return hasOtherLines && furtherNetworks.some((each) => nameNetwork(namedNetwork(each)) === name) ? name : null;
}

type NetworksOfProject = Pick<ProjectFile, 'photographNetwork' | 'furtherNetworks' | 'lineThickness'>;
