/** What every use case is handed, and the port through which runs reach the compute process. */
import type { ComputeCommand, ComputeReport } from '../contract/compute-protocol';
import type { StudioEvent } from '../contract/events';

export interface StudioContext {
  /** out/assets: sample/, photograph-network/. */
  readonly assetsFolder: string;
  /** Where the recent list is kept, and where projects go unless the person says otherwise. */
  readonly userFolder: string;
  /** The open project; AppError 'not-found' when none is open. */
  folder(): string;
  emit(event: StudioEvent): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A started compute process, whatever the host started it with. */
/** 'ignore': what libraries print on the way, such as drivers that find no card, is nobody's concern; the answer says all. */
export type LaunchCompute = (output?: 'inherit' | 'ignore') => ComputeProcess;

export interface ComputeProcess {
  post(command: ComputeCommand): void;
  onReport(listener: (report: ComputeReport) => void): void;
  /** Called once, when the process has ended for whatever reason; `signal` where the system tells of one. */
  onExit(listener: (code: number | null, signal?: string | null) => void): void;
  kill(): void;
}
