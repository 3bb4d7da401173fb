/**
 * The rules of the queue, one run after the other: what becomes of it with everything that may happen, and what is to be done then. Pure: that
 * no order of events loses a run, carries one out twice or leaves a record that says otherwise is shown by trying orders.
 */
import { phrase } from '../../../contract/message';
import type { RunOutcome } from '../compute-supervisor';
import { sayCrashed, sayFailed, sayLeft, sayTakenUp } from './queue-notices';
import {
  emptyQueue,
  runsAhead,
  type InHand,
  type QueuedRun,
  type QueueEffect,
  type QueueEvent,
  type QueueState,
  type SettledState,
  type Unwritten,
  type Verdict,
} from './queue-state';

export interface Transition {
  readonly state: QueueState;
  readonly effects: readonly QueueEffect[];
}

const crashesAllowed = 3;

export function transition(state: QueueState, event: QueueEvent): Transition {
  const { state: next, effects } = react(state, event);
  return next === state && effects.length === 0 ? { state, effects } : advance(next, effects);
}

function react(state: QueueState, event: QueueEvent): Transition {
  if (state.project === 'abandoned') return letGo(state, event);
  switch (event.type) {
    case 'started':
      return start(state, event.runs);
    case 'leftOver':
      if (!isAtRest(state) || event.runs.length === 0) return stay(state);
      return stay({ ...emptyQueue, mode: 'paused', waiting: event.runs, isLeftOver: true, notice: sayLeft(event.runs.length) });
    case 'continued': {
      if (!isAtRest(state) || event.runs.length === 0) return stay(state);
      const remarks = [sayTakenUp(event.runs.length)];
      return { state: { ...emptyQueue, mode: 'running', waiting: event.runs, remarks }, effects: [unpause(event.runs)] };
    }
    case 'paused': {
      if (state.mode !== 'running') return stay(state);
      const effects: QueueEffect[] = state.inHand?.doing === 'computing' ? [{ type: 'stop', as: 'paused' }] : [];
      return { state: { ...state, mode: 'pausing', isPutAway: true }, effects };
    }
    case 'resumed':
      return state.mode === 'paused' && state.project === 'open' ? goOn(state) : stay(state);
    case 'cancelled':
      return cancel(state);
    case 'closed':
    case 'abandoned':
      return { state: { ...halt(state), project: event.type, after: [] }, effects: [{ type: 'endProcess' }] };
    case 'entered':
      return enter(state, event.runs, event.unwritten);
    case 'marked':
      return stay({ ...halt(state), notice: event.unwritten.error.message });
    case 'left':
      return leave(state, event.runs, event.unwritten);
    case 'vetted':
      return state.inHand?.doing === 'vetting' ? begin(state, state.inHand.run, event.verdict) : stay(state);
    case 'progressed':
      if (state.inHand?.doing !== 'computing') return stay(state);
      return stay({ ...state, inHand: { ...state.inHand, progress: event.progress } });
    case 'gotOn': // whatever it was that ended the process, the run gets on
      return stay(state.crashes.count === 0 ? state : { ...state, crashes: emptyQueue.crashes });
    case 'remarked':
      return stay({ ...state, remarks: [...state.remarks, event.remark] });
    case 'ended':
      return state.inHand?.doing === 'computing' ? end(state, state.inHand.run, event.outcome, event.label) : stay(state);
    case 'settled':
      return state.inHand?.doing === 'settling' ? settled(state, state.inHand, event) : stay(state);
    default:
      return event satisfies never;
  }
}

/** What follows by itself: the next run, rest, or the end. */
function advance(state: QueueState, effects: readonly QueueEffect[]): Transition {
  if (state.inHand !== null || state.project === 'abandoned') return { state, effects };
  const [next, ...waiting] = state.waiting;
  if (state.mode === 'running' && next !== undefined)
    return { state: { ...state, waiting, inHand: { run: next, doing: 'vetting' } }, effects: [...effects, { type: 'vet', run: next }] };
  if (state.entering.length + state.leaving.length > 0) return { state, effects };
  if (state.mode === 'cancelling' && next === undefined && state.after.length > 0) {
    const again = start({ ...finish(state), after: [] }, state.after);
    return { state: again.state, effects: [...effects, ...again.effects] };
  }
  if (state.mode === 'cancelling' || state.mode === 'pausing') {
    if (next === undefined) return { state: finish(state), effects: [...effects, { type: 'tellResults' }] };
    const putAway: QueueEffect[] = state.isPutAway
      ? [{ type: 'mark', runs: state.waiting, from: ['queued', 'interrupted'], to: 'paused' }]
      : [];
    return { state: { ...state, mode: 'paused', after: [] }, effects: [...effects, ...putAway, { type: 'tellResults' }] };
  }
  if (state.mode === 'running') return { state: finish(state), effects: [...effects, { type: 'tellResults' }] };
  return { state, effects };
}

