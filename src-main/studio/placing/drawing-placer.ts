/** Places drawings of the open project, and draws places, in a process of its own in which the networks stay open from one question to the next. */
import pLimit from 'p-limit';
import { phrase, say } from '../../contract/message';
import { AppError, errorOf, type ErrorReport } from '../../contract/app-error';
import { isSameRow, type RowReference } from '../../contract/results/comparison';
import { computeReportSchema, type ComputeCommand, type ComputeReport, type DrawingToPlace } from '../../contract/running/compute-protocol';
import {
  isSameDecoder,
  type DecoderReference,
  type DecodingAnswer,
  type DecodingDescription,
  type OtherUnits,
} from '../../contract/results/decoding';
import type { PlacingAnswer, PlacingDescription, PlacingView } from '../../contract/results/placing';
import { createWorker } from '../../processes/host';
import type { StudioContext } from '../context';
import type { ComputeProcess } from '../compute-process';
import { answerDecode } from '../reading/answer-decode';
import { findDecoders, sayNoDecoder, type FoundDecoders } from './find-decoders';
import { findPlacingMethods, sayMissing, type FoundMethods } from './find-methods';

export interface DrawingPlacer {
  describe(): Promise<PlacingDescription>;
  /** `row`: null for the first of the methods. Questions wait for each other. */
  place(row: RowReference | null, drawings: readonly DrawingToPlace[], view?: PlacingView): Promise<PlacingAnswer>;
  describeDecoding(): Promise<DecodingDescription>;
  /** Likewise; the networks are opened also where no place is asked about. */
  decode(row: DecoderReference | null, places: readonly (readonly number[])[], others: OtherUnits): Promise<DecodingAnswer>;
  /** What the project holds is read again with the next question. */
  projectChanged(): void;
  /** What can place drawings is looked for again; networks that are open stay so. */
  resultsChanged(): void;
  dispose(): void;
}

export function createDrawingPlacer(
  folder: string,
  { assetsFolder, images, emit }: Pick<StudioContext, 'assetsFolder' | 'images' | 'emit'>,
  launch: () => ComputeProcess,
): DrawingPlacer {
  const worker = createWorker<ComputeCommand, ComputeReport>({ launch, reports: computeReportSchema, startMs, idleMs });
  let isOver = false;
  let generation = 0;
  const methods = remembered(() => findPlacingMethods(folder));
  const decoders = remembered(() => findDecoders(folder));
  /** `heard`: what a report says, where it is the answer. */
  const ask = async <T>(command: ComputeCommand, heard: (report: ComputeReport) => Answered<T> | null): Promise<T> => {
    if (isOver)
      throw new AppError('not-available', say`The process that places drawings ended: ${phrase`the project was closed`}. Try it again.`);
    const outcome = await worker.ask<Answered<T>>({
      command,
      silence: { tickMs: 5000, allowedMs: () => silenceMs },
      hear: (report, _, tell) => {
        if (report.type === 'decode') return answerDecode(report, images, tell);
        if (report.type === 'placing') emit({ type: 'placingProgressed', done: report.done, total: report.total });
        const answer = heard(report);
        return answer === null ? null : { answer };
      },
    });
    if (outcome.kind === 'lost')
      throw new AppError('run-failed', say`The process that places drawings ended: ${outcome.reason}. Try it again.`);
    const { answer, error } = outcome.answer;
    if (answer === null) throw errorOf(error ?? { code: 'internal', message: phrase`nothing was answered` });
    return answer;
  };
  const askPlaces = async (row: RowReference | null, drawings: readonly DrawingToPlace[], view?: PlacingView): Promise<PlacingAnswer> => {
    const found: FoundMethods = await methods.get();
    const method = row === null ? found.methods[0] : found.methods.find((each) => isSameRow(each.row, row));
    if (method === undefined) throw new AppError('not-available', sayMissing(found.missing, found.methods, nameOf(row)));
    return ask(
      {
        type: 'place',
        project: folder,
        assetsFolder,
        runs: [...method.runs],
        generation,
        drawings: [...drawings],
        ...(view === undefined ? {} : { view }),
      },
      (report) => (report.type === 'placed' ? report : null),
    );
  };
  const askImages = async (
    row: DecoderReference | null,
    places: readonly (readonly number[])[],
    others: OtherUnits,
  ): Promise<DecodingAnswer> => {
    const found: FoundDecoders = await decoders.get();
    const method = row === null ? found.methods[0] : found.methods.find((each) => isSameDecoder(each.row, row));
    if (method === undefined) throw new AppError('not-available', sayNoDecoder(found.missing, found.methods, nameOf(row)));
    return ask(
      { type: 'decodePlaces', project: folder, runs: [...method.runs], generation, places: places.map((at) => [...at]), others },
      (report) => (report.type === 'placesDecoded' ? report : null),
    );
  };
  const inTurn = pLimit(1);
  const forget = (): void => {
    methods.forget();
    decoders.forget();
  };
  return {
    describe: async () => {
      const { methods: found, missing } = await methods.get();
      return { methods: found.map(({ runs: _, ...method }) => method), missing };
    },
    place: (row, drawings, view) => inTurn(() => askPlaces(row, drawings, view)),
    describeDecoding: async () => {
      const { methods: found, missing } = await decoders.get();
      return { methods: found.map(({ runs: _, ...method }) => method), missing };
    },
    decode: (row, places, others) => inTurn(() => askImages(row, places, others)),
    projectChanged() {
      generation++;
      forget();
    },
    resultsChanged: forget,
    dispose() {
      isOver = true;
      worker.end(phrase`the project was closed`);
    },
  };
}

interface Answered<T> {
  readonly answer: T | null;
  readonly error: ErrorReport | null;
}

/** What was found, until it is forgotten; a failure is forgotten at once. */
function remembered<T>(find: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  let found: Promise<T> | null = null;
  return {
    get() {
      const finding = (found ??= find());
      finding.catch(() => (found = null));
      return finding;
    },
    forget: () => void (found = null),
  };
}

const nameOf = (row: RowReference | null): string | null => (row === null ? null : `${row.step}:${row.method}`);

const startMs = 120_000;
/** Networks stay open so long after the last drawing. */
const idleMs = 600_000;
/** A photograph network goes over all drawings and their copies where its regressions have to be fitted again. */
const silenceMs = 600_000;
