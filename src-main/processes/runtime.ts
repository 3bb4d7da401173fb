/** The worker's end of the line to the host that started it: Electron's utilityProcess or Node's fork. What it says goes straight to the wire. */
import { startGuard } from './guard-thread';
import { isLimitMemory, type Report, type Schema } from './protocol';

/** What is done for each command. */
export type Handlers<Command extends Typed> = {
  readonly [T in Command['type']]: (command: Extract<Command, { readonly type: T }>) => unknown;
};
interface Typed {
  readonly type: string;
}

export interface HostPort<Command extends Typed, Said extends Report> {
  post(report: Said): void;
  onCommand(handlers: Handlers<Command>): void;
}

export function handOver<Command extends Typed>(handlers: Handlers<Command>, command: Command): void {
  const handle: (command: never) => unknown = handlers[command.type as Command['type']];
  handle(command as never); // the type is what says so
}

/** A command outside the schema ends this process, with its reason on stderr: it is a fault of the program. */
export function connectToHost<Command extends Typed, Said extends Report>(commands: Schema<Command>): HostPort<Command, Said> {
  const parent = (process as { readonly parentPort?: ParentPort }).parentPort;
  const send = process.send?.bind(process);
  const guard = startGuard(parent === undefined);
  const taking = (handlers: Handlers<Command>) => (message: unknown) => {
    if (isLimitMemory(message)) return guard.limitMemory(message.bytes);
    const read = commands.safeParse(message);
    if (!read.success) throw new TypeError(`The host sent what is no command: ${read.error.issues[0]?.message ?? ''}`);
    handOver(handlers, read.data);
  };
  if (parent !== undefined)
    return {
      post: parent.postMessage.bind(parent),
      onCommand: (handlers) => {
        const take = taking(handlers);
        parent.on('message', ({ data }) => take(data));
      },
    };
  if (send === undefined) throw new Error('This process is started by the program, not by hand.');
  // A host that died without a word must not leave a process behind that computes for nobody.
  process.on('disconnect', () => process.exit(1));
  return {
    post: send,
    onCommand: (handlers) => process.on('message', taking(handlers)),
  };
}

/** What Electron puts on `process` in a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