/** An abandoned queue waits only for what is in hand, and leaves its record to whoever has the project now. */
function letGo(state: QueueState, { type }: QueueEvent): Transition {
  return stay(type === 'vetted' || type === 'ended' || type === 'settled' ? { ...state, inHand: null } : state);
}

function start(before: QueueState, asked: readonly QueuedRun[]): Transition {
  if (before.project !== 'open') return stay(before);
  const state = before.isLeftOver ? { ...before, waiting: [] } : before;
  const isFresh = before.isLeftOver || before.mode === 'idle';
  // What is being cancelled may be asked for anew.
  const known = new Set((before.mode === 'cancelling' ? state.after : runsAhead(state)).map(({ key }) => key));
  const runs = asked.filter(({ key }, i) => !known.has(key) && asked.findIndex((other) => other.key === key) === i);
  if (state.mode === 'cancelling') return stay({ ...state, after: [...state.after, ...runs] });
  const entered = { ...state, entering: [...state.entering, ...runs] };
  const effects: QueueEffect[] = runs.length === 0 ? [] : [{ type: 'enter', runs }];
  if (state.mode === 'running' || state.mode === 'pausing') return { state: entered, effects };
  const counted = isFresh ? { ...entered, done: 0, failed: 0 } : entered;
  if (runsAhead(counted).length === 0) return stay({ ...counted, mode: 'idle', isLeftOver: false });
  const onward = goOn(counted);
  return { state: onward.state, effects: [...onward.effects, ...effects] };
}

function goOn(state: QueueState): Transition {
  const { notice, remarks, isLeftOver, isPutAway, crashes } = emptyQueue;
  const effects = state.waiting.length === 0 ? [] : [unpause(state.waiting)];
  return { state: { ...state, mode: 'running', notice, remarks, isLeftOver, isPutAway, crashes }, effects };
}

function cancel(state: QueueState): Transition {
  if (state.project !== 'open') return stay(state);
  const leaving = [...state.waiting, ...state.entering];
  const cleared = {
    ...state,
    mode: 'cancelling' as const,
    isLeftOver: false,
    entering: [],
    waiting: [],
    after: [],
    leaving: [...state.leaving, ...leaving],
  };
  const stop: QueueEffect[] = state.inHand?.doing === 'computing' && state.mode !== 'cancelling' ? [{ type: 'stop', as: 'cancelled' }] : [];
  return { state: cleared, effects: [...stop, ...(leaving.length === 0 ? [] : [{ type: 'leave', runs: leaving } as const])] };
}

/** Runs that could not be recorded are not in the queue: whoever started them is told. */
function enter(state: QueueState, runs: readonly QueuedRun[], unwritten: Unwritten | null): Transition {
  const mine = new Set(runs.map(({ key }) => key));
  const isMine = ({ key }: QueuedRun): boolean => mine.has(key);
  const written = state.entering.filter((run) => isMine(run) && !unwritten?.keys.includes(run.key));
  const entered = { ...state, entering: state.entering.filter((run) => !isMine(run)), waiting: [...state.waiting, ...written] };
  if (unwritten === null || entered.inHand !== null || entered.mode !== 'running') return stay(entered);
  return stay({ ...entered, mode: 'pausing', notice: unwritten.error.message });
}

/** Runs whose end could not be recorded wait on. */
function leave(state: QueueState, runs: readonly QueuedRun[], unwritten: Unwritten | null): Transition {
  const mine = new Set(runs.map(({ key }) => key));
  const left = { ...state, leaving: state.leaving.filter(({ key }) => !mine.has(key)) };
  if (unwritten === null) return stay(left);
  const back = runs.filter(({ key }) => unwritten.keys.includes(key));
  return stay({ ...left, waiting: [...left.waiting, ...back], notice: unwritten.error.message });
}

