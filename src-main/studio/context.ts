/** What every use case is handed. */
import type { StudioEvent } from '../contract/window/events';
import type { ImageDesk } from './image-desk';
import type { NetworkDesk } from './reading/network-desk';
import type { TableDesk } from './reading/table-desk';

export interface StudioContext {
  /** out/assets: sample/, photograph-network/. */
  readonly assetsFolder: string;
  /** Where the recent list is kept, and where projects go unless the person says otherwise. */
  readonly userFolder: string;
  /** The open project; AppError 'not-found' when none is open. */
  folder(): string;
  emit(event: StudioEvent): void;
  /** Everything that reads an image asks here. */
  readonly images: ImageDesk;
  readonly networks: NetworkDesk;
  /** Tables that are not part of an import of tables. */
  readonly tables: TableDesk;
  /** Milliseconds since 1970. */
  now(): number;
}
