/** All that reads what nobody vouches for, as one: images, tables and networks, each in processes that can be ended. */
import { join } from 'node:path';
import type { LaunchCompute } from '../compute-process';
import { createImageReader, type ImageReader } from '../image-reader';
import { openImageVerdicts } from './image-verdicts';
import { createImportPlanner, type ImportPlanner } from './import-planner';
import { createNetworkReader, type NetworkReader } from './network-reader';
import { createTableReader, type TableReader } from './table-reader';
import { createReadingProcesses, type ReadingProcesses } from './reading-processes';

export interface Reading {
  readonly readers: ReadingProcesses;
  readonly images: ImageReader;
  readonly networks: NetworkReader;
  readonly imports: ImportPlanner;
  readonly tables: TableReader;
  readonly dispose: () => Promise<void>;
}

const processesAtOnce = 2;

export function openReading(launch: LaunchCompute, userFolder: string, now: () => number, assetsFolder: string): Reading {
  const readers = createReadingProcesses(() => launch('ignore'), processesAtOnce);
  const verdicts = openImageVerdicts(userFolder, now, join(assetsFolder, 'sample'));
  return {
    readers,
    images: createImageReader(readers, verdicts),
    networks: createNetworkReader(readers),
    imports: createImportPlanner(readers),
    tables: createTableReader(readers),
    async dispose() {
      readers.dispose();
      await verdicts.save();
    },
  };
}
