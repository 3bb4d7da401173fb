/** The queue of a project: one run after the other, needs first; pause, resume, cancel; survives a dying compute process. Its rules: `transition`. */
import pLimit from 'p-limit';
import type { PlannedRun, QueueStatus, RunCard } from '../../../contract/running/experiment';
import type { StudioEvent } from '../../../contract/window/events';
import type { RunRecord } from '../../../contract/running/run';
import type { ComputeSupervisor } from '../compute-supervisor';
import { openQueueRecords, type Failure, type QueueRecordsOptions } from './queue-records';
import { emptyQueue, runsAhead, type QueuedRun, type QueueEffect, type QueueEvent } from './queue-state';
import type { VetRun } from './refuse-run';
import { transition } from './transition';

export interface RunQueue {
  /**
   * Records runs as queued, each after what it needs; starts, or goes on if paused. `records`: of runs that may have none yet. An AppError
   * when they cannot be written.
   */
  start(runs: readonly QueuedRun[], records: readonly RunRecord[]): Promise<QueueStatus>;
  /** Runs of an earlier session wait, paused, for `resume`; a new `start` takes their place. */
  listLeftOver(runs: readonly QueuedRun[]): void;
  /** Goes on with runs that the end of an earlier session interrupted, and says so. */
  continueRuns(runs: readonly QueuedRun[]): Promise<void>;
  pause(): QueueStatus;
  resume(): Promise<QueueStatus>;
  cancel(): Promise<QueueStatus>;
  status(): QueueStatus;
  /** Null for a run that was never recorded. */
  card(run: PlannedRun): RunCard | null;
  /** Ends the compute process; the current run becomes 'interrupted'. */
  dispose(): Promise<void>;
  /** The same without another word in the project's files. */
  abandon(): Promise<void>;
}

export interface RunQueueOptions extends Omit<QueueRecordsOptions, 'isAbandoned' | 'vet'> {
  readonly supervisor: ComputeSupervisor;
  readonly emit: (event: StudioEvent) => void;
  /** How long an unfinished run will take, by what is known. */
  readonly estimateMs: (records: readonly RunRecord[]) => number | null;
  /** Why a run is not to be given to the compute process. */
  readonly vet?: VetRun;
}

