/** What a studio is made of: use cases take of it what they need. */
import type { ExtrasList } from '../contract/running/extras';
import type { DrawingBanks } from './augmentation/drawing-banks';
import type { StudioContext } from './context';
import type { LaunchCompute } from './compute-process';
import type { CorpusDecoder } from './corpora/decode-corpora';
import type { Devices } from './devices/devices';
import type { KnownDevices } from './devices/known-devices';
import type { Imports } from './import/imports';
import type { ProjectSession } from './project-session';
import type { Entrance } from './projects/entrance';

export interface StudioOptions {
  readonly assetsFolder: string;
  readonly userFolder: string;
  readonly host: 'desktop' | 'browser' | 'cli';
  readonly version: string;
  readonly launchCompute: LaunchCompute;
  readonly now: () => number;
  /** Folders that a window may look through, for a host without dialogs of the system. */
  readonly roots?: readonly string[];
  /** In place of those that come with the program. */
  readonly extras?: ExtrasList;
}

export interface StudioParts {
  readonly options: StudioOptions;
  readonly context: StudioContext;
  readonly session: ProjectSession;
  readonly entrance: Entrance;
  readonly known: KnownDevices;
  readonly devices: Devices;
  readonly imports: Imports;
  readonly decoder: CorpusDecoder;
  readonly drawings: DrawingBanks;
}
