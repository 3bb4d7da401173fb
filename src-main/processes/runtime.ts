/** The worker's end of the line to the host that started it: Electron's utilityProcess or Node's fork. What it says goes straight to the wire. */
import { startGuard } from './guard-thread';
import { isLimitMemory, type Report, type Schema } from './protocol';

export interface HostPort<Command, Said extends Report> {
  post(report: Said): void;
  onCommand(listener: (command: Command) => void): void;
}

/** A command outside the schema ends this process, with its reason on stderr: it is a fault of the program. */
export function connectToHost<Command, Said extends Report>(commands: Schema<Command>): HostPort<Command, Said> {
  const parent = (process as { readonly parentPort?: ParentPort }).parentPort;
  const send = process.send?.bind(process);
  const guard = startGuard(parent === undefined);
  const taking = (listener: (command: Command) => void) => (message: unknown) => {
    if (isLimitMemory(message)) return guard.limitMemory(message.bytes);
    const read = commands.safeParse(message);
    if (!read.success) throw new TypeError(`The host sent what is no command: ${read.error.issues[0]?.message ?? ''}`);
    listener(read.data);
  };
  if (parent !== undefined)
    return {
      post: parent.postMessage.bind(parent),
      onCommand: (listener) => {
        const take = taking(listener);
        parent.on('message', ({ data }) => take(data));
      },
    };
  if (send === undefined) throw new Error('This process is started by the program, not by hand.');
  // A host that died without a word must not leave a process behind that computes for nobody.
  process.on('disconnect', () => process.exit(1));
  return {
    post: send,
    onCommand: (listener) => process.on('message', taking(listener)),
  };
}

/** What Electron puts on `process` in a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
