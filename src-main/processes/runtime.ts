/** The worker's end of the line to the host that started it: Electron's utilityProcess or Node's fork. */
import { startGuard } from './guard-thread';
import { isLimitMemory, type Report, type Schema } from './protocol';

export interface HostPort<Command, Said extends Report> {
  post(report: Said): void;
  onCommand(listener: (command: Command) => void): void;
}

/** A command outside the schema ends this process, with its reason on stderr: it is a fault of the program. */
export function connectToHost<Command, Said extends Report>(commands: Schema<Command>): HostPort<Command, Said> {
  const parent = (process as { readonly parentPort?: ParentPort }).parentPort;
  if (parent === undefined && process.send === undefined) throw new Error('This process is started by the program, not by hand.');
  const guard = startGuard(parent === undefined);
  const taking = (listener: (command: Command) => void) => (message: unknown) => {
    if (isLimitMemory(message)) return guard.limitMemory(message.bytes);
    const read = commands.safeParse(message);
    if (!read.success) throw new TypeError(`The host sent what is no command: ${read.error.issues[0]?.message ?? ''}`);
    listener(read.data);
  };
  if (parent !== undefined)
    return {
      post: (report) => parent.postMessage(report),
      onCommand: (listener) => {
        const take = taking(listener);
        parent.on('message', ({ data }) => take(data));
      },
    };
  // A host that died without a word must not leave a process behind that computes for nobody.
  process.on('disconnect', () => process.exit(1));
  return {
    post: (report) => process.send?.(report),
    onCommand: (listener) => process.on('message', taking(listener)),
  };
}

/** What Electron puts on `process` in a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
