/** All that reads what nobody vouches for, as one: images, tables and networks, each in processes that can be ended. */
import { join } from 'node:path';
import type { LaunchCompute } from '../compute-process';
import { createImageDesk, type ImageDesk } from '../image-desk';
import { openImageVerdicts } from './image-verdicts';
import { createImportDesk, type ImportDesk } from './import-desk';
import { createNetworkDesk, type NetworkDesk } from './network-desk';
import { createTableDesk, type TableDesk } from './table-desk';
import { createReaders, type Readers } from './readers';

export interface Reading {
  readonly readers: Readers;
  readonly images: ImageDesk;
  readonly networks: NetworkDesk;
  readonly imports: ImportDesk;
  readonly tables: TableDesk;
  dispose(): Promise<void>;
}

const processesAtOnce = 2;

export function openReading(launch: LaunchCompute, userFolder: string, now: () => number, assetsFolder: string): Reading {
  const readers = createReaders(() => launch('ignore'), processesAtOnce);
  const verdicts = openImageVerdicts(userFolder, now, join(assetsFolder, 'sample'));
  return {
    readers,
    images: createImageDesk(readers, verdicts),
    networks: createNetworkDesk(readers),
    imports: createImportDesk(readers),
    tables: createTableDesk(readers),
    async dispose() {
      readers.dispose();
      await verdicts.save();
    },
  };
}
