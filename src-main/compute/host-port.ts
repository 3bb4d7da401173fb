/** The line to the host that started this process: Electron's utilityProcess or Node's fork. */
import { computeCommandSchema, type ComputeCommand, type ComputeReport } from '../contract/compute-protocol';

export interface HostPort {
  post(report: ComputeReport): void;
  onCommand(listener: (command: ComputeCommand) => void): void;
}

export function connectToHost(): HostPort {
  const parent = (process as { readonly parentPort?: ParentPort }).parentPort;
  if (parent !== undefined)
    return {
      post: (report) => parent.postMessage(report),
      onCommand: (listener) => parent.on('message', ({ data }) => listener(computeCommandSchema.parse(data))),
    };
  if (process.send === undefined) throw new Error('The compute process is started by the program, not by hand.');
  // A host that died without a word must not leave a process behind that computes for nobody.
  process.on('disconnect', () => process.exit(1));
  return {
    post: (report) => process.send?.(report),
    onCommand: (listener) => process.on('message', (message) => listener(computeCommandSchema.parse(message))),
  };
}

/** What Electron puts on `process` in a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
