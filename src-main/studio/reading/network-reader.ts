/** Looks into network files nobody vouches for, in a process that can be ended: which layers they have, and whether they can be run at all. */
import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { AppError, errorOf, reportError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import type { CheckedNetwork } from '../../contract/running/network-check';
import { projectNetworkFile } from '../../store/project/project-network';
import { readProject } from '../../store/project/project-store';
import type { ReadingCommand } from './answer-reading';
import type { ReadingProcesses } from './reading-processes';

export interface NetworkReader {
  /** The layers that can be used, in the order of computation; AppError with what is wrong with the file. */
  layers(file: string): Promise<readonly string[]>;
  /** Gives it some drawings; `token` stands for the pictures until a few others have been tried. */
  tryOut(trial: NetworkTrial): Promise<CheckedNetwork & { readonly token: string }>;
  /** A PNG of what it was given; null when it is kept no longer. */
  picture(token: string, at: number): Uint8Array | null;
}

export type NetworkTrial = Omit<Extract<ComputeCommand, { type: 'tryNetwork' }>, 'type'>;

/** Opening and one image: a large network of 1 GB takes some 20 seconds on a slow disk, a small one a fraction of a second. */
const leastMs = 10_000;
const bytesPerMs = 50_000;
/** All layers at once, and the weights as read, as parsed and as laid out for computing. */
const leastMemory = 2 * 2 ** 30;
const copies = 6;
/** Reading a drawing, thickening its lines and computing on it. */
const msPerDrawing = 5000;
const keptTrials = 4;

/** With `readers` null files are looked into in this process, as under test. Files that look as before are not looked into again. */
export function createNetworkReader(readers: ReadingProcesses | null): NetworkReader {
  const known = new Map<string, Promise<readonly string[]>>();
  const pictures = new Map<string, readonly Uint8Array[]>();
  const ask = async (command: ReadingCommand & { readonly file: string }, bytes: number, extraMs = 0): Promise<ComputeReport> => {
    if (readers === null) return (await import('./answer-reading')).answerReading(command); // the host itself loads no engine
    const withinMs = Math.round((leastMs + extraMs + bytes / bytesPerMs) / 1000) * 1000;
    const outcome = await readers.ask<ComputeReport>({
      command,
      withinMs,
      memoryBytes: Math.min(leastMemory + copies * bytes, 0.6 * totalmem()),
      hear: (report) => (report.type === 'networkAnswered' || report.type === 'networkTried' ? { answer: report } : null),
    });
    if (outcome.kind === 'answered') return outcome.answer;
    const reason =
      outcome.why === 'late'
        ? phrase`running it on one image takes longer than ${withinMs / 1000} seconds`
        : outcome.why === 'memory'
          ? phrase`it takes more memory than this computer can give it`
          : phrase`the process that tried it did not come back (${outcome.reason})`;
    throw new AppError('bad-input', say`The network ${command.file} cannot be used: ${reason}. Choose another network.`);
  };
  const look = async (file: string, bytes: number): Promise<readonly string[]> => {
    const report = await ask({ type: 'network', file }, bytes);
    if (report.type !== 'networkAnswered') throw new RangeError(`'${report.type}' is no answer to 'network'`);
    if (report.error !== null) throw errorOf(report.error);
    return report.layers;
  };
  return {
    async layers(file) {
      const info = await requireFile(file);
      const key = `${file} ${info.size} ${info.mtimeMs} ${info.ino}`;
      const answer = known.get(key) ?? look(file, info.size);
      known.set(key, answer);
      answer.catch((error: unknown) => {
        if (!(error instanceof AppError && error.code === 'bad-input')) known.delete(key);
      });
      return answer;
    },
    async tryOut(trial) {
      const { size } = await requireFile(trial.file);
      const report = await ask({ type: 'tryNetwork', ...trial }, size, trial.drawings.length * msPerDrawing);
      if (report.type !== 'networkTried') throw new RangeError(`'${report.type}' is no answer to 'tryNetwork'`);
      if (report.error !== null) throw errorOf(report.error);
      const { tried } = report;
      if (tried === null) throw new RangeError('A network was tried without an answer.');
      const token = randomUUID();
      pictures.set(token, tried.pictures);
      for (const old of [...pictures.keys()].slice(0, -keptTrials)) pictures.delete(old);
      return { ...tried, token };
    },
    picture: (token, at) => pictures.get(token)?.[at] ?? null,
  };
}

async function requireFile(file: string): Promise<Stats> {
  const info = await stat(file).catch(() => null);
  if (info !== null && !info.isFile()) throw new AppError('bad-input', say`${file} is not a file. Choose an ONNX file.`);
  if (info === null) throw new AppError('not-found', say`The network file ${file} cannot be opened. Choose the file again.`);
  return info;
}

/** What is wrong with the networks a project names itself, by file; nothing of those that can be opened. */
export async function findNetworkProblems(folder: string, networks: NetworkReader): Promise<Record<string, string>> {
  const { photographNetwork, furtherNetworks = [] } = await readProject(folder);
  const problems: Record<string, string> = {};
  for (const file of new Set([photographNetwork, ...furtherNetworks].flatMap((each) => each?.file ?? [])))
    await networks.layers(projectNetworkFile(folder, file)).catch((error: unknown) => {
      problems[file] = reportError(error).message;
    });
  return problems;
}
