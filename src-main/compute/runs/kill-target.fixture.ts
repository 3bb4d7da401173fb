/** A program for tests to kill: carries out the run it is given with a checkpoint after every step, or blocks for ever. */
import { join } from 'node:path';
import { runKeySchema } from '../../contract/running/run';
import { carryOutRun } from './carry-out-run';
import { startGuard } from '../../processes/guard-thread';
import { createWorkbench } from './workbench';

const [folder = '', key = ''] = process.argv.slice(2);
if (folder === 'block') {
  startGuard(true);
  process.send?.('blocked'); // after this the thread hears nothing any more, as in an engine's step that hangs
  for (;;);
}
const control = { stopRequested: () => null, progressed: () => undefined, epochEnded: () => undefined, remarked: () => undefined };
process.stdout.write('started');
const end = await carryOutRun(folder, runKeySchema.parse(key), createWorkbench(join(folder, 'no-assets'), 0), control, Date.now);
process.exit(end.state === 'done' ? 0 : 1);
