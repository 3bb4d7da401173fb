/**
 * Calls SLURM's own programs, here or on a login node over ssh, each with a time limit. The person's own ssh configuration counts; nothing in it
 * is overridden but that ssh may not ask: an unknown host or a missing key is an answer, not a question.
 */
import { spawn } from 'node:child_process';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';

export interface SlurmClient {
  /** What the program printed. AppError when it cannot be reached, does not answer in time, or refuses. */
  call(program: SlurmProgram, options: readonly string[], input?: string): Promise<string>;
}
export type SlurmProgram = 'sbatch' | 'squeue' | 'scontrol' | 'sacct' | 'scancel';

export interface Called {
  readonly code: number | null; // null: ended because it took too long
  readonly out: string;
  readonly error: string;
}
export type CallProgram = (command: string, args: readonly string[], input: string, withinMs: number) => Promise<Called>;

const withinMs = 30_000;

/** `host`: as ssh knows it; null for this machine. `quote` makes one word of a shell of its argument. */
export function openSlurm(host: string | null, quote: (word: string) => string, call: CallProgram = callProgram): SlurmClient {
  if (host !== null && (host.startsWith('-') || /\s/.test(host)))
    throw new AppError('bad-input', say`‘${host}’ is no name of a login node. Give it as ssh knows it, such as me@cluster.university.edu.`);
  return {
    async call(program, options, input = '') {
      const called = await callOrExplain(program, options, input);
      if (called.code === 0) return called.out;
      throw refusalOf(program, host, called);
    },
  };

  async function callOrExplain(program: SlurmProgram, options: readonly string[], input: string): Promise<Called> {
    try {
      if (host === null) return await call(program, options, input, withinMs);
      const remote = [program, ...options].map(quote).join(' ');
      return await call('ssh', ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=15', '-T', host, remote], input, withinMs);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      if (host !== null)
        throw new AppError(
          'not-available',
          say`The program ssh is not on this computer. Install it, or give the command on the login node itself.`,
        );
      throw new AppError(
        'not-available',
        say`There is no SLURM on this computer: ${program} was not found. Give --host with the cluster's login node, or give the command there.`,
      );
    }
  }
}

function refusalOf(program: SlurmProgram, host: string | null, { code, error, out }: Called): AppError {
  const lines = `${error}\n${out}`
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = (lines.at(-1) ?? 'it gave no reason').replace(/^\w+: (?:error|fatal): /, '').replace(/\.$/, '');
  if (
    code === null ||
    /unable to contact slurm controller|connection refused.*slurm|slurm_persist_conn|Zero Bytes were transmitted/i.test(error)
  )
    return new AppError(
      'not-available',
      say`SLURM does not answer (${program}${host === null ? '' : say` on ${host}`}): its controller seems to be down or out of reach. What was submitted is not lost; try again later.`,
    );
  if (host !== null && code === 255)
    return new AppError(
      'not-available',
      say`The login node ${host} could not be reached with ssh: ${last}. Try ‘ssh ${host}’ in a terminal: it must come in without asking for anything.`,
    );
  if (host !== null && code === 127)
    return new AppError('not-available', say`${program} was not found on ${host}. Is that the cluster's login node?`);
  return new AppError('bad-input', say`${program} refused: ${last}.`);
}

/** Ends the program when its time is over. Rejects when there is no such program. */
export const callProgram: CallProgram = (command, args, input, limitMs) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [out, error] = ['', ''];
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, limitMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
    child.on('error', (reason) => {
      clearTimeout(timer);
      reject(reason);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: isLate ? null : (code ?? 1), out, error });
    });
    child.stdin.on('error', () => undefined); // it ended before it had read everything; its exit code says why
    child.stdin.end(input);
  });
