/** What every use case is handed. */
import type { StudioEvent } from '../contract/window/events';
import type { ImageReader } from './image-reader';
import type { NetworkReader } from './reading/network-reader';
import type { TableReader } from './reading/table-reader';

export interface StudioContext {
  /** out/assets: sample/, photograph-network/. */
  readonly assetsFolder: string;
  /** Where the recent list is kept, and where projects go unless the person says otherwise. */
  readonly userFolder: string;
  /** The open project; AppError 'not-found' when none is open. */
  folder(): string;
  readonly emit: (event: StudioEvent) => void;
  /** Everything that reads an image asks here. */
  readonly images: ImageReader;
  readonly networks: NetworkReader;
  /** Tables that are not part of an import of tables. */
  readonly tables: TableReader;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
