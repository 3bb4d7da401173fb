/** The port through which runs, and what is read or worked out elsewhere, reach the compute process. */
import type { ComputeCommand } from '../contract/running/compute-protocol';
import type { WorkerProcess } from '../processes/protocol';

/** 'ignore': what libraries print on the way, such as drivers that find no card, is nobody's concern; the answer says all. */
export type LaunchCompute = (output?: 'inherit' | 'ignore') => ComputeProcess;

/** A started compute process, whatever the host started it with. */
export type ComputeProcess = WorkerProcess<ComputeCommand>;