export function createRunQueue(options: RunQueueOptions): RunQueue {
  const { folder, ledger, supervisor, emit, estimateMs } = options;
  let state = emptyQueue;
  const underWay = new Set<Promise<unknown>>();
  const records = openQueueRecords({ ...options, vet: options.vet, isAbandoned: () => state.project === 'abandoned' });

  const card = ({ key, method, dims, fold, seed, variant }: PlannedRun): RunCard | null => {
    const record = ledger.get(key);
    if (record === undefined) return null;
    const { inHand } = state;
    const progress = inHand?.doing === 'computing' && inHand.run.key === key ? inHand.progress : null;
    const { label, state: recorded, error, remarks, plateau } = record;
    return {
      ...{ key, method, dims, fold, progress, label, state: recorded, error: error?.message ?? null, remarks: remarks ?? [] },
      ...(plateau === undefined ? {} : { plateau }),
      ...(seed === undefined ? {} : { seed }),
      ...(variant === undefined ? {} : { variant }),
    };
  };
  const remainingMs = (): number | null => {
    const { inHand } = state;
    const ahead = runsAhead(state).filter((run) => run !== inHand?.run);
    const rest = estimateMs(ahead.flatMap(({ key }) => ledger.get(key) ?? []));
    if (inHand === null || rest === null) return ahead.length === 0 ? null : rest;
    const record = ledger.get(inHand.run.key);
    const progressed = inHand.doing === 'computing' ? inHand.progress?.remainingMs : null;
    return rest + (progressed ?? (record === undefined ? null : estimateMs([record])) ?? 0);
  };
  const status = (): QueueStatus => ({
    state: state.mode === 'cancelling' ? 'pausing' : state.mode,
    done: state.done,
    total: state.done + runsAhead(state).length,
    current: state.inHand === null ? null : card(state.inHand.run),
    currentStep: state.inHand?.run.step ?? null,
    remainingMs: remainingMs(),
    notice: [state.notice, ...state.remarks].filter((text) => text !== null).join(' ') || null,
  });
  const announce = (...events: readonly StudioEvent[]): void => {
    for (const event of events) emit(event);
    emit({ type: 'queueProgressed', status: status() });
  };

  /** Resolves when the records this asks for are written, to why one could not be. */
  const dispatch = async (event: QueueEvent): Promise<Failure | null> => {
    const before = state;
    const { state: after, effects } = transition(before, event);
    state = after;
    const performed = effects.map(perform);
    if (after !== before) announce(...(event.type === 'progressed' ? [] : [changed]));
    return (await Promise.all(performed)).find((failure) => failure !== null) ?? null;
  };
  const tell = (event: QueueEvent): void => void dispatch(event);
  /** For whoever asked: the failure itself. */
  const ask = async (event: QueueEvent): Promise<QueueStatus> => {
    const failure = await dispatch(event);
    if (failure !== null) throw failure.reason;
    return status();
  };

  const perform = async (effect: QueueEffect): Promise<Failure | null> => {
    switch (effect.type) {
      case 'enter':
        return follow(
          write(
            () => records.enter(effect.runs),
            (unwritten) => tell({ type: 'entered', runs: effect.runs, unwritten }),
          ),
        );
      case 'leave':
        return follow(
          write(
            () => records.leave(effect.runs),
            (unwritten) => tell({ type: 'left', runs: effect.runs, unwritten }),
          ),
        );
      case 'mark':
        return follow(
          write(
            () => records.mark(effect),
            (unwritten) => (unwritten === null ? announce(changed) : tell({ type: 'marked', unwritten })),
          ),
        );
      case 'vet':
        void follow(inTurn(() => records.vet(effect.run)).then((verdict) => tell({ type: 'vetted', verdict })));
        return null;
      case 'carryOut':
        void follow(carryOut(effect.run));
        return null;
      case 'settle':
        void follow(inTurn(() => records.settle(effect)).then(tell));
        return null;
      case 'stop':
        supervisor.stop(effect.as);
        return null;
      case 'refresh':
        supervisor.refresh();
        return null;
      case 'endProcess':
        supervisor.dispose();
        return null;
      case 'tellResults':
        emit({ type: 'resultsChanged' });
        return null;
      default:
        return effect satisfies never;
    }
  };
  const follow = async <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };
  /** What touches records is done one after the other, in the order of asking. */
  const inTurn = pLimit(1);
  const write = async (work: () => Promise<Failure | null>, answer: (failure: Failure | null) => void): Promise<Failure | null> => {
    const failure = await inTurn(work);
    answer(failure);
    return failure;
  };
  const carryOut = async (run: QueuedRun): Promise<void> => {
    records.show(run);
    const question = supervisor.begin(folder, run.key, (report) => {
      if (report.type === 'progressed') tell({ type: 'progressed', progress: report.progress });
      else if (report.type === 'remarked') tell({ type: 'remarked', remark: report.remark });
      else if (report.type === 'epochEnded') {
        tell({ type: 'gotOn' });
        emit({ type: 'epochEnded', key: run.key, row: report.row });
      }
    });
    const outcome = supervisor.end(await supervisor.worker.ask(question));
    tell({ type: 'ended', outcome, label: ledger.get(run.key)?.label ?? run.key });
  };
  const rest = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  return {
    start(runs, drafts) {
      records.draft(drafts);
      return ask({ type: 'started', runs });
    },
    listLeftOver: (runs) => tell({ type: 'leftOver', runs }),
    continueRuns: async (runs) => void (await ask({ type: 'continued', runs })),
    pause() {
      tell({ type: 'paused' });
      return status();
    },
    resume: () => ask({ type: 'resumed' }),
    cancel: () => ask({ type: 'cancelled' }),
    status,
    card,
    async dispose() {
      tell({ type: 'closed' });
      await rest();
    },
    async abandon() {
      tell({ type: 'abandoned' });
      await rest();
    },
  };
}

const changed: StudioEvent = { type: 'experimentsChanged' };
