/** Places drawings of the open project in a process of its own, in which the networks stay open from one drawing to the next. */
import { phrase, say } from '../../contract/message';
import { AppError, errorOf } from '../../contract/app-error';
import { isSameRow, type RowReference } from '../../contract/results/comparison';
import { computeReportSchema, type ComputeCommand, type ComputeReport } from '../../contract/running/compute-protocol';
import type { PlacingAnswer, PlacingDescription, PlacingView } from '../../contract/results/placing';
import { createWorker } from '../../processes/host';
import type { StudioContext } from '../context';
import type { ComputeProcess } from '../compute-process';
import { answerDecode } from '../reading/answer-decode';
import { findPlacingMethods, sayMissing, type FoundMethods } from './find-methods';

export interface Drawing {
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface PlacingDesk {
  describe(): Promise<PlacingDescription>;
  /** `row`: null for the first of the methods. Questions wait for each other. */
  place(row: RowReference | null, drawings: readonly Drawing[], view?: PlacingView): Promise<PlacingAnswer>;
  /** What the project holds is read again with the next question. */
  projectChanged(): void;
  /** What can place drawings is looked for again; networks that are open stay so. */
  resultsChanged(): void;
  dispose(): void;
}

export function createPlacingDesk(
  folder: string,
  { assetsFolder, images, emit }: Pick<StudioContext, 'assetsFolder' | 'images' | 'emit'>,
  launch: () => ComputeProcess,
): PlacingDesk {
  const worker = createWorker<ComputeCommand, ComputeReport>({ launch, reports: computeReportSchema, startMs, idleMs });
  let isOver = false;
  let generation = 0;
  let methods: Promise<FoundMethods> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const find = (): Promise<FoundMethods> => {
    const finding = (methods ??= findPlacingMethods(folder));
    finding.catch(() => (methods = null));
    return finding;
  };
  const ask = async (row: RowReference | null, drawings: readonly Drawing[], view?: PlacingView): Promise<PlacingAnswer> => {
    const found = await find();
    const method = row === null ? found.methods[0] : found.methods.find((each) => isSameRow(each.row, row));
    if (method === undefined)
      throw new AppError('not-available', sayMissing(found.missing, found.methods, row === null ? null : `${row.step}:${row.method}`));
    if (isOver)
      throw new AppError('not-available', say`The process that places drawings ended: ${phrase`the project was closed`}. Try it again.`);
    const outcome = await worker.ask<Extract<ComputeReport, { type: 'placed' }>>({
      command: { type: 'place', project: folder, assetsFolder, runs: [...method.runs], generation, drawings: [...drawings], ...(view === undefined ? {} : { view }) }, // prettier-ignore
      silence: { tickMs: 5000, allowedMs: () => silenceMs },
      hear: (report, _, tell) => {
        if (report.type === 'decode') return answerDecode(report, images, tell);
        if (report.type === 'placing') emit({ type: 'placingProgressed', done: report.done, total: report.total });
        return report.type === 'placed' ? { answer: report } : null;
      },
    });
    if (outcome.kind === 'lost')
      throw new AppError('run-failed', say`The process that places drawings ended: ${outcome.reason}. Try it again.`);
    const { answer, error } = outcome.answer;
    if (answer === null) throw errorOf(error ?? { code: 'internal', message: phrase`nothing was answered` });
    return answer;
  };
  return {
    describe: async () => {
      const { methods: found, missing } = await find();
      return { methods: found.map(({ runs: _, ...method }) => method), missing };
    },
    place(row, drawings, view) {
      const answer = last.then(() => ask(row, drawings, view));
      last = answer.catch(() => undefined);
      return answer;
    },
    projectChanged() {
      generation++;
      methods = null;
    },
    resultsChanged: () => void (methods = null),
    dispose() {
      isOver = true;
      worker.end(phrase`the project was closed`);
    },
  };
}

const startMs = 120_000;
/** Networks stay open so long after the last drawing. */
const idleMs = 600_000;
/** A photograph network goes over all drawings and their copies where its regressions have to be fitted again. */
const silenceMs = 600_000;
