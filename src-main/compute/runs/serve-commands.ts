/**
 * The table of the host's commands, which the runtime looks up; runs are taken one at a time by `carry-out-run`. Engines and all that trains are loaded by the first command that needs them:
 * most processes only look at a file, and should have done so before an engine is there.
 */
import { reportError, type ErrorReport } from '../../contract/app-error';
import type { AnalysisPart } from '../../contract/results/analysis';
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import type { HostPort } from '../../processes/runtime';
import { decodeCorpus } from '../../studio/corpora/decode-corpus';
import { answerReading } from '../../studio/reading/answer-reading';
import { createHostDecoder } from '../features/decode-at-host';
import type { createPlacingServer, PlacingCommand } from '../placing/serve-placing';
import { createRunServer, progressEveryMs } from './carry-out-run';

export function serveCommands(port: HostPort<ComputeCommand, ComputeReport>, leave: () => void, now: () => number = Date.now): void {
  let leaving = false;
  const decoder = createHostDecoder((report) => port.post(report));

  const runs = createRunServer({
    post: (report) => port.post(report),
    decode: decoder.decode,
    onEnd: () => {
      if (leaving) leave();
    },
    now,
  });

  const analyse = async ({ project, assetsFolder, networkProblems }: Extract<ComputeCommand, { type: 'analyse' }>): Promise<void> => {
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
    const error = await analyseProject(project, assetsFolder, listener, decoder.decode, networkProblems).then(
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

  const read = (command: Parameters<typeof answerReading>[0]): void => void answerReading(command).then((report) => port.post(report));
  const measure = (command: Extract<ComputeCommand, { type: 'probe' | 'measure' }>): void =>
    void import('../measuring/measure-device').then(({ answerQuestion }) => answerQuestion(command, (report) => port.post(report)));

  port.onCommand({
    carryOut: runs.carryOut,
    stop: runs.stop,
    analyse,
    place,
    decodePlaces: place,
    image: read,
    import: read,
    network: read,
    tryNetwork: read,
    table: read,
    decodeCorpus: decode,
    decoded: ({ question, answer }) => decoder.answered(question, answer),
    probe: measure,
    measure,
    leave: () => {
      leaving = true;
      if (!runs.isBusy()) leave();
    },
  });
  port.post({ type: 'ready' });
}
