/** The compute process: started by a host, carries out one run at a time for it. */
import { endWithParent } from './end-with-parent';
import { connectToHost } from './host-port';
import { serveCommands } from './serve-commands';

// Ctrl-C in a terminal reaches every process started from it; the host decides what it means and says so.
process.on('SIGINT', () => {});
if (process.send !== undefined) endWithParent(); // started by fork; Electron looks after its own processes
// The last report is on its way when this is called; it gets the time to leave first.
serveCommands(connectToHost(), () => setTimeout(() => process.exit(0), 100));
