/**
 * Takes the host's commands one run at a time and reports back. Engines and all that trains are loaded by the first command that needs them:
 * most processes only look at a file, and should have done so before an engine is there.
 */
import { AppError, reportError, type ErrorReport } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { AnalysisPart } from '../../contract/results/analysis';
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import type { RunProgress } from '../../contract/running/run';
import type { RunControl, StopState } from './run-control';
import type { HostPort } from '../../processes/runtime';
import { decodeCorpus } from '../../studio/corpora/decode-corpus';
import { answerReading } from '../../studio/reading/answer-reading';
import { createHostDecoder } from '../features/decode-at-host';
import type { createPlacingServer, PlacingCommand } from '../placing/serve-placing';
import type { Workbench } from './workbench';

type CarryOut = Extract<ComputeCommand, { type: 'carryOut' }>;

/** Progress is worth a message four times a second. */
const progressEveryMs = 250;

export function serveCommands(port: HostPort<ComputeCommand, ComputeReport>, leave: () => void, now: () => number = Date.now): void {
  const benches = new Map<string, Workbench>();
  let current: { stop: StopState | null } | null = null;
  let leaving = false;
  const decoder = createHostDecoder((report) => port.post(report));

  const carryOut = async ({ project, key, assetsFolder }: CarryOut): Promise<void> => {
    if (current !== null) {
      const error = reportError(new AppError('internal', say`The compute process was given a second run before the first had ended.`));
      return port.post({ type: 'ended', key, state: 'failed', error });
    }
    const run = (current = { stop: null as StopState | null });
    let isStopping = false;
    const [{ carryOutRun }, { createWorkbench }] = await Promise.all([import('./carry-out-run'), import('./workbench')]);
    const bench = benches.get(assetsFolder) ?? createWorkbench(assetsFolder, undefined, decoder.decode);
    benches.set(assetsFolder, bench);
    let postedAt = -Infinity;
    const control: RunControl = {
      stopRequested: () => {
        if (run.stop !== null && !isStopping) {
          isStopping = true;
          port.post({ type: 'stopping', key });
        }
        return run.stop;
      },
      progressed: (progress: RunProgress) => {
        if (performance.now() - postedAt < progressEveryMs) return;
        postedAt = performance.now();
        port.post({ type: 'progressed', key, progress });
      },
      epochEnded: (row) => port.post({ type: 'epochEnded', key, row }),
      remarked: (remark) => port.post({ type: 'remarked', key, remark }),
    };
    const end = await carryOutRun(project, key, bench, control, now);
    current = null;
    port.post({ type: 'ended', key, ...end });
    if (leaving) leave();
  };

  const analyse = async ({ project, assetsFolder, networkProblem }: Extract<ComputeCommand, { type: 'analyse' }>): Promise<void> => {
    let told = -Infinity;
    const listener = {
      analysed: (done: number, total: number): void => {
        told = -Infinity;
        port.post({ type: 'analysed', done, total });
      },
      analysing: (part: AnalysisPart, done: number, total: number): void => {
        if (done < total && performance.now() - told < progressEveryMs) return;
        told = performance.now();
        port.post({ type: 'analysing', part, done, total });
      },
    };
    const { analyseProject } = await import('../analysis/analyse-project');
    const error = await analyseProject(project, assetsFolder, listener, decoder.decode, networkProblem).then(
      (found): ErrorReport | null => {
        const problems = found?.problems ?? [];
        return problems.length === 0 ? null : { code: 'not-available', message: problems.join(' ') };
      },
      reportError,
    );
    port.post({ type: 'analysisEnded', error });
  };

  const decode = async ({ project, corpus }: Extract<ComputeCommand, { type: 'decodeCorpus' }>): Promise<void> => {
    let told = -Infinity;
    const progressed = (done: number, total: number): void => {
      if (done < total && performance.now() - told < progressEveryMs) return;
      told = performance.now();
      port.post({ type: 'corpusProgressed', done, total });
    };
    const error = await decodeCorpus(project, corpus, progressed, decoder.decode).then(() => null, reportError);
    port.post({ type: 'corpusDecoded', error });
  };

  let placing: ReturnType<typeof createPlacingServer> | null = null;
  const place = async (command: PlacingCommand): Promise<void> => {
    const { createPlacingServer } = await import('../placing/serve-placing');
    placing ??= createPlacingServer(decoder.decode, (report) => port.post(report));
    await placing(command);
  };

  port.onCommand((command) => {
    switch (command.type) {
      case 'carryOut':
        void carryOut(command);
        return;
      case 'analyse':
        void analyse(command);
        return;
      case 'place':
      case 'decodePlaces':
        void place(command);
        return;
      case 'image':
      case 'import':
      case 'network':
      case 'tryNetwork':
      case 'table':
        void answerReading(command).then((report) => port.post(report));
        return;
      case 'decodeCorpus':
        void decode(command);
        return;
      case 'decoded':
        decoder.answered(command.question, command.answer);
        return;
      case 'stop':
        if (current !== null) current.stop = command.as;
        return;
      case 'probe':
      case 'measure':
        void import('../measuring/measure-device').then(({ answerQuestion }) => answerQuestion(command, (report) => port.post(report)));
        return;
      case 'leave':
        leaving = true;
        if (current === null) leave();
        return;
      default:
        command satisfies never;
    }
  });
  port.post({ type: 'ready' });
}
