/** Answers, in a process that can be ended, what the desks ask about files nobody vouches for. */
import { reportError } from '../../contract/app-error';
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import { carryOutImageTask } from '../../pipeline/decode/image-task';
import { workOutImport } from '../import/work-out-import';
import { readTableOf } from './read-by-kind';

export type ReadingCommand = Extract<ComputeCommand, { type: 'image' | 'import' | 'network' | 'tryNetwork' | 'table' }>;

/** Never rejects. */
export async function answerReading(command: ReadingCommand): Promise<ComputeReport> {
  switch (command.type) {
    case 'image':
      return { type: 'imageAnswered', answer: await carryOutImageTask(command.task) };
    case 'import':
      return workOutImport(command.work).then(
        (worked) => ({ type: 'importWorkedOut', worked, error: null }),
        (error: unknown) => ({ type: 'importWorkedOut', worked: null, error: reportError(error) }),
      );
    case 'network':
      return (await import('../../engines/onnx/evaluation/image-network')).listImageLayers(command.file).then(
        (layers) => ({ type: 'networkAnswered', layers, error: null }),
        (error: unknown) => ({ type: 'networkAnswered', layers: [], error: reportError(error) }),
      );
    case 'tryNetwork':
      return (await import('./try-network')).tryNetwork(command).then(
        (tried) => ({ type: 'networkTried', tried, error: null }),
        (error: unknown) => ({ type: 'networkTried', tried: null, error: reportError(error) }),
      );
    case 'table':
      return readTableOf(command.kind, command.given).then(
        (table) => ({ type: 'tableRead', table, error: null }),
        (error: unknown) => ({ type: 'tableRead', table: null, error: reportError(error) }),
      );
    default:
      return command satisfies never;
  }
}
