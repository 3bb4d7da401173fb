/** Looks into network files nobody vouches for, in a process that can be ended: which layers they have, and whether they can be run at all. */
import { stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { AppError, errorOf, reportError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { projectNetworkFile } from '../../store/project/project-network';
import { readProject } from '../../store/project/project-store';
import type { ReadingProcesses } from './reading-processes';

export interface NetworkReader {
  /** The layers that can be used, in the order of computation; AppError with what is wrong with the file. */
  layers(file: string): Promise<readonly string[]>;
}

/** Opening and one image: a large network of 1 GB takes some 20 seconds on a slow disk, a small one a fraction of a second. */
const leastMs = 10_000;
const bytesPerMs = 50_000;
/** All layers at once, and the weights as read, as parsed and as laid out for computing. */
const leastMemory = 2 * 2 ** 30;
const copies = 6;

/** With `readers` null files are looked into in this process, as under test. Files that look as before are not looked into again. */
export function createNetworkReader(readers: ReadingProcesses | null): NetworkReader {
  const known = new Map<string, Promise<readonly string[]>>();
  const look = async (file: string, bytes: number): Promise<readonly string[]> => {
    if (readers === null) return (await import('../../engines/onnx/evaluation/image-network')).listImageLayers(file); // the host itself loads no engine
    const withinMs = Math.round((leastMs + bytes / bytesPerMs) / 1000) * 1000;
    const outcome = await readers.ask({
      command: { type: 'network', file },
      withinMs,
      memoryBytes: Math.min(leastMemory + copies * bytes, 0.6 * totalmem()),
      hear: (report) => (report.type === 'networkAnswered' ? { answer: report } : null),
    });
    if (outcome.kind === 'answered') {
      const { layers, error } = outcome.answer;
      if (error !== null) throw errorOf(error);
      return layers;
    }
    const reason =
      outcome.why === 'late'
        ? phrase`running it on one image takes longer than ${withinMs / 1000} seconds`
        : outcome.why === 'memory'
          ? phrase`it takes more memory than this computer can give it`
          : phrase`the process that tried it did not come back (${outcome.reason})`;
    throw new AppError('bad-input', say`The network ${file} cannot be used: ${reason}. Choose another network.`);
  };
  return {
    async layers(file) {
      const info = await stat(file).catch(() => null);
      if (info !== null && !info.isFile()) throw new AppError('bad-input', say`${file} is not a file. Choose an ONNX file.`);
      if (info === null) throw new AppError('not-found', say`The network file ${file} cannot be opened. Choose the file again.`);
      const key = `${file} ${info.size} ${info.mtimeMs} ${info.ino}`;
      const answer = known.get(key) ?? look(file, info.size);
      known.set(key, answer);
      answer.catch((error: unknown) => {
        if (!(error instanceof AppError && error.code === 'bad-input')) known.delete(key);
      });
      return answer;
    },
  };
}

/** What is wrong with the network a project names itself; null when nothing is, or when it names none. */
export async function findNetworkProblem(folder: string, networks: NetworkReader): Promise<string | null> {
  const { photographNetwork } = await readProject(folder);
  if (photographNetwork === null) return null;
  try {
    await networks.layers(projectNetworkFile(folder, photographNetwork.file));
    return null;
  } catch (error) {
    return reportError(error).message;
  }
}