/** A run that was vetted is begun, unless the queue was stopped meanwhile. */
function begin(state: QueueState, run: QueuedRun, verdict: Verdict): Transition {
  const free = { ...state, inHand: null };
  if (verdict.type === 'over') return stay(free);
  if (state.mode === 'cancelling') return settle(state, run, 'cancelled');
  const back = { ...free, waiting: [run, ...state.waiting] };
  if (state.mode !== 'running') return stay(back);
  if (verdict.type === 'late') return settle(state, run, 'cancelled');
  if (verdict.type === 'unknown') return stay({ ...halt(back), notice: verdict.error.message });
  if (verdict.type === 'refused') return settle(state, run, 'failed', verdict.error);
  return { state: { ...state, inHand: { run, doing: 'computing', progress: null } }, effects: [{ type: 'carryOut', run }] };
}

function end(state: QueueState, run: QueuedRun, outcome: RunOutcome, label: string): Transition {
  if (outcome.state === 'crashed') return crash(state, run, outcome.reason, label);
  if (outcome.error?.code === 'out-of-memory') {
    const crashed = crash(state, run, phrase`memory ran out`, label);
    return { state: crashed.state, effects: [{ type: 'refresh' }, ...crashed.effects] };
  }
  if (outcome.state === 'done' || outcome.state === 'failed') return settle(state, run, outcome.state, outcome.error);
  if (state.mode === 'cancelling') return settle(state, run, 'cancelled', outcome.error);
  // Where nobody asked for it the disk is full, or the like.
  const stopped = state.mode === 'running' ? { ...halt(state), notice: outcome.error?.message ?? null } : state;
  return settle(stopped, run, 'paused', outcome.error, outcome.isCutOff);
}

/** The run is begun again by the next process, unless it has had several. */
function crash(state: QueueState, run: QueuedRun, reason: string, label: string): Transition {
  if (state.mode === 'cancelling') return settle(state, run, 'cancelled');
  if (state.mode !== 'running') return settle(state, run, 'interrupted');
  const crashes = { key: run.key, count: state.crashes.key === run.key ? state.crashes.count + 1 : 1 };
  if (crashes.count < crashesAllowed) return settle({ ...state, crashes }, run, 'interrupted');
  const notice = sayCrashed(crashesAllowed, label, reason);
  return settle({ ...halt(state), crashes, isPutAway: true, notice }, run, 'interrupted');
}

function settle(
  state: QueueState,
  run: QueuedRun,
  to: SettledState,
  error: (QueueEffect & { type: 'settle' })['error'] = null,
  isCutOff = false,
): Transition {
  return { state: { ...state, inHand: { run, doing: 'settling', to } }, effects: [{ type: 'settle', run, to, error, isCutOff }] };
}

function settled(
  state: QueueState,
  { run, to }: InHand & { doing: 'settling' },
  { notice, unwritten }: QueueEvent & { type: 'settled' },
): Transition {
  const free = { ...state, inHand: null };
  const back = { ...free, waiting: [run, ...state.waiting] };
  // Nothing is lost, and nothing goes on unwatched.
  if (unwritten !== null) return stay({ ...halt(back), notice: unwritten.message });
  if (to === 'done') return { state: { ...free, done: state.done + 1 }, effects: [{ type: 'tellResults' }] };
  if (to === 'failed') return stay({ ...free, done: state.done + 1, failed: state.failed + 1 });
  if (to === 'cancelled') return stay(free);
  if (state.mode === 'cancelling') return settle(state, run, 'cancelled'); // asked for while it was being put away
  return stay({ ...back, notice: notice ?? state.notice });
}

function finish(state: QueueState): QueueState {
  const { inHand, isPutAway, isLeftOver, crashes } = emptyQueue;
  const remarks = [...new Set(state.remarks)];
  const notice = state.failed === 0 ? null : sayFailed(state.failed);
  return { ...state, mode: 'idle', inHand, isPutAway, isLeftOver, crashes, remarks, notice };
}

/** Stops by itself, after what is in hand. */
function halt(state: QueueState): QueueState {
  return state.mode === 'running' ? { ...state, mode: 'pausing' } : state;
}

function unpause(runs: readonly QueuedRun[]): QueueEffect {
  return { type: 'mark', runs, from: ['paused', 'interrupted'], to: 'queued' };
}

function isAtRest({ mode, project }: QueueState): boolean {
  return mode === 'idle' && project === 'open';
}

function stay(state: QueueState): Transition {
  return { state, effects: [] };
}
