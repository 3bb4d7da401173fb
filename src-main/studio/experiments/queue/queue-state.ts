/** What a queue is, what may happen to it, and what it wants done; `transition` leads from one state to the next. */
import type { ErrorReport } from '../../../contract/app-error';
import type { PlannedRun, QueueStatus, Step } from '../../../contract/running/experiment';
import type { RunKey, RunProgress, RunState } from '../../../contract/running/run';
import type { RunOutcome } from '../compute-supervisor';

export interface QueuedRun extends PlannedRun {
  readonly step: Step;
}

/** The one run that is dealt with. `vetting`: whether it can be carried out; `settling`: how it ended is being recorded. */
export type InHand =
  | { readonly run: QueuedRun; readonly doing: 'vetting' }
  | { readonly run: QueuedRun; readonly doing: 'computing'; readonly progress: RunProgress | null }
  | { readonly run: QueuedRun; readonly doing: 'settling'; readonly to: SettledState };

export type SettledState = Exclude<RunState, 'queued' | 'running'>;

/** A run of the queue is in one place: entering, waiting, in hand or leaving; else it has its end, or nobody asked for it. */
export interface QueueState {
  readonly mode: QueueStatus['state'] | 'cancelling';
  /** `closed`: the project is, and nobody can ask for anything; `abandoned`: it is another program's, and nothing more is written. */
  readonly project: 'open' | 'closed' | 'abandoned';
  /** Being recorded as queued. */
  readonly entering: readonly QueuedRun[];
  readonly waiting: readonly QueuedRun[];
  readonly inHand: InHand | null;
  /** Being recorded as cancelled. */
  readonly leaving: readonly QueuedRun[];
  /** Asked for while all others are being cancelled: they begin after that. */
  readonly after: readonly QueuedRun[];
  readonly done: number;
  readonly failed: number;
  readonly notice: string | null;
  readonly remarks: readonly string[];
  /** What waits was left by an earlier session: a new start takes its place. */
  readonly isLeftOver: boolean;
  /** Paused by a person, or after crashes: not to be taken up by itself. */
  readonly isPutAway: boolean;
  /** In a row and of one run. */
  readonly crashes: { readonly key: RunKey | null; readonly count: number };
}

export type Verdict =
  | { readonly type: 'fit' }
  | { readonly type: 'over' } // done already, or there is no record of it
  | { readonly type: 'late' } // the time there was is over
  | { readonly type: 'refused'; readonly error: ErrorReport }
  | { readonly type: 'unknown'; readonly error: ErrorReport }; // its files cannot be read

export type QueueEvent =
  // what people and hosts ask for
  | { readonly type: 'started'; readonly runs: readonly QueuedRun[] }
  | { readonly type: 'leftOver'; readonly runs: readonly QueuedRun[] }
  | { readonly type: 'continued'; readonly runs: readonly QueuedRun[] }
  | { readonly type: 'paused' | 'resumed' | 'cancelled' | 'closed' | 'abandoned' }
  // what became of effects; `unwritten`: runs whose record could not be written, because of `error`
  | { readonly type: 'entered'; readonly runs: readonly QueuedRun[]; readonly unwritten: Unwritten | null }
  | { readonly type: 'marked'; readonly unwritten: Unwritten }
  | { readonly type: 'left'; readonly runs: readonly QueuedRun[]; readonly unwritten: Unwritten | null }
  | { readonly type: 'vetted'; readonly verdict: Verdict }
  | { readonly type: 'progressed'; readonly progress: RunProgress }
  | { readonly type: 'gotOn' } // an epoch ended
  | { readonly type: 'remarked'; readonly remark: string }
  | { readonly type: 'ended'; readonly outcome: RunOutcome; readonly label: string }
  | { readonly type: 'settled'; readonly notice: string | null; readonly unwritten: ErrorReport | null };

export interface Unwritten {
  readonly keys: readonly RunKey[];
  readonly error: ErrorReport;
}

/** Records are written in the order of the effects; a run is vetted and carried out after what was to be written before it. */
export type QueueEffect =
  /** Recorded as queued, whatever they were before, unless done; answered with `entered`. */
  | { readonly type: 'enter'; readonly runs: readonly QueuedRun[] }
  /** Those whose record says one of `from`; answered with `marked` only where one cannot be written. */
  | { readonly type: 'mark'; readonly runs: readonly QueuedRun[]; readonly from: readonly RunState[]; readonly to: 'queued' | 'paused' }
  /** Recorded as cancelled; answered with `left`. */
  | { readonly type: 'leave'; readonly runs: readonly QueuedRun[] }
  /** Answered with `vetted`. */
  | { readonly type: 'vet'; readonly run: QueuedRun }
  /** Answered with `progressed`, `gotOn` and `remarked`, and in the end with `ended`. */
  | { readonly type: 'carryOut'; readonly run: QueuedRun }
  /** Answered with `settled`; `isCutOff`: with a notice of what is done again. */
  | {
      readonly type: 'settle';
      readonly run: QueuedRun;
      readonly to: SettledState;
      readonly error: ErrorReport | null;
      readonly isCutOff: boolean;
    }
  /** To the run that is being computed. */
  | { readonly type: 'stop'; readonly as: 'paused' | 'cancelled' }
  /** The next run gets a process of its own. */
  | { readonly type: 'refresh' }
  | { readonly type: 'endProcess' }
  | { readonly type: 'tellResults' };

export const emptyQueue: QueueState = {
  ...{
    mode: 'idle',
    project: 'open',
    entering: [],
    waiting: [],
    inHand: null,
    leaving: [],
    after: [],
    done: 0,
    failed: 0,
    notice: null,
    remarks: [],
  },
  ...{ isLeftOver: false, isPutAway: false, crashes: { key: null, count: 0 } },
};

/** All runs that the queue will deal with, each once. */
export function runsAhead({ entering, waiting, inHand, after }: QueueState): readonly QueuedRun[] {
  return [...(inHand === null ? [] : [inHand.run]), ...waiting, ...entering, ...after];
}
