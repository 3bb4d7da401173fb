/** Looks into a network file of one's own before a run is given it: a process that computes must not be the first to open it. */
import { AppError, reportError, type ErrorReport } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { RunRecord } from '../../../contract/running/run';
import { projectNetworkFile } from '../../../store/project/project-network';
import type { NetworkReader } from '../../reading/network-reader';

/** Null when nothing speaks against the run. */
export async function vetNetwork(folder: string, { configuration }: RunRecord, networks: NetworkReader): Promise<ErrorReport | null> {
  if (configuration.kind !== 'regression') return null;
  const read = configuration.features.source === 'photograph' ? configuration.features : configuration.joined;
  if (read === undefined) return null;
  const { network, layer } = read;
  if (!/[\\/]/.test(network)) return null; // comes with the program
  try {
    if ((await networks.layers(projectNetworkFile(folder, network))).includes(layer)) return null;
    throw new AppError('bad-input', say`The network ${network} has no layer ‘${layer}’. Choose another layer.`);
  } catch (error) {
    return reportError(error);
  }
}
