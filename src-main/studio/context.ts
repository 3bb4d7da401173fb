/** What every use case is handed, and the port through which runs reach the compute process. */
import type { ComputeCommand } from '../contract/running/compute-protocol';
import type { StudioEvent } from '../contract/window/events';
import type { ImageDesk } from './image-desk';
import type { NetworkDesk } from './reading/network-desk';
import type { TableDesk } from './reading/table-desk';
import type { WorkerProcess } from '../processes/protocol';

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

/** 'ignore': what libraries print on the way, such as drivers that find no card, is nobody's concern; the answer says all. */
export type LaunchCompute = (output?: 'inherit' | 'ignore') => ComputeProcess;

/** A started compute process, whatever the host started it with. */
export type ComputeProcess = WorkerProcess<ComputeCommand>;
