/** What the window shows of the program itself. */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ComputeDevice } from '../contract/running/devices';
import { phrase } from '../contract/message';
import type { AppDescription } from '../contract/study/project';
import { problemLogPath } from '../processes/problem-log';
import { listRecentProjects } from './recent-projects';

export async function describeApp(
  options: {
    readonly assetsFolder: string;
    readonly userFolder: string;
    readonly version: string;
    readonly host: string;
  },
  device: ComputeDevice,
): Promise<AppDescription> {
  const { assetsFolder, userFolder, version, host } = options;
  return {
    version,
    host: host === 'desktop' ? 'desktop' : 'browser',
    device: { ...device, threads: availableParallelism() },
    recentProjects: await listRecentProjects(userFolder),
    problemLog: problemLogPath(userFolder),
    licences: await readFile(join(assetsFolder, 'sample', 'ATTRIBUTION.txt'), 'utf8').catch(() => noLicences),
  };
}

const noLicences = phrase`The list of licences is missing from this installation. Build or install the program again.`;
