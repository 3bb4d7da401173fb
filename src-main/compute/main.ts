/** The compute process: started by a host, carries out one run at a time for it. */
import { computeCommandSchema, type ComputeCommand, type ComputeReport } from '../contract/running/compute-protocol';
import { connectToHost } from '../processes/runtime';
import { watchChildProcess } from '../processes/watch-process';
import { serveCommands } from './runs/serve-commands';

watchChildProcess('the compute process');
// Ctrl-C in a terminal reaches every process started from it; the host decides what it means and says so.
process.on('SIGINT', () => {});
// A cluster tells every process of a job that its time is over, too: the host has the run put away first.
process.on('SIGTERM', () => {});
// The last report is on its way when this is called; it gets the time to leave first.
serveCommands(connectToHost<ComputeCommand, ComputeReport>(computeCommandSchema), () => setTimeout(() => process.exit(0), 100));
